import type { BlockOf } from '../article/document.ts';
import type { CoverParts } from '../cover/measures.ts';
import { hashOf } from '../cover/random.ts';
import { isLocale, type Locale } from '../locale.ts';
import { hasProgramName, siteName, siteSettings } from '../site/site-settings.ts';

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

/** A chart of an article, alone; what has no stylesheet shows it so. */
export const CHART_PICTURE = { width: 1200, height: 900 } as const;

/** What a picture is drawn of. */
export type ShareSubject = DrawnSubject | ChartSubject;

export type ChartSubject = {
  kind: 'chart';
  /** Of the article. */
  id: number;
  locale: Locale;
  categoryKey: string | null;
  chart: BlockOf<'chart'>;
};

/** What stands for a whole page. */
export type DrawnSubject =
  | {
      kind: 'article';
      id: number;
      locale: Locale;
      headline: string;
      /** Of its category, whose hue it names; null without one. */
      categoryKey: string | null;
      categoryName: string | null;
      /** Its photograph: the name of a file (lib/media/picture.ts) and the point that stays in view; null: a cover is drawn. */
      hero: { file: string; focalX: number; focalY: number } | null;
      /** What its cover is drawn of: asked for by who draws. Addresses do not follow it, so that who links need not read the text. */
      parts?: CoverParts;
    }
  | { kind: 'category'; id: number; locale: Locale; categoryKey: string; categoryName: string }
  /** Every page that is about nothing in particular. */
  | { kind: 'site'; locale: Locale };

/** Raised whenever the same subject is drawn differently. */
const DRAWING = 4;

export const SHARE_PREFIX = '/share/';

/** JPEG: a photograph as PNG has 600 kB, and a drawing is about as small as either. Lines of a chart stay sharp in PNG. */
export const shareType = (path: string): string => (path.endsWith('.png') ? 'image/png' : 'image/jpeg');

/** The address of a picture: `/share/article-12-ja-card-01234567.jpg`. */
export function sharePath(subject: DrawnSubject, shape: ShareShape): string {
  const id = subject.kind === 'site' ? 0 : subject.id;
  return `${SHARE_PREFIX}${subject.kind}-${id}-${subject.locale}-${shape}-${fingerprintOf(subject)}.jpg`;
}

/** The address of the picture of a chart: `/share/chart-12-ja-k3v9x0-01234567.png`. */
export function chartPath(subject: ChartSubject): string {
  const { id, locale, chart } = subject;
  return `${SHARE_PREFIX}chart-${id}-${locale}-${chart.id}-${fingerprintOf(subject)}.png`;
}

/** What the address of a picture asks for, whether there is such a thing or not; null for another address. */
export function parseSharePath(path: string): SharePlace | null {
  const [, article, of, part] = CHART_NAME.exec(path) ?? [];
  if (article && isLocale(of)) return { kind: 'chart', id: Number(article), locale: of, part: part ?? '' };
  const [, kind, id, locale, shape] = NAME.exec(path) ?? [];
  if (!kind || !isLocale(locale)) return null;
  const place = { kind: kind as DrawnSubject['kind'], id: Number(id), locale, shape: shape as ShareShape };
  return (place.kind === 'site') === (place.id === 0) ? place : null;
}

export type SharePlace =
  | { kind: DrawnSubject['kind']; id: number; locale: Locale; shape: ShareShape }
  /** `part`: the id of the block. */
  | { kind: 'chart'; id: number; locale: Locale; part: string };

const NAME =
  /^\/share\/(article|category|site)-(0|[1-9]\d{0,14})-(ja|en)-(card|wide|classic|square)-[0-9a-f]{8}\.jpg$/;
const CHART_NAME = /^\/share\/chart-([1-9]\d{0,14})-(ja|en)-([a-z0-9]{1,24})-[0-9a-f]{8}\.png$/;

/** What the picture shows, in eight hexadecimal digits. */
function fingerprintOf(subject: ShareSubject): string {
  const { locale } = subject;
  const { line } = siteSettings().words[locale];
  // A site that is called like the program has the addresses that it always had.
  const named = [
    ...(hasProgramName(locale) ? [] : [siteName(locale)]),
    ...(subject.kind === 'site' && line ? [line] : []),
  ];
  const shown = JSON.stringify([
    DRAWING,
    ...named,
    ...Object.entries(subject)
      .filter(([name]) => name !== 'parts')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return hashOf(shown).toString(16).padStart(8, '0');
}
