import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Locale } from '../locale.ts';

/** A run of text: as it was in both, only in the newer, or only in the older. */
export type TextRun = { kind: 'same' | 'added' | 'removed'; text: string };

/** Texts that differ in more places than this have little in common: shown side by side, they are read faster. */
const MAX_EDITS = 600;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * What changed from one text to another, in runs: by word in English, by character (as a reader counts them) and number in
 * Japanese. Joined without the added runs they are `older`, without the removed ones `newer`.
 */
export function textRuns(older: string, newer: string, locale: Locale): TextRun[] {
  if (older === newer) return older === '' ? [] : [{ kind: 'same', text: older }];
  const changes =
    locale === 'ja'
      ? diffArrays(charactersOf(older), charactersOf(newer), { maxEditLength: MAX_EDITS })?.map((change) => ({
          ...change,
          value: change.value.join(''),
        }))
      : diffWordsWithSpace(older, newer, { maxEditLength: MAX_EDITS });
  const whole = [
    { removed: true, added: false, value: older },
    { removed: false, added: true, value: newer },
  ];
  return (changes ?? whole).flatMap(({ added, removed, value }): TextRun[] => {
    if (value === '') return [];
    return [{ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }];
  });
}

/** A number is one: nobody reads 2 and 00 out of 200. */
const NUMBER = /([\d\uFF10-\uFF19]+(?:[,.\uFF0C\uFF0E][\d\uFF10-\uFF19]+)*)/u;

const charactersOf = (text: string) =>
  text
    .split(NUMBER)
    .flatMap((part, index) =>
      index % 2 === 1 ? [part] : Array.from(graphemes.segment(part), ({ segment }) => segment),
    );
