import { and, asc, desc, eq } from 'drizzle-orm';
import { editionStatus, hasBeenPublic, publicRevisionId } from '#lib/article/edition-state.ts';
import type { HandOverState } from '#lib/article/hand-over.ts';
import { normalizedText } from '#lib/article/normalize.ts';
import { incompleteFigures, publishProblems } from '#lib/article/publish-problems.ts';
import { articleLength } from '#lib/article/reading-time.ts';
import { translationOf } from '#lib/article/segment-state.ts';
import { slugFromHeadline } from '#lib/article/slug.ts';
import type { EditionView, EditorView, FactsView, Row } from '#lib/desk/editor.ts';
import { rowsOf } from '#lib/desk/rows-of.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import type { LicenceState } from '#lib/media/licence.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, author, authorName, category, categoryName, slug } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';
import { differsInData } from '../../editions/differs-in-data.ts';
import { type Draft, draftsOf } from '../../editions/drafts-of.ts';
import { handOverState } from '../../editions/hand-over-state.ts';
import { licenceOfPictures } from '../../editions/licence-of-pictures.ts';
import { segmentFactsOf } from '../../editions/segment-facts.ts';
import { readable } from '../readable.ts';
import { factsOf, named } from './facts-of.ts';
import { factsSeenOf } from './facts-seen.ts';
import { findPastText, type PastTexts, recentTexts } from './text-history.ts';

type Drafts = Partial<Record<Locale, Draft>>;
type Article = typeof article.$inferSelect;
type Segments = Awaited<ReturnType<typeof segmentFactsOf>>;

/** Everything the editor of an article shows; null when there is none that this person may see. */
export async function getEditor(args: { actor: Actor; articleId: number }): Promise<EditorView | null> {
  const { actor, articleId } = args;
  const { read, now } = theStore();
  const [owner] = await read
    .select()
    .from(article)
    .where(and(eq(article.id, articleId), readable(actor)));
  if (!owner) return null;
  const drafts = await draftsOf(read, articleId);
  const facts = await factsOf(read, articleId);
  const rows = await rowsWithStates(owner, drafts, await segmentFactsOf(read, articleId));
  const editions = await editionsOf(owner, drafts, facts, rows, now());
  return {
    articleId,
    originLocale: owner.originLocale,
    createdAt: owner.createdAt.toISOString(),
    createdBy: owner.createdBy,
    trashedAt: iso(owner.trashedAt),
    rows,
    editions,
    facts,
    choices: await choices(),
    may: mayOf(actor, owner, drafts, now()),
  };
}

/** The rows, and of each translation whose source has changed what that said when it was translated. */
async function rowsWithStates(owner: Article, drafts: Drafts, segments: Segments): Promise<Row[]> {
  const documents = Object.fromEntries(
    Object.entries(drafts).map(([locale, { document }]) => [locale, document]),
  );
  const history: Partial<Record<Locale, PastTexts[]>> = {};
  const rows: Row[] = [];
  for (const { texts, ...row } of rowsOf(documents, owner.originLocale)) {
    const cells = { ja: cellOf(texts.ja), en: cellOf(texts.en) };
    const facts = segments.get(row.segment) ?? {};
    const translation = translationOf(facts, owner.originLocale);
    const sourceHash = translation && facts[translation.into]?.sourceHash;
    const isChanged = translation?.state === 'stale' || translation?.state === 'cosmetic';
    if (!sourceHash || !isChanged) {
      rows.push({ ...row, cells, translation });
      continue;
    }
    const from = otherLocale(translation.into);
    history[from] ??= await recentTexts(theStore().read, { articleId: owner.id, locale: from });
    const past = findPastText(history[from], row.segment, sourceHash);
    // Joined from several sources it is outdated even beside one of them, which then explains nothing.
    const isSame = past !== undefined && normalizedText(past) === normalizedText(cells[from].text);
    const sourceBefore = translation.state === 'stale' && isSame ? undefined : past;
    rows.push({
      ...row,
      cells,
      translation: { ...translation, ...(sourceBefore !== undefined && { sourceBefore }) },
    });
  }
  return rows;
}

const cellOf = (text: string) => ({ text, hash: text === '' ? null : textHash(text) });

async function editionsOf(
  owner: Article,
  drafts: Drafts,
  facts: FactsView,
  rows: Row[],
  now: Date,
): Promise<EditorView['editions']> {
  const addresses = await theStore()
    .read.select()
    .from(slug)
    .where(and(eq(slug.scope, 'article'), eq(slug.entityId, owner.id)))
    .orderBy(desc(slug.retiredAt), desc(slug.createdAt));
  const viewOf = async (locale: Locale) => {
    const draft = drafts[locale];
    if (!draft) return null;
    const own = addresses.filter((each) => each.locale === locale);
    const changesOtherEdition = await differsInData(theStore().read, draft.edition, draft.document);
    const shown = { document: draft.document, heroMediaId: owner.heroMediaId };
    const state = { ...draft.edition, trashedAt: owner.trashedAt };
    const handOver = await handOverState(theStore().read, state, now);
    const pictureLicence = await licenceOfPictures(theStore().read, shown, now);
    return editionView({
      owner,
      draft,
      addresses: own,
      facts,
      rows,
      changesOtherEdition,
      pictureLicence,
      handOver,
      englishHeadline: drafts.en?.document.headline ?? '',
      now,
    });
  };
  return { ja: await viewOf('ja'), en: await viewOf('en') };
}

