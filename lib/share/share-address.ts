import { createHash } from 'node:crypto';
import type { Locale } from '../locale.ts';

/*
 * Pictures that stand for a page where somebody shares it, and in search results. Nobody uploads them: they are drawn of what
 * the page is about, and their address changes with that, so that whoever has kept one may keep it for good.
 */

/** The shapes that are offered, in pixels: `card` for link previews, the others for search engines. */
export const SHARE_SHAPES = {
  card: { width: 1200, height: 630 },
  wide: { width: 1200, height: 675 },
  classic: { width: 1200, height: 900 },
  square: { width: 1200, height: 1200 },
} as const;
export type ShareShape = keyof typeof SHARE_SHAPES;

/** What a picture is drawn of. */
export type ShareSubject =
  | {
      kind: 'article';
      id: number;
      locale: Locale;
      headline: string;
      /** Of its category, whose hue it names; null without one. */
      categoryKey: string | null;
      categoryName: string | null;
      /** The name of the hero's file (lib/media/picture.ts), or null: then a cover is drawn. */
      hero: string | null;
    }
  | { kind: 'category'; id: number; locale: Locale; categoryKey: string; categoryName: string }
  /** Every page that is about nothing in particular. */
  | { kind: 'site'; locale: Locale };

/** Raised whenever the same subject is drawn differently. */
const DRAWING = 1;

/** The address of a picture: `/share/article-12-ja-card-0123456789.png`. */
export function sharePath(subject: ShareSubject, shape: ShareShape): string {
  const id = subject.kind === 'site' ? 0 : subject.id;
  return `/share/${subject.kind}-${id}-${subject.locale}-${shape}-${fingerprintOf(subject)}.png`;
}

/** What the picture shows, in ten hexadecimal digits. */
export function fingerprintOf(subject: ShareSubject): string {
  const shown = JSON.stringify([DRAWING, ...Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(shown).digest('hex').slice(0, 10);
}
