import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { CorrectionKind } from '#lib/article/corrections.ts';
import { difference, type SegmentDifference } from '#lib/article/difference.ts';
import { readDocument } from '#lib/article/document.ts';
import { plainText } from '#lib/article/inline.ts';
import { type Deed, type KeptPlan, type PublicChange, publicChanges } from '#lib/article/public-history.ts';
import { textRuns } from '#lib/article/text-runs.ts';
import { AUDIT_KINDS } from '#lib/desk/audit.ts';
import type { Locale } from '#lib/locale.ts';
import { prepared } from '../../prepared.ts';
import { audit, revision } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { type ArticleView, getArticle } from './get-article.ts';

/** Something that readers are told of an edition. */
export type HistoryEntry = { at: Date } & (
  | { is: 'published' }
  | { is: 'updated'; differences: SegmentDifference[] }
  | { is: 'corrected'; notes: { kind: CorrectionKind; text: string }[]; differences: SegmentDifference[] }
);

export type History = { article: ArticleView; entries: HistoryEntry[] };

/**
 * What became of a public edition since readers could read it, newest first: when it was published, updated and corrected, and in
 * which texts. Minor changes are not told. Of what was published before plans were kept with what was done, only dates are known.
 * Seven statements, one where readers had more than one text, and one where pictures stand in it.
 */
export async function getHistory(args: { locale: Locale; slug: string }): Promise<History | null> {
  const article = await getArticle(args);
  if (!article) return null;
  const { articleId, locale } = article;
  const rows = await deedsOf({ articleId, locale });
  const changes = publicChanges(rows.flatMap(deedOf), theStore().now());
  const texts = await documentsOf(changes);
  const updates = changes.filter(
    ({ at, before, isMinor, firstPublishedAt }) =>
      !isMinor && (before !== null || (firstPublishedAt !== null && at > firstPublishedAt)),
  );
  // What was taken back is not printed again: neither when that was told nor before.
  const retracted = Math.max(
    0,
    ...article.corrections.map(({ at, kind }) => (kind === 'retraction' ? at.getTime() : 0)),
  );
  const instants = new Map<number, HistoryEntry>();
  for (const change of updates) {
    const differences = change.at.getTime() > retracted ? differencesOf(change, texts, locale) : [];
    instants.set(change.at.getTime(), { at: change.at, is: 'updated', differences });
  }
  for (const { at, kind, text } of article.corrections) {
    const known = instants.get(at.getTime());
    const notes = [...(known?.is === 'corrected' ? known.notes : []), { kind, text }];
    const differences = known && 'differences' in known ? known.differences : [];
    instants.set(at.getTime(), { at, is: 'corrected', notes, differences });
  }
  const { modifiedAt, publishedAt } = article;
  if (modifiedAt && !instants.has(modifiedAt.getTime())) {
    instants.set(modifiedAt.getTime(), { at: modifiedAt, is: 'updated', differences: [] });
  }
  const entries = [...instants.values()].sort((a, b) => b.at.getTime() - a.at.getTime());
  return { article, entries: [...entries, { at: publishedAt, is: 'published' }] };
}

/** The verbs that may change which revision readers get, and the one that puts an article into the trash. */
const VERBS = [...AUDIT_KINDS.publishing, 'trash'];

const deedsOf = prepared((read) =>
  read
    .select({ at: audit.at, action: audit.action, detail: audit.detail })
    .from(audit)
    .where(
      and(
        eq(audit.articleId, sql.placeholder('articleId')),
        or(isNull(audit.locale), eq(audit.locale, sql.placeholder('locale'))),
        inArray(audit.action, VERBS),
      ),
    )
    .orderBy(asc(audit.id)),
);

function deedOf(row: { at: Date; action: string; detail: Record<string, unknown> }): Deed[] {
  const { at, action, detail } = row;
  if (detail.plan) return [{ at, plan: detail.plan as KeptPlan, isMinor: detail.change === 'minor' }];
  if (action === 'trash') return [{ at, isTrashed: true }];
  return action === 'restore' ? [{ at, isTrashed: false }] : [];
}

/** The texts of the revisions that readers have had, as the store keeps them. */
async function documentsOf(changes: readonly PublicChange[]): Promise<Map<number, string>> {
  const ids = [...new Set(changes.map(({ revisionId }) => revisionId))];
  if (ids.length < 2) return new Map();
  const rows = await theStore()
    .read.select({ id: revision.id, document: sql<string>`${revision.document}` })
    .from(revision)
    .where(inArray(revision.id, ids));
  return new Map(rows.map(({ id, document }) => [id, document]));
}

/** In which texts and figures a change shows: as readers read them, without marks. How something is set is not told. */
function differencesOf(
  { before, revisionId }: PublicChange,
  texts: ReadonlyMap<number, string>,
  locale: Locale,
): SegmentDifference[] {
  const [older, newer] = [texts.get(before ?? 0), texts.get(revisionId)];
  if (older === undefined || newer === undefined) return [];
  return difference(readDocument(older), readDocument(newer), locale).flatMap((each): SegmentDifference[] => {
    if (each.kind === 'value' || each.change === 'moved') return [];
    const text = (without: 'added' | 'removed') =>
      plainText(each.runs.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join(''));
    const runs = textRuns(text('added'), text('removed'), locale);
    return runs.some(({ kind }) => kind !== 'same') ? [{ ...each, runs }] : [];
  });
}
