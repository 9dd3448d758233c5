import { eq } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { listTeasers, type Teaser } from './teaser.ts';

/** The newest public articles of a category in one language. */
export async function listInCategory(args: {
  locale: Locale;
  categoryId: number;
  limit?: number;
}): Promise<Teaser[]> {
  return listTeasers({
    locale: args.locale,
    limit: args.limit ?? 20,
    where: (edition) => eq(edition.categoryId, args.categoryId),
  });
}
