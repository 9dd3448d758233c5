import type { Both } from '#lib/article/parallel.ts';
import type { Locale } from '#lib/locale.ts';
import type { TextPlace } from '../text-place.ts';

/** What the texts of both editions are drawn with. */
export type ParallelPlace = {
  /** The page's language. */
  own: TextPlace;
  other: TextPlace;
  /** Segments whose translation is of an earlier text, and in which language it is. */
  stale: ReadonlyMap<string, Locale>;
  /** Segments that need no translation: where they lack one nothing is said. */
  optedOut: ReadonlySet<string>;
};

/** The two sides as they stand on the page: its own language first. */
export const SIDES = ['own', 'other'] as const satisfies (keyof Both<unknown>)[];

/** The anchor of a passage: the same in both languages, and in every revision that has it. */
export const passageAnchor = (id: string): string => `passage-${id}`;

/** Of the text of a side: citations of both would otherwise have one anchor. */
export const segmentOn = (side: (typeof SIDES)[number], { other }: ParallelPlace, id: string): string =>
  side === 'own' ? id : `${other.locale}-${id}`;
