import { and, desc, eq } from 'drizzle-orm';
import { isLocale } from '#lib/locale.ts';
import { article, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';

/**
 * The id of the article that staff mean by an id (`12`), an address (`/en/articles/x`, with or without the site's
 * name) or a slug of either language, current or former. Null when there is none.
 */
export async function findArticleId(reference: string): Promise<number | null> {
  const { read } = theStore();
  if (/^\d{1,15}$/.test(reference)) {
    const [row] = await read
      .select({ id: article.id })
      .from(article)
      .where(eq(article.id, Number(reference)));
    if (row) return row.id;
  }
  const [, locale, rest] = /(?:^|\/)(ja|en)\/articles\/([^/?#]+)/.exec(reference) ?? [];
  const wanted = decode(rest ?? reference).normalize('NFC');
  const [row] = await read
    .select({ id: slug.entityId })
    .from(slug)
    .where(
      and(
        eq(slug.scope, 'article'),
        eq(slug.slug, wanted),
        isLocale(locale) ? eq(slug.locale, locale) : undefined,
      ),
    )
    .orderBy(desc(slug.createdAt))
    .limit(1);
  return row?.id ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
