import { parseAfter, parsePlace, printPlace } from '../cursor.ts';
import { isLocale, LOCALES, type Locale } from '../locale.ts';
import type { SearchPlace } from '../search/question.ts';

/** In which order a list has its editions: the newest first, or the one that changed longest ago first. */
export type Order = 'newest' | 'changes';

/** The last edition of a page; the next page begins behind it. `at` is of its date in the list, UTC milliseconds. */
export type Position = { order: Order; at: number; articleId: number; locale: Locale };

/** A position as a cursor. Whoever gets one need not know what is in it. */
export function printPosition({ order, at, articleId, locale }: Position): string {
  return toCursor(`${order}:${printPlace(at, articleId)}:${locale}`);
}

/** Reads what `printPosition` writes; null for anything else. */
export function parsePosition(cursor: string): Position | null {
  const [order, place = '', locale] = fromCursor(cursor)?.split(':') ?? [];
  const parsed = parsePlace(place);
  if (!parsed || !isLocale(locale) || (order !== 'newest' && order !== 'changes')) return null;
  return written({ order, ...parsed, locale }, printPosition, cursor);
}

/** The last of a page of tags or authors, which stand in the order of their ids, as a cursor. */
export function printId(id: number): string {
  return toCursor(`id:${id}`);
}

/** Reads what `printId` writes; null for anything else. */
export function parseId(cursor: string): number | null {
  const [, id] = /^id:(\d{1,15})$/.exec(fromCursor(cursor) ?? '') ?? [];
  return id === undefined ? null : written(Number(id), printId, cursor);
}

/** The last of a page of what a search finds by date, as a cursor. */
export function printFound({ publishedAt, articleId }: SearchPlace): string {
  return toCursor(`found:${printPlace(publishedAt.getTime(), articleId)}`);
}

/** Reads what `printFound` writes; null for anything else. */
export function parseFound(cursor: string): SearchPlace | null {
  const [, place] = /^found:(.+)$/.exec(fromCursor(cursor) ?? '') ?? [];
  const parsed = parseAfter(place);
  return parsed && written(parsed, printFound, cursor);
}

/**
 * How editions stand in a list: of two with the same date the later article comes first where the newest does, and of an
 * article its languages as in LOCALES.
 */
export function comparePositions(a: Position, b: Position): number {
  const byPlace = a.at - b.at || a.articleId - b.articleId;
  const byLocale = LOCALES.indexOf(a.locale) - LOCALES.indexOf(b.locale);
  return (a.order === 'newest' ? -byPlace : byPlace) || byLocale;
}

const LONGEST = 100;

const toCursor = (text: string) => Buffer.from(text).toString('base64url');

const fromCursor = (cursor: string) =>
  cursor.length > LONGEST ? undefined : Buffer.from(cursor, 'base64url').toString();

/** Base64 has several spellings of one value, and each would be kept as a page of its own. */
const written = <T>(value: T, print: (value: T) => string, cursor: string): T | null =>
  print(value) === cursor ? value : null;
