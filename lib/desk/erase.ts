import type { Locale } from '../locale.ts';

/** A name as it is written in texts, and what stands there instead. */
export type Replacing = { name: string; by: string };

export const ERASE_LIMITS = { names: 10, name: 100, by: 100, rows: 2_000, articles: 200 } as const;

/** Where a name stands: in one text of one row, with what is around it. */
export type NamePlace = {
  table: string;
  column: string;
  articleId: number | null;
  locale: Locale | null;
  /** What its article is called, in the language of the place where it has it; '' where it belongs to none. */
  headline: string;
  /** Of a text that readers or writers have now, not of an older revision or a record. */
  isCurrent: boolean;
  before: string;
  name: string;
  after: string;
};

const AROUND = 30;
const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** A letter that would make a longer word of a Latin one; Japanese beside it does not. */
const WORD = '[\\p{Script=Latin}\\p{M}\\p{N}]';
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The names of a form, one a line, each with what replaces it; the longest first, so that a family name does not cut a whole one. */
export function replacingsOf(names: string, by: string): Replacing[] {
  const lines = names.split(/\r\n|[\r\n]/).map((line) => line.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(lines.filter(Boolean))].map((name) => ({ name, by: by.trim() }));
}

/**
 * Finds names in texts. Latin letters are found in either case and as whole words only, so that a short name is not found in a longer
 * word; Japanese has no such edges. Composed and decomposed letters are one.
 */
export function nameFinder(replacings: Replacing[]) {
  const byName = new Map<string, string>();
  for (const { name, by } of replacings) {
    for (const form of ['NFC', 'NFD'] as const) byName.set(name.normalize(form).toLowerCase(), by);
  }
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(names.map(asPattern).join('|') || '(?!)', 'giu');
  const byOf = (found: string) => byName.get(found.replaceAll(/\s+/g, ' ').toLowerCase()) ?? '';
  return {
    /** As they are looked for in the store, in lower case. */
    names,
    count: (text: string): number => [...text.matchAll(pattern)].length,
    replace: (text: string): string => text.replace(pattern, byOf),
    /** Each place in a text, with what is around it. */
    places: (text: string) =>
      [...text.matchAll(pattern)].map(({ 0: name, index }) => ({
        before: text.slice(Math.max(0, index - AROUND), index),
        name,
        after: text.slice(index + name.length, index + name.length + AROUND),
      })),
  };
}

export type NameFinder = ReturnType<typeof nameFinder>;

function asPattern(name: string): string {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(' ', '\\s+');
  const isWordAt = (letter: string) => LETTER.test(letter) && !JAPANESE.test(letter);
  const before = isWordAt(name[0] ?? '') ? `(?<!${WORD})` : '';
  const after = isWordAt(name.at(-1) ?? '') ? `(?!${WORD})` : '';
  return before + escaped + after;
}

/** Applies `change` to every text inside a value that was JSON: keys, ids and kinds stay. */
export function mapTexts(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return key === 'id' || key === 'kind' ? value : change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [name, mapTexts(inside, change, name)]),
  );
}
