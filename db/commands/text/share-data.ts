import { eq } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import {
  type EditionFacts,
  firstSeen,
  hasBeenPublic,
  plannedRevision,
  schedule,
  settle,
} from '#lib/article/edition-state.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import { edition, revision } from '../../schema.ts';
import { changeEdition, type EditionRow } from '../run/change-edition.ts';
import { type Context, refuse } from '../run/run-command.ts';
import { keepPictures } from './keep-pictures.ts';

/**
 * Lets readers of the other language have the numbers of an edition in the minute in which its own readers get them. Words stay as
 * they were published: only what both languages share changes, in what is live, or in a revision planned for that minute.
 * Refuses with `other-planned` where the other edition is planned for another minute, in which the two would disagree.
 * @param before the edition as it was: what was planned for its minute in the other language moves with it
 */
export async function publishSharedData(context: Context, before: EditionRow): Promise<void> {
  const { articleId, locale } = before;
  const { now } = context;
  const rows = await context.transaction.select().from(edition).where(eq(edition.articleId, articleId));
  const own = rows.find((row) => row.locale === locale);
  const other = rows.find((row) => row.locale !== locale);
  const planned = own && plannedRevision(own, now);
  const document = await documentOf(context, planned?.id);
  if (!planned || !document || !other) return;
  const { at } = planned;
  // What has left the site by then gets the numbers when it is published again.
  if (at > now && other.unpublishAt && other.unpublishAt <= at) return;
  const facts = settle(other, now);
  const { liveRevisionId: live, scheduledRevisionId: scheduled, scheduledAt } = facts;
  const withData = (id: number | null, present = live) =>
    withDataOf(context, { facts: other, id, document, same: [other.draftRevisionId, scheduled, present] });

  let after: EditionFacts;
  if (firstSeen(facts, now) >= at) {
    const liveRevisionId = await withData(live);
    const scheduledRevisionId = await withData(scheduled, liveRevisionId);
    after = { ...facts, liveRevisionId, scheduledRevisionId };
    if (hasBeenPublic(facts, now) && liveRevisionId !== live) after.modifiedAt = now;
    // A plan that would change nothing is none.
    if (liveRevisionId === scheduledRevisionId) {
      after = { ...after, scheduledRevisionId: null, scheduledAt: null, scheduledIsMinor: false };
    }
  } else if (scheduledAt?.getTime() === at.getTime()) {
    after = { ...facts, scheduledRevisionId: await withData(scheduled) };
  } else {
    const shown = [
      await documentOf(context, live),
      await documentOf(context, settle(own, now).liveRevisionId),
    ];
    if (shown.every((each) => !each || withSharedData(each, document) === each)) return;
    const wasAt = plannedRevision(before, now)?.at;
    if (scheduledAt && scheduledAt.getTime() !== wasAt?.getTime()) {
      refuse('other-planned', { articleId, locale: other.locale, at: scheduledAt.toISOString() });
    }
    const revisionId = await withData(scheduled ?? live);
    if (revisionId === null) return;
    after = schedule(facts, { revisionId, at, isMinor: facts.scheduledIsMinor, now });
  }
  if (PLAN.every((fact) => Number(after[fact]) === Number(facts[fact]))) return;
  await changeEdition(context, { articleId, locale: other.locale }, 'publish-data', () => after, {
    from: locale,
  });
}

const PLAN = ['liveRevisionId', 'scheduledRevisionId', 'scheduledAt'] as const;

async function documentOf(
  { transaction }: Context,
  id: number | null | undefined,
): Promise<ArticleDocument | undefined> {
  if (id === null || id === undefined) return undefined;
  const [row] = await transaction
    .select({ document: revision.document })
    .from(revision)
    .where(eq(revision.id, id));
  return row && parseDocument(row.document);
}

/** The revision `id`, or one with the data of `document`: one of `same` where that says it, else a new one. */
async function withDataOf(
  context: Context,
  args: {
    facts: typeof edition.$inferSelect;
    id: number | null;
    document: ArticleDocument;
    same: (number | null)[];
  },
): Promise<number | null> {
  const { facts, id, document, same } = args;
  const { articleId, locale } = facts;
  const present = await documentOf(context, id);
  const shared = present && withSharedData(present, document);
  if (!shared || shared === present) return id;
  for (const each of new Set(same)) {
    const known = await documentOf(context, each);
    if (JSON.stringify(known) === JSON.stringify(shared)) return each;
  }
  const [made] = await context.transaction
    .insert(revision)
    .values({
      articleId,
      locale,
      parentId: id,
      kind: 'publish',
      actor: context.actor.name,
      userId: context.actor.userId,
      createdAt: context.now,
      document: shared,
      headline: shared.headline,
      lede: shared.lede,
    })
    .returning({ id: revision.id });
  if (!made) throw new Error('A revision was not stored.');
  await keepPictures(context, { articleId, revisionId: made.id }, shared);
  return made.id;
}
