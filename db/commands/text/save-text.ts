import { and, eq, sql } from 'drizzle-orm';
import {
  type ArticleDocument,
  articleDocument,
  emptyDocument,
  MAX_SEGMENT_LENGTH,
} from '#lib/article/document.ts';
import type { Operation, SaveResult } from '#lib/desk/editor.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { type Draft, draftsOf } from '../../queries/editions/drafts-of.ts';
import { article, edition } from '../../schema.ts';
import { suggestAddress } from '../addresses/edition-address.ts';
import { findArticle } from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { applyOperation } from './apply-operation.ts';
import { type Lineage, lineageOf } from './lineage.ts';
import { canRoll, dropRevision } from './roll-autosave.ts';
import { saveRevision } from './save-revision.ts';
import type { Work } from './work.ts';

/** Most operations of one request. */
const MAX_OPERATIONS = 500;

export type SaveText = {
  actor: Actor;
  articleId: number;
  operations: Operation[];
  kind?: 'autosave' | 'save';
};

/**
 * Writes texts into the drafts of an article. An operation holds when the text still is what its base says, whatever
 * else was written meanwhile; a step holds when all that it touches does. What does not is told, and the others are
 * written all the same.
 */
export function saveText({ actor, articleId, operations, kind = 'autosave' }: SaveText) {
  return runCommand(actor, { right: 'edit-text', articleId }, async (context): Promise<SaveResult> => {
    const owner = await findArticle(context, articleId);
    if (owner.trashedAt) refuse('trashed', { articleId });
    refuseTooMuch(operations);
    const drafts = await draftsOf(context.transaction, articleId);
    const before = { ja: drafts.ja?.document ?? emptyDocument(), en: drafts.en?.document ?? emptyDocument() };
    const work: Work = {
      context,
      articleId,
      originLocale: owner.originLocale,
      documents: { ...before },
      hashes: { ja: {}, en: {} },
      conflicts: [],
      refused: [],
      already: [],
      history: {},
      reviews: [],
      onceWritten: [],
    };
    for (const [index, operation] of operations.entries()) await applyOperation(work, operation, index);
    const changed = [owner.originLocale, otherLocale(owner.originLocale)].filter(
      (locale) => JSON.stringify(work.documents[locale]) !== JSON.stringify(before[locale]),
    );
    const changes = changed.map((locale) => [
      locale,
      { before: before[locale], after: work.documents[locale] },
    ]);
    const lineage = await lineageOf(context, articleId, Object.fromEntries(changes));
    for (const locale of changed) await writeDraft(work, locale, drafts[locale], { kind, lineage });
    await followHeadlines(work, before, drafts, changed);
    for (const { run } of work.reviews) await run();
    for (const finish of work.onceWritten) await finish();
    await countWrites(work, changed);
    return {
      savedAt: context.now.toISOString(),
      versions: await versionsOf(context, articleId),
      hashes: work.hashes,
      conflicts: work.conflicts,
      refused: work.refused,
      already: work.already,
    };
  });
}

function refuseTooMuch(operations: Operation[]): void {
  const texts = operations.flatMap((each) => {
    if (each.do === 'set') return [each];
    return each.do === 'step' ? each.texts : [];
  });
  const isTooLong = texts.some(({ value }) => value.length > MAX_SEGMENT_LENGTH);
  if (operations.length > MAX_OPERATIONS || isTooLong) refuse('too-much-text');
}

async function writeDraft(
  work: Work,
  locale: Locale,
  draft: Draft | undefined,
  { kind, lineage }: { kind: 'autosave' | 'save'; lineage: Lineage },
) {
  const { context, articleId, documents } = work;
  const document = documents[locale];
  if (!articleDocument.safeParse(document).success) refuse('too-much-text');
  const rolls = kind === 'autosave' && draft !== undefined && (await canRoll(context, draft, document));
  const ref = { articleId, locale };
  const revisionId = await saveRevision(context, ref, document, kind, draft?.revision.id ?? null, {
    ...(rolls && { parentId: draft.revision.parentId }),
    counterpart: documents[otherLocale(locale)],
    lineage,
  });
  if (rolls) await dropRevision(context, draft.revision.id);
  await record(context, { action: 'save-text', ...ref, detail: { revisionId, kind }, visible: false });
}

/** Gives each edition the address that its headline suggests, as long as nobody chose one or knows it. */
async function followHeadlines(
  { context, articleId, documents }: Work,
  before: Record<Locale, ArticleDocument>,
  drafts: Partial<Record<Locale, Draft>>,
  changed: Locale[],
): Promise<void> {
  const headlines = (locale: Locale, texts: Record<Locale, ArticleDocument>) => ({
    headline: texts[locale].headline,
    englishHeadline: texts.en.headline,
  });
  for (const locale of LOCALES) {
    const exists = drafts[locale] || changed.includes(locale);
    const [now, then] = [headlines(locale, documents), headlines(locale, before)];
    const isNew = !drafts[locale] && changed.includes(locale);
    if (!exists || (!isNew && JSON.stringify(now) === JSON.stringify(then))) continue;
    await suggestAddress(context, { articleId, locale }, now, then);
  }
}

/** A reviewed translation is a write too: the others in the article learn of it by the version. */
async function countWrites({ context, articleId, reviews }: Work, saved: Locale[]): Promise<void> {
  for (const locale of LOCALES) {
    if (saved.includes(locale) || !reviews.some(({ touches }) => touches === locale)) continue;
    await context.transaction
      .update(edition)
      .set({ version: sql`${edition.version} + 1` })
      .where(and(eq(edition.articleId, articleId), eq(edition.locale, locale)));
  }
}

/** The version of each edition, null where there is none. */
export async function versionsOf(
  { transaction }: Pick<Context, 'transaction'>,
  articleId: number,
): Promise<Record<Locale, number | null>> {
  const rows = await transaction
    .select({ locale: edition.locale, version: edition.version })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .where(eq(edition.articleId, articleId));
  return { ja: null, en: null, ...Object.fromEntries(rows.map(({ locale, version }) => [locale, version])) };
}
