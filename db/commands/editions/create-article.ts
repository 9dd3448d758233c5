import { eq } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { emptyDocument } from '#lib/article/document.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { NEWSROOM } from '../../newsroom.ts';
import { article, articleAuthor, author } from '../../schema.ts';
import { suggestAddress } from '../addresses/edition-address.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { saveRevision } from '../text/save-revision.ts';

/** Longest headline that an article can be begun with; what publishing allows is decided there. */
const MAX_HEADLINE = 1000;

export type CreateArticle = {
  actor: Actor;
  /** The language it is begun in. */
  locale: Locale;
  headline?: string | undefined;
};

/** Begins an article, with an edition of its own where there is a headline already. */
export function createArticle({ actor, locale, headline = '' }: CreateArticle) {
  return runCommand(actor, { right: 'create' }, async (context) => {
    const text = cleanName(headline);
    if (text.length > MAX_HEADLINE) refuse('too-much-text');
    const articleId = await insertArticle(context, locale);
    const ref = { articleId, locale };
    if (text) {
      await saveRevision(context, ref, { ...emptyDocument(), headline: text }, 'save', null);
      await suggestAddress(context, ref, { headline: text });
    }
    await record(context, { action: 'create-article', ...ref, visible: false });
    return { articleId };
  });
}

/** Adds an article without editions, by the newsroom until somebody else is named. */
export async function insertArticle(context: Context, locale: Locale): Promise<number> {
  const { transaction, now } = context;
  const [made] = await transaction
    .insert(article)
    .values({ originLocale: locale, createdAt: now, createdBy: context.actor.userId })
    .returning({ id: article.id });
  const articleId = made?.id ?? 0;
  const [newsroom] = await transaction.select({ id: author.id }).from(author).where(eq(author.key, NEWSROOM));
  if (newsroom) {
    await transaction.insert(articleAuthor).values({ articleId, authorId: newsroom.id, position: 1 });
  }
  return articleId;
}
