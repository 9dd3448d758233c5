import { readWordmark } from '#lib/site/wordmark.ts';
import { refuse } from '../run/run-command.ts';
import { changeSite, type SiteRef } from './change-site.ts';

/** `bytes` of an SVG file; null takes the drawing away. */
export type SetWordmark = SiteRef & { bytes: Uint8Array | null };

/** Draws the name of the site, in place of its letters. Of the file only what may be drawn is kept (lib/site/wordmark.ts). */
export function setWordmark({ bytes, ...ref }: SetWordmark) {
  return changeSite(
    ref,
    bytes ? 'set-wordmark' : 'remove-wordmark',
    (settings) => settings.wordmark,
    (settings) => {
      if (!bytes) {
        settings.wordmark = null;
        return;
      }
      const read = readWordmark(bytes);
      if (!read.ok) refuse(read.code, 'part' in read ? { part: read.part } : {});
      const { svg, width, height } = read;
      settings.wordmark = { svg, width, height };
    },
  );
}
