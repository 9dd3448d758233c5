/** The last story of a page of a list, newest first; the next page begins after it. */
export type Cursor = { publishedAt: Date; articleId: number };

/** The query of the page of a list that follows `cursor`. */
export function afterQuery({ publishedAt, articleId }: Cursor): string {
  return `?after=${publishedAt.getTime()}-${articleId}`;
}

/** Reads the value that `afterQuery` writes; null for anything else. */
export function parseAfter(value: string | string[] | null | undefined): Cursor | null {
  const [, instant, article] = /^(\d{1,15})-(\d{1,15})$/.exec(typeof value === 'string' ? value : '') ?? [];
  const publishedAt = new Date(Number(instant));
  if (Number.isNaN(publishedAt.getTime())) return null;
  return { publishedAt, articleId: Number(article) };
}
