import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type CorrectionKind, isFactual } from '#lib/article/corrections.ts';
import type { HandOverAct, PublishingRules } from '#lib/article/hand-over.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, checkTick, correction, edition, handOver, revision, user } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { marksSeen } from '../../editions/marks.ts';
import { publishingRules } from '../../editions/publishing-rules.ts';
import { type Assignment, assignmentsOf } from '../assignments.ts';
import { readable } from '../readable.ts';

/** How a language of an article is handed over: what was said, whose it is, what of the checklist is ticked. */
export type HandOverView = {
  /** Newest first; `isDraft` where it is about the draft as it is now. */
  said: { act: HandOverAct; note: string; name: string; at: Date; isDraft: boolean }[];
  /** Whether the actor wrote the draft or asked for its review: then somebody else approves it. */
  isOwn: boolean;
  assigned: Assignment | null;
  /** Corrections of the other language that nobody has answered here, newest first; null where there are none. */
  factual: { kind: CorrectionKind; text: string }[] | null;
  /** The house's sentences for this language, and who ticked them for the draft. */
  checks: { sentence: string; by: { name: string; at: Date } | null }[];
};

export type ArticleHandOver = {
  editions: Record<Locale, HandOverView>;
  rules: PublishingRules;
  /** What the article says to search engines, and who paid for it; with its fingerprint. */
  marks: { noindex: boolean; sponsor: Record<Locale, string> | null; seen: string };
  /** Whom it can be assigned to: those who may read it. Nobody, for who may not assign. */
  people: { id: string; name: string }[];
};

/** How the editions of an article are handed over; null where there is none, or the actor may not see it. */
export async function getHandOver(args: {
  actor: Actor;
  articleId: number;
}): Promise<ArticleHandOver | null> {
  const { actor, articleId } = args;
  const { read, now } = theStore();
  const [owner] = await read
    .select()
    .from(article)
    .where(and(eq(article.id, articleId), readable(actor)));
  if (!owner) return null;
  const rules = await publishingRules(read);
  const drafts = await read
    .select({
      locale: edition.locale,
      id: revision.id,
      userId: revision.userId,
      factualSince: edition.factualSince,
    })
    .from(edition)
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(eq(edition.articleId, articleId));
  const said = await read
    .select()
    .from(handOver)
    .where(eq(handOver.articleId, articleId))
    .orderBy(desc(handOver.id));
  const assigned = await assignmentsOf(read, [articleId], now());
  const ticks = await read
    .select()
    .from(checkTick)
    .where(
      inArray(
        checkTick.revisionId,
        drafts.map(({ id }) => id),
      ),
    );
  const corrections = await read
    .select()
    .from(correction)
    .where(eq(correction.articleId, articleId))
    .orderBy(desc(correction.id));
  const people =
    scopeOf(actor, 'publish') === undefined
      ? []
      : await read
          .select({ id: user.id, name: user.name, role: user.role })
          .from(user)
          .where(isNull(user.disabledAt))
          .orderBy(asc(user.name), asc(user.id));

  const viewIn = (locale: Locale): HandOverView => {
    const draft = drafts.find((each) => each.locale === locale);
    const own = said.filter((each) => each.locale === locale);
    const asker = own.find(({ act }) => act === 'ready')?.userId;
    const isCorrected = draft?.factualSince && draft.factualSince <= now();
    const since = isCorrected ? draft.factualSince : null;
    return {
      said: own.map(({ act, note, name, at, revisionId }) => ({
        act,
        note,
        name,
        at,
        isDraft: revisionId === draft?.id,
      })),
      isOwn: [draft?.userId, asker].includes(actor.userId),
      assigned: assigned.find((each) => each.locale === locale) ?? null,
      factual:
        since &&
        corrections
          .filter(
            ({ kind, at, ...each }) =>
              each.locale !== locale && at >= since && at <= now() && isFactual(kind),
          )
          .map(({ kind, text }) => ({ kind, text })),
      checks: rules.checklist[locale].map((sentence) => {
        const tick = ticks.find((each) => each.revisionId === draft?.id && each.sentence === sentence);
        return { sentence, by: tick ? { name: tick.name, at: tick.at } : null };
      }),
    };
  };
  return {
    editions: { ja: viewIn('ja'), en: viewIn('en') },
    rules,
    marks: { noindex: owner.noindex, sponsor: owner.sponsor, seen: marksSeen(owner) },
    people: people
      .filter(({ id, role }) => scopeOf({ role }, 'read') === 'all' || owner.createdBy === id)
      .map(({ id, name }) => ({ id, name })),
  };
}
