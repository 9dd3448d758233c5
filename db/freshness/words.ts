import type { Locale } from '#lib/locale.ts';

/*
 * The words by which what is kept is held against what has changed. A rendering notes the words of what it read
 * (reading.ts); a change writes the words of what it changed (changes.ts). One thing has one word, whoever says it: that
 * is all that this file is for.
 *
 * What a thing is called and what a list of it holds are different words. An article page names its category; it does
 * not care which other stories stand in it.
 */

/**
 * What has an id, and may be changed while pages show it. `teaser` is of an article what lists say of it: headline, lede,
 * address, date, category, picture, whether it is public; `article` is all of it.
 */
export type Thing = 'article' | 'teaser' | 'category' | 'tag' | 'author' | 'source' | 'media';

/** What readers may see of one thing, in all languages. */
export const wordOf = (thing: Thing, id: number): string => `${thing}:${id}`;

/** What the editors have placed on the front page of a language. */
export const placementWord = (locale: Locale): string => `placement:${locale}`;

/** What stands above every page of a language. */
export const bannerWord = (locale: Locale): string => `banner:${locale}`;

/** Who is told of changes, beside those of the environment: no page says it, whoever tells them does. */
export const WEBHOOKS_WORD = 'webhooks';

/** In which months stories of a language were published. */
export const monthsWord = (locale: Locale): string => `months:${locale}`;

/** Articles whose ids follow each other stand in one file of the sitemap, so many of them. */
export const SITEMAP_RANGE = 1_000;

/** What the sitemap says of the articles whose ids are near this one: which are public, where, and since when. */
export const sitemapWord = (articleId: number): string => `sitemap:${Math.floor(articleId / SITEMAP_RANGE)}`;

/**
 * `changed` has the same stories as `all`, by when readers last saw them change instead of by their dates; `removed` those that
 * readers could see once and cannot now.
 */
export type ListKind = 'all' | 'category' | 'tag' | 'author' | 'changed' | 'removed';

/** A list of one language: which stories stand in it, in which order. Those that are not of a topic have the entity 0. */
export const listName = (locale: Locale, kind: ListKind, entityId = 0): string =>
  `list:${locale}:${kind}:${entityId}`;

/** That a list changed at the place of a story of this date: pages that end before it, or begin after it, stay. */
export const listWord = (name: string, publishedAt: Date): string => `${name}@${publishedAt.getTime()}`;

/** What a change writes when it may have changed anything. */
export const EVERYTHING = '*';

/** A word as whoever drops pages needs it: a thing, or a place in a list (UTC milliseconds). */
export type Change = { word: string; at?: number };

const THING =
  /^(?:webhooks|(?:article|teaser|category|tag|author|source|media|sitemap):\d+|(?:placement|banner|months):(?:ja|en))$/;
const LIST = /^(list:(?:ja|en):(?:all|category|tag|author|changed|removed):\d+)@(-?\d+)$/;

/** The things of one kind that words name: all that a change may have let readers see otherwise. */
export function idsIn(words: Iterable<string>, thing: Thing): number[] {
  return [...words].flatMap((word) =>
    word.startsWith(`${thing}:`) ? [Number(word.slice(thing.length + 1))] : [],
  );
}

/** Reads words that a change wrote. @returns undefined where one of them is unknown, or means everything */
export function parseWords(words: Iterable<string>): Change[] | undefined {
  const changes: Change[] = [];
  for (const word of words) {
    const [, list, at] = LIST.exec(word) ?? [];
    if (list !== undefined) changes.push({ word: list, at: Number(at) });
    else if (THING.test(word)) changes.push({ word });
    else return undefined;
  }
  return changes;
}
