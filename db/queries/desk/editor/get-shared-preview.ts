import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { hashToken } from '../../../auth/one-time-token.ts';
import { article, sharedPreview } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import type { ArticleView } from '../../editions/get-article.ts';
import { draftAt } from './get-draft-article.ts';

/**
 * The revision that a shared address shows, as readers would get it, and until when: for whoever has its token. Null where there is none:
 * it is over, was taken back, or its article is in the trash.
 */
export async function getSharedPreview(args: {
  token: string;
  locale: Locale;
}): Promise<{ article: ArticleView; expiresAt: Date } | null> {
  const { token, locale } = args;
  const { read, now } = theStore();
  const [found] = await read
    .select({ preview: sharedPreview })
    .from(sharedPreview)
    .innerJoin(article, eq(article.id, sharedPreview.articleId))
    .where(
      and(
        eq(sharedPreview.tokenHash, hashToken(token)),
        eq(sharedPreview.locale, locale),
        gt(sharedPreview.expiresAt, now()),
        isNull(sharedPreview.revokedAt),
        isNull(article.trashedAt),
      ),
    );
  if (!found) return null;
  const { articleId, revisionId, expiresAt } = found.preview;
  const view = await draftAt({ articleId, locale, revisionId }, undefined);
  return view && { article: view, expiresAt };
}
