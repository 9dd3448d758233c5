import { type Cursor, parseAfter } from '#lib/cursor.ts';

/** Where a page of a list begins, from its address; null on the newest one. */
export async function afterOf(searchParams: Promise<{ after?: string | string[] }>): Promise<Cursor | null> {
  return parseAfter((await searchParams).after);
}
