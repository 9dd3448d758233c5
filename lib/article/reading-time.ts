import type { Locale } from '../locale.ts';
import type { ArticleDocument } from './document.ts';
import { plainText } from './inline.ts';
import { segmentsOf } from './segments.ts';

const CHARACTERS_A_MINUTE = 500;
const WORDS_A_MINUTE = 220;

const known = new WeakMap<ArticleDocument, Partial<Record<Locale, number>>>();

/** How many minutes the article takes to read, at least 1: by characters in Japanese, by words in English. */
export function readingMinutes(document: ArticleDocument, locale: Locale): number {
  const minutes = known.get(document)?.[locale] ?? count(document, locale);
  known.set(document, { ...known.get(document), [locale]: minutes });
  return minutes;
}

function count(document: ArticleDocument, locale: Locale): number {
  const texts = segmentsOf(document).map((segment) => plainText(segment.text));
  const amount = texts.reduce((sum, text) => sum + (locale === 'ja' ? characters(text) : words(text)), 0);
  return Math.max(1, Math.round(amount / (locale === 'ja' ? CHARACTERS_A_MINUTE : WORDS_A_MINUTE)));
}

const characters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const words = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'\u2019.-]*/gu)?.length ?? 0;
