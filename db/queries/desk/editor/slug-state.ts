import { and, eq } from 'drizzle-orm';
import { isValidSlug, typedSlug } from '#lib/article/slug.ts';
import type { SlugState } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, slug } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readable } from '../readable.ts';

/** Whether an edition can have an address, and if not, why. Null when there is no article that this person may see. */
export async function slugState(args: {
  actor: Actor;
  articleId: number;
  locale: Locale;
  slug: string;
}): Promise<SlugState | null> {
  const { actor, articleId, locale } = args;
  const { read } = theStore();
  if (!(await mayRead(actor, articleId))) return null;
  const address = typedSlug(args.slug);
  if (!isValidSlug(address)) return { is: 'invalid' };
  const [holder] = await read
    .select()
    .from(slug)
    .where(and(eq(slug.scope, 'article'), eq(slug.locale, locale), eq(slug.slug, address)));
  if (!holder) return { is: 'free' };
  if (holder.entityId !== articleId) {
    const shown = await mayRead(actor, holder.entityId);
    return { is: 'taken', ...(shown && { articleId: holder.entityId }) };
  }
  return { is: holder.retiredAt ? 'used-before' : 'current' };
}

async function mayRead(actor: Actor, articleId: number): Promise<boolean> {
  const [found] = await theStore()
    .read.select({ id: article.id })
    .from(article)
    .where(and(eq(article.id, articleId), readable(actor)));
  return found !== undefined;
}