function editionView(args: {
  owner: Article;
  draft: Draft;
  addresses: (typeof slug.$inferSelect)[];
  facts: FactsView;
  rows: Row[];
  changesOtherEdition: boolean;
  pictureLicence: LicenceState;
  handOver: HandOverState;
  englishHeadline: string;
  now: Date;
}): EditionView {
  const { owner, draft, addresses, facts, rows, changesOtherEdition, pictureLicence } = args;
  const { handOver, englishHeadline, now } = args;
  const { edition, document } = draft;
  const state = { ...edition, trashedAt: owner.trashedAt };
  const publicId = publicRevisionId(state, now);
  const address = addresses.find(({ retiredAt }) => retiredAt === null)?.slug ?? null;
  const proposed = edition.locale === 'ja' ? slugFromHeadline(englishHeadline, 'en') : '';
  const inState = (wanted: string) =>
    rows.filter(({ translation }) => translation?.into === edition.locale && translation.state === wanted)
      .length;
  return {
    status: editionStatus(state, now),
    hasUnpublishedChanges: publicId !== null && publicId !== edition.draftRevisionId,
    stage: edition.stage,
    version: edition.version,
    draftRevisionId: edition.draftRevisionId,
    publicRevisionId: publicId,
    publishedAt: iso(edition.publishedAt),
    firstPublishedAt: iso(edition.firstPublishedAt),
    modifiedAt: iso(edition.modifiedAt),
    // One whose minute has come is no plan any more.
    scheduledAt: edition.scheduledAt && edition.scheduledAt > now ? iso(edition.scheduledAt) : null,
    embargoUntil: iso(edition.embargoUntil),
    unpublishAt: iso(edition.unpublishAt),
    withdrawnReason: edition.withdrawnReason,
    factsSeen: factsSeenOf(address, facts),
    provenance: edition.provenance,
    slug: address,
    proposedSlug: proposed === '' || proposed === address ? null : proposed,
    formerSlugs: addresses.filter(({ retiredAt }) => retiredAt !== null).map((each) => each.slug),
    length: articleLength(document, edition.locale),
    // What is withdrawn is not published but restored, and nothing of its draft speaks against that.
    problems: edition.withdrawnAt
      ? { blocks: [], warns: [] }
      : publishProblems({
          locale: edition.locale,
          document,
          slug: address,
          categoryId: facts.categoryId,
          sources: facts.sources.length,
          tags: facts.tags.length,
          missingSegments: inState('missing'),
          staleSegments: inState('stale'),
          machineSegments: inState('machine'),
          isCorrectedElsewhere: edition.factualSince !== null && edition.factualSince <= now,
          changesOtherEdition,
          pictureLicence,
          handOver,
        }),
    incompleteFigures: incompleteFigures(document),
  };
}

async function choices(): Promise<EditorView['choices']> {
  const { read } = theStore();
  const categories = await read
    .select({
      id: category.id,
      key: category.key,
      locale: categoryName.locale,
      name: categoryName.name,
    })
    .from(category)
    .leftJoin(categoryName, eq(categoryName.categoryId, category.id))
    .orderBy(asc(category.position));
  const authors = await read
    .select({ id: author.id, locale: authorName.locale, name: authorName.name })
    .from(author)
    .leftJoin(authorName, eq(authorName.authorId, author.id))
    .orderBy(asc(author.key));
  return {
    categories: named(categories, ({ id, key }) => ({ id, key })),
    authors: named(authors, ({ id }) => ({ id })),
  };
}

/** What the buttons offer; the commands decide it again (db/commands/run/run-command.ts). */
function mayOf(actor: Actor, { trashedAt }: Article, drafts: Drafts, now: Date): EditorView['may'] {
  const isKnown = LOCALES.some((locale) => drafts[locale] && hasBeenPublic(drafts[locale].edition, now));
  const reaches = (right: Parameters<typeof scopeOf>[1]) => {
    const scope = scopeOf(actor, right);
    return scope !== undefined && !(scope.endsWith('unpublished') && isKnown);
  };
  // What is in the trash has to come out of it before anything else.
  const isThere = trashedAt === null;
  return {
    editText: isThere && reaches('edit-text'),
    editFacts: isThere && reaches('edit-facts'),
    publish: isThere && reaches('publish'),
    trash: reaches('trash'),
  };
}

const iso = (instant: Date | null) => instant?.toISOString() ?? null;
