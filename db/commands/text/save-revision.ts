import { and, asc, eq, sql } from 'drizzle-orm';
import { cleanDocument } from '#lib/article/clean-document.ts';
import { type ArticleDocument, emptyDocument, parseDocument } from '#lib/article/document.ts';
import { inheritedState } from '#lib/article/inherited-state.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { article, edition, revision, segment } from '../../schema.ts';
import { normalizedHash, textHash } from '../../text-hash.ts';
import { moveNotes } from '../hand-over/notes.ts';
import type { EditionRef } from '../run/change-edition.ts';
import { mustChange } from '../run/must-change.ts';
import type { Context } from '../run/run-command.ts';
import { keepPictures } from './keep-pictures.ts';
import { type Lineage, lineageOf } from './lineage.ts';

type Revision = typeof revision.$inferSelect;

export type SaveOptions = {
  /** The revision that it continues, where that is not the draft; null for none. */
  parentId?: number | null;
  /** The text of the other language as it is once the transaction ends; its draft when absent. */
  counterpart?: ArticleDocument;
  /** The text of the other language that changed translations were made from, where that is an older one. */
  madeFrom?: ArticleDocument | undefined;
  /** Who wrote what is new in it; where nothing is said a person, or a machine where a program acts. */
  madeBy?: Maker | undefined;
  /** Where both languages are written in one transaction: asked for before the first of them was. */
  lineage?: Lineage;
};

/**
 * Adds a revision, makes it the draft of its edition (and the edition, with the first one), and projects its
 * segments. Every text of an article comes in here, and is cleaned (clean-text.ts). Refuses with `moved-on` when another draft than `draftId` is there.
 * @param draftId the revision that is the draft; null where there is no edition yet
 * @returns the revision's id
 */
export async function saveRevision(
  context: Context,
  ref: EditionRef,
  written: ArticleDocument,
  kind: Revision['kind'],
  draftId: number | null,
  { madeBy = maker(context.actor), ...options }: SaveOptions = {},
): Promise<number> {
  const { transaction, actor, now } = context;
  const document = cleanDocument(written);
  const [saved] = await transaction
    .insert(revision)
    .values({
      ...ref,
      parentId: options.parentId === undefined ? draftId : options.parentId,
      kind,
      actor: actor.name,
      userId: actor.userId,
      createdAt: now,
      document,
      headline: document.headline,
      lede: document.lede,
    })
    .returning({ id: revision.id });
  if (!saved) throw new Error('A revision was not stored.');
  await keepPictures(context, { articleId: ref.articleId, revisionId: saved.id }, document);
  const [owner] = await transaction
    .select({ originLocale: article.originLocale })
    .from(article)
    .where(eq(article.id, ref.articleId));
  const originLocale = owner?.originLocale ?? ref.locale;
  const lineage = options.lineage ?? (await lineageFrom(context, ref, draftId, document));
  const changed = await transaction
    .insert(edition)
    .values({
      ...ref,
      draftRevisionId: saved.id,
      provenance: provenanceOf(madeBy, originLocale === ref.locale),
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: [edition.articleId, edition.locale],
      set: {
        draftRevisionId: saved.id,
        version: sql`${edition.version} + 1`,
        // What was let out has been handed over, and what was approved is another text now.
        stage: sql`case when ${edition.draftRevisionId} in (${edition.liveRevisionId}, ${edition.scheduledRevisionId}) then 'writing'
          when ${edition.stage} = 'approved' then 'review' else ${edition.stage} end`,
        // A text that people go on with stays what it was until one of them lets readers have it.
        ...(madeBy === 'machine' && { provenance: 'machine' as const }),
      },
      setWhere: draftId === null ? sql`false` : eq(edition.draftRevisionId, draftId),
    })
    .returning({ id: edition.id });
  mustChange(changed, 'moved-on', ref);
  await projectSegments(context, ref, document, { ...options, madeBy, originLocale, lineage });
  await moveNotes(context, ref, document, lineage.origins[ref.locale]);
  // Who writes both languages has let them say the same.
  if (!options.counterpart) await shareWithOtherDraft(context, ref, document, kind);
  return saved.id;
}

/**
 * Lets the draft of the other language have the numbers, dates and settings of one that was written: of figures both have
 * together there is one set of data (lib/article/shared-data.ts).
 * @param kind of the revision that was written
 */
async function shareWithOtherDraft(
  context: Context,
  { articleId, locale }: EditionRef,
  document: ArticleDocument,
  kind: Revision['kind'],
): Promise<void> {
  const other = otherLocale(locale);
  const draft = (await draftsOf(context.transaction, articleId))[other];
  if (!draft) return;
  const shared = withSharedData(draft.document, document);
  if (shared === draft.document) return;
  const ref = { articleId, locale: other };
  await saveRevision(context, ref, shared, kind, draft.revision.id, { counterpart: document });
}

