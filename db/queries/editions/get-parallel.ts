import { and, eq, sql } from 'drizzle-orm';
import { type ArticleDocument, readDocument } from '#lib/article/document.ts';
import { segmentState, translationOf } from '#lib/article/segment-state.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { prepared } from '../../prepared.ts';
import { theStore } from '../../store.ts';
import { normalizedHash } from '../../text-hash.ts';
import { type ArticleView, correctionsOf, getArticle, type Provenance } from './get-article.ts';
import { picturesInText } from './pictures-in-text.ts';
import { publicEdition } from './public-edition.ts';
import { segmentFactsOf } from './segment-facts.ts';

/** What a parallel page shows of the edition that is not in its language. */
export type OtherEdition = Pick<
  ArticleView,
  'locale' | 'slug' | 'document' | 'pictures' | 'publishedAt' | 'modifiedAt' | 'corrections' | 'sponsor'
> & { provenance: Provenance };

export type ParallelView = {
  own: ArticleView;
  other: OtherEdition;
  /** Segments whose public translation is of an earlier text than the one beside it, and in which language it is. */
  stale: ReadonlyMap<string, Locale>;
  /** Segments that the editors decided need no translation. */
  optedOut: ReadonlySet<string>;
};

/** Both public editions of the article at an address; null when readers may not see one of them. Nine statements, and one for each edition with pictures. */
export async function getParallel(args: { locale: Locale; slug: string }): Promise<ParallelView | null> {
  const own = await getArticle(args);
  if (!own) return null;
  const { articleId } = own;
  const locale = otherLocale(args.locale);
  const [row] = await editionIn({ articleId, locale, now: theStore().now().getTime() });
  if (!row) return null;
  const document = readDocument(row.document);
  const [pictures, corrections, facts] = await Promise.all([
    picturesInText(document, { revisionId: row.revisionId, locale }),
    correctionsOf({ articleId, locale, now: theStore().now().getTime() }),
    segmentFactsOf(theStore().read, articleId),
  ]);
  const { slug, publishedAt, modifiedAt, provenance } = row;
  const sponsor = row.sponsor?.[locale] ?? null;
  const other = {
    locale,
    sponsor,
    slug,
    document,
    pictures,
    publishedAt,
    modifiedAt,
    provenance,
    corrections,
  };
  return { own, other, ...statesOf(own, other, facts) };
}

const editionIn = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  return read
    .select({
      slug: edition.slug,
      revisionId: edition.revisionId,
      document: sql<string>`${edition.document}`,
      publishedAt: edition.publishedAt,
      modifiedAt: edition.modifiedAt,
      sponsor: edition.sponsor,
      provenance: edition.provenance,
    })
    .from(edition)
    .where(
      and(eq(edition.articleId, sql.placeholder('articleId')), eq(edition.locale, sql.placeholder('locale'))),
    )
    .limit(1);
});

/**
 * How translations stand to their sources, as readers have both. What is known of a translation is known of its draft: it
 * counts where readers have that same text, and where the draft of its source does not explain it. So a draft can only
 * keep silent what is stale, and nothing is said of texts that are not public.
 */
function statesOf(
  own: ArticleView,
  other: OtherEdition,
  facts: Awaited<ReturnType<typeof segmentFactsOf>>,
): Pick<ParallelView, 'stale' | 'optedOut'> {
  const texts = { [own.locale]: textsOf(own.document), [other.locale]: textsOf(other.document) };
  const publicHash = (locale: Locale, id: string) => {
    const text = texts[locale]?.get(id);
    return text === undefined ? undefined : normalizedHash(text);
  };
  const stale = new Map<string, Locale>();
  const optedOut = new Set<string>();
  for (const [id, drafts] of facts) {
    const drafted = translationOf(drafts, own.originLocale);
    if (drafted?.state === 'opted-out') optedOut.add(id);
    if (drafted?.state !== 'stale') continue;
    const { into } = drafted;
    const target = drafts[into];
    const source = publicHash(otherLocale(into), id);
    if (!target || source === undefined || publicHash(into, id) !== target.normalizedHash) continue;
    const asPublic = segmentState({ hash: '', normalizedHash: source, optedOut: false }, target);
    if (asPublic === 'stale') stale.set(id, into);
  }
  return { stale, optedOut };
}

const textsOf = (document: ArticleDocument): Map<string, string> =>
  new Map(segmentsOf(document).map(({ id, text }) => [id, text]));
