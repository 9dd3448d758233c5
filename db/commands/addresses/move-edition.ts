import { and, eq, isNull } from 'drizzle-orm';
import { isValidSlug, typedSlug } from '#lib/article/slug.ts';
import { isStale } from '#lib/desk/edit-facts.ts';
import type { Change } from '#lib/desk/editor.ts';
import type { Actor } from '../../auth/actor.ts';
import { readable } from '../../queries/desk/readable.ts';
import { currentSlug } from '../../queries/editions/current-slug.ts';
import { article, slug } from '../../schema.ts';
import { type EditionRef, findArticle, findEdition } from '../run/change-edition.ts';
import { mustChange } from '../run/must-change.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

export type MoveEdition = EditionRef & {
  actor: Actor;
  slug: string;
  /** The address that was seen, '' for none; undefined where nobody looked. */
  from?: string | undefined;
};

/**
 * Gives an edition another address. Every former one that readers could know leads to it in one hop, and stays taken.
 */
export function moveEdition({ actor, slug: address, from, ...ref }: MoveEdition) {
  return runCommand(actor, { right: 'edit-facts', articleId: ref.articleId }, async (context) => {
    if ((await findArticle(context, ref.articleId)).trashedAt)
      refuse('trashed', { articleId: ref.articleId });
    const to = typedSlug(address);
    if (from !== undefined) await refuseMovedAway(context, ref, { from: typedSlug(from), to });
    return setSlug(context, ref, to);
  });
}

/** Refuses when somebody else has given the edition another address than the one that was seen. */
async function refuseMovedAway({ transaction }: Context, ref: EditionRef, change: Change<string>) {
  const [now] = await transaction
    .select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug('article', ref.articleId, ref.locale));
  const is = now?.slug ?? '';
  if (isStale(change, is)) refuse('address-moved-on', { slug: is });
}

/** The same inside a transaction that runs already. */
export async function setSlug(context: Context, ref: EditionRef, typed: string): Promise<Moved> {
  const address = typedSlug(typed);
  const result = await claimSlug(context, ref, address);
  if (!('holder' in result)) return result;
  // Whose it is, where the actor may know: 0 is no article.
  const [shown] = await context.transaction
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.id, result.holder), readable(context.actor)));
  return refuse('slug-taken', { slug: address, articleId: shown?.id ?? 0 });
}

type Moved = { slug: string; moved: boolean };

/**
 * Gives an edition an address, if no other article has or had it. The key of the table decides that, not the look at it
 * before: of two who find an address free at once, one gets it.
 * @returns the other article (`holder`) where there is one
 */
export async function claimSlug(
  context: Context,
  ref: EditionRef,
  address: string,
): Promise<Moved | { holder: number }> {
  const { transaction, now } = context;
  const { firstPublishedAt } = await findEdition(context, ref);
  if (!isValidSlug(address)) refuse('invalid-slug', { slug: address });
  const place = and(eq(slug.scope, 'article'), eq(slug.locale, ref.locale));
  const holderOf = async () => {
    const [row] = await transaction
      .select()
      .from(slug)
      .where(and(place, eq(slug.slug, address)));
    return row;
  };
  const holder = await holderOf();
  if (holder && holder.entityId !== ref.articleId) return { holder: holder.entityId };
  if (holder && !holder.retiredAt) return { slug: address, moved: false };

  const ofThis = and(place, eq(slug.entityId, ref.articleId));
  const inUse = and(ofThis, isNull(slug.retiredAt));
  const isKnown = firstPublishedAt !== null;
  if (isKnown) await transaction.update(slug).set({ retiredAt: now }).where(inUse);
  else await transaction.delete(slug).where(inUse);
  const given = holder
    ? await transaction
        .update(slug)
        .set({ retiredAt: null })
        .where(and(ofThis, eq(slug.slug, address)))
        .returning({ slug: slug.slug })
    : await transaction
        .insert(slug)
        .values({ scope: 'article', ...pick(ref), slug: address, createdAt: now })
        .onConflictDoNothing()
        .returning({ slug: slug.slug });
  const other = given.length > 0 ? undefined : await holderOf();
  if (other && other.entityId !== ref.articleId) return { holder: other.entityId };
  // No other article has it, so somebody moved this one at the same time.
  mustChange(given, 'moved-on', ref);
  await record(context, { action: 'move', ...ref, detail: { slug: address }, visible: isKnown });
  return { slug: address, moved: true };
}

const pick = (ref: EditionRef) => ({ locale: ref.locale, entityId: ref.articleId });
