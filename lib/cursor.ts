/** The last story of a page of a list, newest first; the next page begins after it. */
export type Cursor = { publishedAt: Date; articleId: number };

/** The query of the page of a list that follows `cursor`. */
export function afterQuery({ publishedAt, articleId }: Cursor): string {
  return `?after=${printPlace(publishedAt.getTime(), articleId)}`;
}

/** Reads the value that `afterQuery` writes; null for anything else. */
export function parseAfter(value: string | string[] | null | undefined): Cursor | null {
  const place = parsePlace(typeof value === 'string' ? value : '');
  return place && { publishedAt: new Date(place.at), articleId: place.articleId };
}

/**
 * A place in a list as addresses spell it.
 * @param at UTC milliseconds; negative before 1970
 */
export function printPlace(at: number, articleId: number): string {
  return `${at}-${articleId}`;
}

/** Reads what `printPlace` writes; null for anything else. */
export function parsePlace(value: string): { at: number; articleId: number } | null {
  const [, at, articleId] = /^(-?\d{1,15})-(\d{1,15})$/.exec(value) ?? [];
  return at && articleId ? { at: Number(at), articleId: Number(articleId) } : null;
}
