import { and, eq, isNull } from 'drizzle-orm';
import { isValidSlug } from '#lib/article/slug.ts';
import { readable } from '../queries/desk/readable.ts';
import { article, slug } from '../schema.ts';
import { type EditionRef, findEdition } from './change-edition.ts';
import { type Actor, type Context, record, refuse, runCommand } from './command.ts';

export type MoveEdition = EditionRef & { actor: Actor; slug: string };

/**
 * Gives an edition another address. Every former one that readers could know leads to it in one hop, and stays taken.
 */
export function moveEdition({ actor, slug: address, ...ref }: MoveEdition) {
  return runCommand(actor, { right: 'edit-facts', articleId: ref.articleId }, (context) =>
    setSlug(context, ref, address.normalize('NFC')),
  );
}

/** The same inside a transaction that runs already. */
export async function setSlug(context: Context, ref: EditionRef, address: string) {
  const { transaction, now } = context;
  const { firstPublishedAt } = await findEdition(context, ref);
  if (!isValidSlug(address)) refuse('invalid-slug', { slug: address });
  const place = and(eq(slug.scope, 'article'), eq(slug.locale, ref.locale));
  const [holder] = await transaction
    .select()
    .from(slug)
    .where(and(place, eq(slug.slug, address)));
  if (holder && holder.entityId !== ref.articleId) {
    // Whose it is, where the actor may know: 0 is no article.
    const [shown] = await transaction
      .select({ id: article.id })
      .from(article)
      .where(and(eq(article.id, holder.entityId), readable(context.actor)));
    refuse('slug-taken', { slug: address, articleId: shown?.id ?? 0 });
  }
  if (holder && !holder.retiredAt) return { slug: address, moved: false };

  const ofThis = and(place, eq(slug.entityId, ref.articleId));
  const inUse = and(ofThis, isNull(slug.retiredAt));
  const isKnown = firstPublishedAt !== null;
  if (isKnown) await transaction.update(slug).set({ retiredAt: now }).where(inUse);
  else await transaction.delete(slug).where(inUse);
  if (holder) {
    await transaction
      .update(slug)
      .set({ retiredAt: null })
      .where(and(ofThis, eq(slug.slug, address)));
  } else {
    await transaction.insert(slug).values({ scope: 'article', ...pick(ref), slug: address, createdAt: now });
  }
  await record(context, { action: 'move', ...ref, detail: { slug: address }, visible: isKnown });
  return { slug: address, moved: true };
}

const pick = (ref: EditionRef) => ({ locale: ref.locale, entityId: ref.articleId });
