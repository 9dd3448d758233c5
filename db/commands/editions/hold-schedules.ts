import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { plannedRevision, schedule, unpublish, unschedule } from '#lib/article/edition-state.ts';
import type { Locale } from '#lib/locale.ts';
import { unapprovedSchedules } from '../../queries/editions/unapproved-schedules.ts';
import { article, correction, edition } from '../../schema.ts';
import { changeEdition, type EditionRef, findEdition, NOTHING_HELD } from '../run/change-edition.ts';
import type { Context } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';
import { keepProposed } from './propose-correction.ts';
import { problemsOf } from './publish-edition.ts';

/**
 * Keeps what is scheduled without a second person's approval from going out: for now it is not scheduled, but the minute is remembered.
 * A correction that was to come with it waits for a second person as well.
 * @returns how many
 */
export async function holdSchedules(context: Context): Promise<number> {
  const found = await unapprovedSchedules(context.transaction, context.now);
  for (const { articleId, locale } of found) await holdSchedule(context, { articleId, locale });
  return found.length;
}

async function holdSchedule(context: Context, ref: EditionRef): Promise<void> {
  const before = await findEdition(context, ref);
  const planned = plannedRevision(before, context.now);
  // The other language's was held, and this one came with it.
  if (!planned || planned.at <= context.now) return;
  const { scheduledAt, scheduledIsMinor } = before;
  const { id: revisionId, at } = planned;
  if (scheduledAt) await proposePlanned(context, ref, { at: scheduledAt, revisionId });
  await changeEdition(
    context,
    ref,
    'hold-schedule',
    (facts) => {
      const isSchedule = scheduledAt !== null && scheduledAt > context.now;
      // What waits for a date ahead, or for the end of an embargo, is as good as scheduled; its end stays.
      const { unpublishAt } = facts;
      const without = isSchedule
        ? unschedule(facts, { now: context.now })
        : { ...unpublish(facts, { now: context.now }), unpublishAt };
      return { ...without, heldRevisionId: revisionId, heldAt: at, heldIsMinor: scheduledIsMinor };
    },
    { at },
  );
  await publishSharedData(context, before);
}

/** The planned correction of a schedule becomes one that waits for a second person. */
async function proposePlanned(context: Context, ref: EditionRef, planned: { at: Date; revisionId: number }) {
  const [note] = await context.transaction
    .select()
    .from(correction)
    .where(
      and(
        eq(correction.articleId, ref.articleId),
        eq(correction.locale, ref.locale),
        eq(correction.at, planned.at),
        gt(correction.at, context.now),
      ),
    );
  if (!note) return;
  const { kind, text, segmentId } = note;
  await keepProposed(context, ref, {
    kind,
    text,
    segment: segmentId ?? undefined,
    with: { revisionId: planned.revisionId, scheduledFor: planned.at },
  });
}

/** Lets all that is held, and whose minute is still ahead, go by its schedule again: nobody asks for approvals any more. */
export async function releaseSchedules(context: Context): Promise<void> {
  const held = await context.transaction
    .select({ articleId: edition.articleId, locale: edition.locale })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .where(and(isNotNull(edition.heldRevisionId), gt(edition.heldAt, context.now), isNull(article.trashedAt)))
    .orderBy(asc(edition.id));
  for (const ref of held) await releaseSchedule(context, ref);
}

/**
 * Lets what is held of an edition go by its schedule again, where that minute is still ahead and nothing else speaks against it.
 * @returns whether it does
 */
export async function releaseSchedule(
  context: Context,
  ref: { articleId: number; locale: Locale },
): Promise<boolean> {
  const before = await findEdition(context, ref);
  const { heldRevisionId, heldAt, heldIsMinor } = before;
  if (heldRevisionId === null || !heldAt || heldAt <= context.now || before.withdrawnAt) return false;
  const { blocks } = await problemsOf(context, { ...before, draftRevisionId: heldRevisionId }, heldAt);
  if (blocks.length > 0) return false;
  await changeEdition(
    context,
    ref,
    'release-schedule',
    (facts) => ({
      ...facts,
      ...schedule(facts, {
        revisionId: heldRevisionId,
        at: heldAt,
        isMinor: heldIsMinor,
        now: context.now,
      }),
      ...NOTHING_HELD,
    }),
    { at: heldAt },
  );
  await publishSharedData(context, before);
  return true;
}
