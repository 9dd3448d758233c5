import { and, eq } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { findArticleId } from '../../addresses/find-article.ts';
import { pickedRelated, picksSeen } from '../../editions/picked-related.ts';
import { type DeskEntry, deskEntries } from '../list/desk-entries.ts';
import { listArticles } from '../list/list-articles.ts';
import { readable } from '../readable.ts';

/** Articles that are offered to be chosen. */
const FOUND = 8;

export type RelatedPicks = {
  /** In the order in which readers get them. */
  picks: DeskEntry[];
  /** The fingerprint of all of them. */
  seen: string;
  /** What was found for what was typed, without the article itself and what is chosen already. */
  found: DeskEntry[];
};

/**
 * The stories that an editor has chosen for the end of an article; null where there is none, or the actor may not see it.
 * @param args.typed a number, an address or words of a headline; '' where nothing is looked for
 */
export async function getRelatedPicks(args: {
  actor: Actor;
  articleId: number;
  namesIn: Locale;
  typed?: string;
}): Promise<RelatedPicks | null> {
  const { actor, articleId, namesIn, typed = '' } = args;
  const { read } = theStore();
  const [own] = await read
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.id, articleId), readable(actor)));
  if (!own) return null;
  const ids = await pickedRelated(read, articleId);
  const found = typed === '' ? [] : await findBy(actor, typed, namesIn);
  return {
    picks: await deskEntries({ actor, articleIds: ids, namesIn }),
    seen: picksSeen(ids),
    found: found.filter((entry) => entry.articleId !== articleId && !ids.includes(entry.articleId)),
  };
}

async function findBy(actor: Actor, typed: string, namesIn: Locale): Promise<DeskEntry[]> {
  const articleId = await findArticleId(typed.replace(/^[#\uFF03]/u, ''));
  if (articleId !== null) return deskEntries({ actor, articleIds: [articleId], namesIn });
  return (await listArticles({ actor, filter: { text: typed }, namesIn, limit: FOUND })).entries;
}
