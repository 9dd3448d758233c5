import type { Locale } from '../locale.ts';
import type { ArticleDocument } from './document.ts';
import { plainText } from './inline.ts';
import { segmentsOf } from './segments.ts';
import type { TextKind } from './shapes.ts';

const CHARACTERS_A_MINUTE = 500;
const WORDS_A_MINUTE = 220;

/** How long an article is: its letters and digits in Japanese, its words in English, and the minutes it takes to read. */
export type ArticleLength = { amount: number; minutes: number };

const known = new WeakMap<ArticleDocument, Partial<Record<Locale, ArticleLength>>>();

/** How many minutes the article takes to read, at least 1: by characters in Japanese, by words in English. */
export function readingMinutes(document: ArticleDocument, locale: Locale): number {
  return articleLength(document, locale).minutes;
}

/** What nobody reads from its beginning to its end. */
const LOOKED_UP: ReadonlySet<TextKind> = new Set(['cell', 'unit', 'source', 'alt', 'credit']);

/** All texts of the article, headline and titles included, without marks and without the cells of tables; `minutes` is what readers are told. */
export function articleLength(document: ArticleDocument, locale: Locale): ArticleLength {
  const length = known.get(document)?.[locale] ?? measure(document, locale);
  known.set(document, { ...known.get(document), [locale]: length });
  return length;
}

function measure(document: ArticleDocument, locale: Locale): ArticleLength {
  const texts = segmentsOf(document).flatMap(({ kind, text }) =>
    LOOKED_UP.has(kind) ? [] : [plainText(text)],
  );
  const amount = texts.reduce((sum, text) => sum + (locale === 'ja' ? characters(text) : words(text)), 0);
  const pace = locale === 'ja' ? CHARACTERS_A_MINUTE : WORDS_A_MINUTE;
  return { amount, minutes: Math.max(1, Math.round(amount / pace)) };
}

const characters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const words = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'\u2019.-]*/gu)?.length ?? 0;
