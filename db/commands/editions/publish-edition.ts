import { and, count, eq } from 'drizzle-orm';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import { parseDocument } from '#lib/article/document.ts';
import { type EditionStatus, editionStatus, hasBeenPublic, publish } from '#lib/article/edition-state.ts';
import { type PublishProblem, publishProblems } from '#lib/article/publish-problems.ts';
import type { Actor } from '../../auth/actor.ts';
import { currentSlug } from '../../queries/editions/current-slug.ts';
import { differsInData } from '../../queries/editions/differs-in-data.ts';
import { handOverState } from '../../queries/editions/hand-over-state.ts';
import { licenceOfPictures } from '../../queries/editions/licence-of-pictures.ts';
import { publishingRules } from '../../queries/editions/publishing-rules.ts';
import { article, articleSource, articleTag, edition, revision, slug } from '../../schema.ts';
import { endAssignment } from '../hand-over/assign-edition.ts';
import { endFactual } from '../hand-over/factual.ts';
import {
  changeEdition,
  type EditionRef,
  type EditionRow,
  findEdition,
  NOTHING_HELD,
  refuseMovedOn,
  type Seen,
} from '../run/change-edition.ts';
import { type Context, refuse, runCommand } from '../run/run-command.ts';
import { publishSharedData } from '../text/share-data.ts';
import { translationStates } from '../text/translation-states.ts';
import { addCorrection, refuseUnknownSegment } from './correct-edition.ts';
import { proposeCorrection } from './propose-correction.ts';
import { refuseOtherFacts } from './refuse-other-facts.ts';

export type PublishEdition = EditionRef &
  Seen & {
    actor: Actor;
    /** The date readers see; now when absent. In the future the edition waits for it. */
    publishedAt?: Date;
    /** What was shown of the edition besides its text; undefined where nobody looked. */
    factsSeen?: string | undefined;
    /** Of a text that readers have: what the change is to them. An update, where nothing is said. */
    change?: Change | undefined;
  };

/** Minor: no date, feed, lastmod or webhook tells of it. A correction is told with the text, in one transaction. */
export type Change =
  | { is: 'update' | 'minor' }
  | { is: 'correction'; kind: CorrectionKind; text: string; segment?: string | undefined };

/** Publishes the draft of an edition. Refuses with `blocked` and the reasons when readers would lack something. */
export function publishEdition({ actor, publishedAt, version, factsSeen, change, ...ref }: PublishEdition) {
  return runCommand(actor, { right: 'publish', articleId: ref.articleId }, async (context) => {
    await refuseMovedOn(context, ref, version);
    await refuseOtherFacts(context, ref, factsSeen);
    const proposed = await proposeInstead(context, ref, { change, scheduledFor: null });
    if (proposed) return proposed;
    return { isProposed: false as const, ...(await publishDraft(context, ref, publishedAt, change)) };
  });
}

/**
 * Where a second person has to read what readers are told, a correction that is to go out with a draft waits for one: nothing is published
 * before. Refuses what publishing would refuse.
 * @param scheduledFor when it is to go out; null for at once
 * @returns undefined where nothing keeps the draft
 */
export async function proposeInstead(
  context: Context,
  ref: EditionRef,
  { change, scheduledFor }: { change: Change | undefined; scheduledFor: Date | null },
): Promise<
  | {
      isProposed: true;
      status: EditionStatus;
      publishedAt: Date | null;
      version: number;
      warns: PublishProblem[];
    }
  | undefined
> {
  if (change?.is !== 'correction' || !(await publishingRules(context.transaction)).fourEyes) return undefined;
  const draft = await findEdition(context, ref);
  refuseWithdrawn(draft);
  if (!hasBeenPublic(draft, context.now)) refuse('never-public', ref);
  const { blocks, warns } = await problemsOf(context, draft, scheduledFor ?? context.now);
  if (blocks.length > 0) refuse('blocked', ref, blocks);
  const { kind, text, segment } = change;
  if (segment !== undefined) await refuseUnknownSegment(context, ref, segment, draft.draftRevisionId);
  const together = { revisionId: draft.draftRevisionId, scheduledFor };
  const proposed = await proposeCorrection(context, ref, { kind, text, segment, with: together });
  const { publishedAt, version } = draft;
  return { ...proposed, status: editionStatus(draft, context.now), publishedAt, version, warns };
}

