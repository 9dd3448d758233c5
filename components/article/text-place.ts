import type { CorrectionMarks } from '#lib/article/correction-marks.ts';
import type { Pictures } from '#lib/article/picture-words.ts';
import type { Locale } from '#lib/locale.ts';

/** What a text of an article is drawn with, wherever it stands. */
export type TextPlace = {
  locale: Locale;
  /** How many sources the article names: a citation of any other is not a link. */
  sourceCount: number;
  /** What the article's picture blocks and link cards show. */
  pictures: Pictures;
  /** Where texts were corrected; absent where nothing was. */
  marks?: CorrectionMarks | undefined;
};
