import type { Locale } from '../locale.ts';
import { cleanName } from './clean-text.ts';
import { phrasesOf } from './phrases.ts';
import { withoutRuby } from './ruby.ts';

const MAX_ENGLISH = 60;
const MAX_JAPANESE = 30;
const MAX_CHOSEN = 100;

/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const PLAIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * The address a headline suggests. English: lower-case ASCII words, at most 60 characters of whole words. Japanese:
 * the headline itself, at most 30 characters, cut between phrases; never a transliteration, whose readings would be
 * wrong too often.
 * @returns '' when the headline has no letter or number that an address of this language could keep
 */
export function slugFromHeadline(headline: string, locale: Locale): string {
  const text = spelt(withoutRuby(headline));
  return locale === 'en' ? englishSlug(text) : japaneseSlug(text);
}

/** Nothing that people see or type: a soft hyphen, a selector of how an emoji looks, the frame of a keycap. */
const UNTYPED = /\p{Cf}|\p{Variation_Selector}|\u20E3/gu;

/** A headline in letters of one width; the signs by which names differ (C++ and C#) are spelt out. */
function spelt(headline: string): string {
  return headline
    .normalize('NFKC')
    .replace(UNTYPED, '')
    .replace(/(?<![\p{L}\p{N}])(\p{sc=Latin})\+\+/gu, '$1-plus-plus ')
    .replace(/(?<![\p{L}\p{N}])(\p{sc=Latin})#/gu, '$1-sharp ');
}

/** The address of a new edition: the English headline's where there is one, else the edition's own, else ''. */
export function suggestSlug(edition: { locale: Locale; headline: string; englishHeadline?: string }): string {
  const english = slugFromHeadline(edition.englishHeadline ?? '', 'en');
  return english || slugFromHeadline(edition.headline, edition.locale);
}

/** An address as somebody typed or pasted it, cleaned and composed; `isValidSlug` says whether it can be one. */
export function typedSlug(text: string): string {
  return cleanName(text).normalize('NFC');
}

/** Whether an editor may choose this address: lower-case letters and numbers of any script, single hyphens between. */
export function isValidSlug(slug: string): boolean {
  return (
    slug.length <= MAX_CHOSEN &&
    // Commands take a bare number for an article's id.
    !/^\d+$/.test(slug) &&
    slug === slug.normalize('NFC').toLowerCase() &&
    /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u.test(slug)
  );
}

function englishSlug(headline: string): string {
  const words = headline
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['\u2018\u2019\u02BC]/g, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return joinWhile(words, '-', MAX_ENGLISH);
}

function japaneseSlug(headline: string): string {
  const clean = (text: string) =>
    text.replace(/(?:[^\p{L}\p{N}\p{M}]|(?<![\p{L}\p{N}\p{M}])\p{M})+/gu, '-').replace(/^-+|-+$/g, '');
  const text = headline.toLowerCase().normalize('NFC');
  const whole = clean(text);
  if (length(whole) <= MAX_JAPANESE) return whole;

  let slug = '';
  for (let phrases = '', rest = phrasesOf(text); rest.length > 0; rest = rest.slice(1)) {
    phrases += rest[0];
    const longer = clean(phrases);
    if (length(longer) > MAX_JAPANESE) break;
    slug = longer;
  }
  // Cut after a closing bracket, the next phrase may be nothing but the particle that follows it.
  const ended = slug.replace(/-\p{sc=Hira}{1,2}$/u, '');
  return ended || clean([...whole].slice(0, MAX_JAPANESE).join(''));
}

/** As many words from the start as fit; the first one is cut when it alone does not. */
function joinWhile(words: string[], glue: string, limit: number): string {
  let joined = (words[0] ?? '').slice(0, limit);
  for (const word of words.slice(1)) {
    if (joined.length + glue.length + word.length > limit) break;
    joined += glue + word;
  }
  return joined;
}

const length = (text: string) => [...text].length;
