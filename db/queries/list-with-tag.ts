import { eq, inArray } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { articleTag } from '../schema.ts';
import { theStore } from '../store.ts';
import { listTeasers, type Teaser } from './teaser.ts';

/** The newest public articles that carry a tag, in one language. */
export async function listWithTag(args: {
  locale: Locale;
  tagId: number;
  limit?: number;
}): Promise<Teaser[]> {
  const tagged = theStore()
    .read.select({ articleId: articleTag.articleId })
    .from(articleTag)
    .where(eq(articleTag.tagId, args.tagId));
  return listTeasers({
    locale: args.locale,
    limit: args.limit ?? 20,
    where: (edition) => inArray(edition.articleId, tagged),
  });
}