/** The same inside a transaction that runs already. */
export async function publishDraft(context: Context, ref: EditionRef, publishedAt?: Date, change?: Change) {
  const { before, ...published } = await publishText(context, ref, publishedAt, change);
  await publishSharedData(context, before);
  return published;
}

/**
 * Publishes the text of a draft, without what the other language shares with it: whoever calls sees to that.
 * @returns `before`: the edition as it was
 */
export async function publishText(context: Context, ref: EditionRef, publishedAt?: Date, change?: Change) {
  const before = await findEdition(context, ref);
  const { blocks, warns } = await problemsOf(
    context,
    before,
    publishedAt && publishedAt > context.now ? publishedAt : undefined,
  );
  if (blocks.length > 0) refuse('blocked', ref, blocks);
  await noteReview(context, ref);
  const result = await changeEdition(
    context,
    ref,
    'publish',
    (facts) => {
      refuseWithdrawn(facts);
      // It would take a page that readers know off the site until then.
      if (publishedAt && publishedAt > context.now && hasBeenPublic(facts, context.now)) {
        refuse('dated-ahead', { ...ref, at: publishedAt.toISOString() });
      }
      const isMinor = change?.is === 'minor';
      const next = publish(facts, {
        revisionId: facts.draftRevisionId,
        publishedAt,
        isMinor,
        now: context.now,
      });
      return { ...next, ...NOTHING_HELD };
    },
    { warns, ...(change && { change: change.is }) },
  );
  if (change?.is === 'correction') await addCorrection(context, ref, change);
  else await endFactual(context, ref);
  await endAssignment(context, ref);
  return { ...result, warns, before };
}

/** Whoever of the staff lets readers have what a machine has written has checked it; readers are told so. */
export async function noteReview({ actor, transaction }: Context, ref: EditionRef): Promise<void> {
  if (actor.role === undefined) return;
  await transaction
    .update(edition)
    .set({ provenance: 'machine-reviewed' })
    .where(
      and(
        eq(edition.articleId, ref.articleId),
        eq(edition.locale, ref.locale),
        eq(edition.provenance, 'machine'),
      ),
    );
}

/** A withdrawal is lifted on purpose, by `restore`, never by the way. */
export function refuseWithdrawn(facts: EditionRow): void {
  if (facts.withdrawnAt) refuse('withdrawn', { articleId: facts.articleId, locale: facts.locale });
}

/**
 * What speaks against publishing the draft of an edition.
 * @param at when readers are to get it, where that is planned
 */
export async function problemsOf(
  context: Context,
  row: EditionRow,
  at: Date = context.now,
): Promise<{ blocks: PublishProblem[]; warns: PublishProblem[] }> {
  const { transaction } = context;
  const { articleId, locale } = row;
  const [draft] = await transaction.select().from(revision).where(eq(revision.id, row.draftRevisionId));
  const [owner] = await transaction.select().from(article).where(eq(article.id, articleId));
  const [sources] = await transaction
    .select({ count: count() })
    .from(articleSource)
    .where(eq(articleSource.articleId, articleId));
  const [tags] = await transaction
    .select({ count: count() })
    .from(articleTag)
    .where(eq(articleTag.articleId, articleId));
  const [address] = await transaction
    .select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug('article', articleId, locale));
  const states = await translationStates(context, articleId, locale);
  const document = parseDocument(draft?.document);
  return publishProblems({
    document,
    pictureLicence: await licenceOfPictures(
      transaction,
      { document, heroMediaId: owner?.heroMediaId ?? null },
      at,
    ),
    changesOtherEdition: await differsInData(transaction, row, document),
    slug: address?.slug ?? null,
    categoryId: owner?.categoryId ?? null,
    sources: sources?.count ?? 0,
    tags: tags?.count ?? 0,
    missingSegments: states.filter(({ state }) => state === 'missing').length,
    staleSegments: states.filter(({ state }) => state === 'stale').length,
    locale,
    isCorrectedElsewhere: row.factualSince !== null && row.factualSince <= context.now,
    machineSegments: states.filter(({ state }) => state === 'machine').length,
    handOver: await handOverState(transaction, row, context.now),
  });
}
