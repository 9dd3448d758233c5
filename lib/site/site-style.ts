import { WORDMARK_PATH } from '../urls.ts';
import { siteSettings } from './site-settings.ts';

/** Whether the site has a look of its own, so that its pages fetch the styles of it. */
export function hasOwnLook(): boolean {
  const { accent, wordmark } = siteSettings();
  return accent !== null || wordmark !== null;
}

/**
 * The styles of a site with a look of its own. The name is drawn as a mask, in the ink of the page, on light and dark ground alike;
 * on paper links stay black.
 */
export function siteStyle(): string {
  const { accent, wordmark } = siteSettings();
  return [
    accent && `@media screen{html:root{--accent:light-dark(${accent.light},${accent.dark})}}`,
    wordmark &&
      [
        '.wordmark-drawing{display:block;max-width:100%;height:1.2em;',
        `aspect-ratio:${wordmark.width}/${wordmark.height};background:currentColor;`,
        `mask:url(${WORDMARK_PATH}) left center/contain no-repeat;print-color-adjust:exact}`,
        '@media (forced-colors:active){.wordmark-drawing{forced-color-adjust:none;background:LinkText}}',
      ].join(''),
  ]
    .filter(Boolean)
    .join('\n');
}
