import type { Locale } from '../../locale.ts';
import { GROUND } from '../../site/ground.ts';
import { hasProgramName, siteName } from '../../site/site-settings.ts';
import { homePath } from '../../urls.ts';

/** What a device shows of the site where somebody puts it on their home screen; an application of its own per language. */
export function webManifest({ locale, description }: { locale: Locale; description: string }) {
  const home = homePath(locale);
  return {
    id: home,
    name: siteName(locale),
    short_name: hasProgramName(locale) ? 'PRISM' : siteName(locale),
    description,
    lang: locale,
    dir: 'ltr',
    start_url: home,
    // Both languages, so that whoever switches stays inside.
    scope: '/',
    display: 'minimal-ui',
    background_color: GROUND.light,
    theme_color: GROUND.light,
    categories: ['news'],
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  };
}
