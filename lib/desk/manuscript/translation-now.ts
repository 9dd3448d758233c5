import { normalizedText } from '../../article/normalize.ts';
import type { SegmentState } from '../../article/segment-state.ts';
import { type Locale, otherLocale } from '../../locale.ts';
import type { Row } from '../editor.ts';
import { joinedText } from './texts.ts';

/**
 * How a row's translation stands while it is written, before the server has been asked. It follows the server's rule
 * (segmentState): a translation holds for the source text it was made from, and whoever writes it has read the source
 * as it is now.
 */
export type TranslationNow = {
  into: Locale;
  state: SegmentState;
  /** What the source said when it was translated, where that is known. */
  sourceBefore: string | null;
};

/** What a translation was made from. */
export type Basis = {
  into: Locale;
  /** The source text that the translation holds for; null when it is not known any more. */
  source: string | null;
  isMachine: boolean;
  isOptedOut: boolean;
};

/**
 * The basis of a row as the server describes it.
 * @param origin the language of the article, for rows that nobody has written yet
 */
export function basisOf(row: Pick<Row, 'translation' | 'cells'>, origin: Locale): Basis {
  const { translation, cells } = row;
  if (!translation) return { into: otherLocale(origin), source: null, isMachine: false, isOptedOut: false };
  const { into, state, sourceBefore } = translation;
  const isKnown = state === 'current' || state === 'machine' || state === 'cosmetic';
  return {
    into,
    source: sourceBefore ?? (isKnown ? cells[otherLocale(into)].text : null),
    isMachine: state === 'machine',
    isOptedOut: state === 'opted-out',
  };
}

/** The basis after somebody typed in a language of the row. */
export function basisAfterTyping(basis: Basis, typed: Locale, texts: Record<Locale, string>): Basis {
  const other = otherLocale(typed);
  // The language that is written first is the source of the other.
  if (texts[other] === '') return { ...basis, into: other, source: null };
  return typed === basis.into
    ? { ...basis, source: texts[other], isMachine: false, isOptedOut: false }
    : basis;
}

/** The basis of two rows that become one: the worse of both, as the server judges it (inheritedState). */
export function joinedBasis(
  first: Basis,
  second: Basis,
  firstTexts: Record<Locale, string>,
  secondTexts: Record<Locale, string>,
): Basis {
  const states = [translationNow(first, firstTexts)?.state, translationNow(second, secondTexts)?.state];
  const isOutdated = states.some((state) => state === 'stale' || state === 'missing');
  const source = otherLocale(first.into);
  return {
    into: first.into,
    source: isOutdated ? null : joinedText(source, firstTexts[source], secondTexts[source]),
    isMachine: first.isMachine || second.isMachine,
    isOptedOut: first.isOptedOut && second.isOptedOut,
  };
}

/** How the translation stands with these texts; null where neither language has one. */
export function translationNow(basis: Basis, texts: Record<Locale, string>): TranslationNow | null {
  const { into } = basis;
  // Where nothing but space is typed, the server has no text.
  const [source, target] = [otherLocale(into), into].map((locale) =>
    texts[locale].trim() === '' ? '' : texts[locale],
  ) as [string, string];
  if (source === '' && target === '') return null;
  const stands = (state: SegmentState) => ({ into, state, sourceBefore: basis.source });
  if (basis.isOptedOut) return stands('opted-out');
  if (target === '') return stands('missing');
  if (basis.source === null || normalizedText(source) !== normalizedText(basis.source))
    return stands('stale');
  if (basis.isMachine) return stands('machine');
  return stands(source === basis.source ? 'current' : 'cosmetic');
}

export function isSameBasis(a: Basis, b: Basis): boolean {
  return (
    a.into === b.into && a.source === b.source && a.isMachine === b.isMachine && a.isOptedOut === b.isOptedOut
  );
}