type Maker = 'human' | 'machine';

const maker = ({ role }: Context['actor']): Maker => (role === undefined ? 'machine' : 'human');

function provenanceOf(madeBy: Maker, isOriginal: boolean) {
  if (madeBy === 'machine') return 'machine';
  return isOriginal ? 'original' : 'human-translation';
}

async function lineageFrom(
  context: Context,
  { articleId, locale }: EditionRef,
  draftId: number | null,
  after: ArticleDocument,
): Promise<Lineage> {
  const [draft] =
    draftId === null ? [] : await context.transaction.select().from(revision).where(eq(revision.id, draftId));
  const before = draft ? parseDocument(draft.document) : emptyDocument();
  return lineageOf(context, articleId, { [locale]: { before, after } });
}

/**
 * Rewrites the segment rows of an edition from its draft. A text that did not change, or only in how it is set, keeps
 * what is known of it. One that was joined or split inherits the worse of what was known of its origins. Another changed
 * one stays what it was: a translation then counts as made from `madeFrom`, or the counterpart. A new one is the
 * translation of the other language's original where there is one, else an original itself.
 */
async function projectSegments(
  { transaction }: Context,
  ref: EditionRef,
  document: ArticleDocument,
  {
    counterpart,
    madeFrom,
    madeBy,
    originLocale,
    lineage,
  }: Omit<SaveOptions, 'madeBy'> & { madeBy: Maker; originLocale: Locale; lineage: Lineage },
): Promise<void> {
  const ofEdition = (locale: EditionRef['locale']) =>
    and(eq(segment.articleId, ref.articleId), eq(segment.locale, locale));
  const rowsById = async (locale: EditionRef['locale']) => {
    const rows = await transaction
      .select()
      .from(segment)
      .where(ofEdition(locale))
      .orderBy(asc(segment.position));
    return new Map(rows.map((row) => [row.segmentId, row]));
  };
  const before = await rowsById(ref.locale);
  const others = await rowsById(otherLocale(ref.locale));
  const textsOf = (text: ArticleDocument | undefined) =>
    text && new Map(segmentsOf(text).map(({ id, text }) => [id, text]));
  const [present, older] = [textsOf(counterpart), textsOf(madeFrom)];
  /** The source as `texts` have it; as its row does where there are none. */
  const sourceIn = (texts: Map<string, string> | undefined, segmentId: string) => {
    const row = others.get(segmentId);
    if (!texts) return row && { sourceHash: row.hash, sourceNormalizedHash: row.normalizedHash };
    const text = texts.get(segmentId);
    if (text === undefined) return undefined;
    return { sourceHash: textHash(text), sourceNormalizedHash: normalizedHash(text) };
  };
  const other = otherLocale(ref.locale);
  const pairsOf = (ids: Set<string> | undefined) => [...(ids ?? [])].map((id) => lineage.facts.get(id) ?? {});

  const rows = segmentsOf(document).map(({ id: segmentId, text }, position) => {
    const normalized = normalizedHash(text);
    const previous = before.get(segmentId);
    const sameMeaning = previous?.normalizedHash === normalized;
    const row = { ...ref, segmentId, position, hash: textHash(text), normalizedHash: normalized };
    if (sameMeaning) {
      const { sourceHash, sourceNormalizedHash, origin, optedOut } = previous;
      return { ...row, sourceHash, sourceNormalizedHash, origin, optedOut };
    }
    const source = sourceIn(older ?? present, segmentId);
    const origins = lineage.origins[ref.locale]?.get(segmentId);
    if (origins) {
      const inherited = inheritedState({
        locale: ref.locale,
        originLocale,
        previous,
        own: pairsOf(origins),
        counterpart: pairsOf(lineage.origins[other]?.get(segmentId)),
        source,
        presentSource: sourceIn(present, segmentId)?.sourceNormalizedHash,
      });
      return { ...row, ...inherited };
    }
    const counterRow = others.get(segmentId);
    const made = counterRow && source;
    const isTranslation = previous ? previous.sourceHash !== null : made && !counterRow.sourceHash;
    const from = (isTranslation && made) || previous;
    return {
      ...row,
      sourceHash: from?.sourceHash ?? null,
      sourceNormalizedHash: from?.sourceNormalizedHash ?? null,
      origin: madeBy,
      optedOut: previous?.optedOut ?? false,
    };
  });
  await transaction.delete(segment).where(ofEdition(ref.locale));
  // SQLite takes a limited number of values in one statement.
  for (let at = 0; at < rows.length; at += 100) {
    await transaction.insert(segment).values(rows.slice(at, at + 100));
  }
}
