import { and, desc, eq } from 'drizzle-orm';
import { alignDocument } from '#lib/article/align.ts';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { type EditionStatus, editionStatus } from '#lib/article/edition-state.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import { suggestSlug } from '#lib/article/slug.ts';
import type { ImportReport, ParsedArticle } from '#lib/import/report.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { currentSlug } from '../queries/current-slug.ts';
import { article, articleAuthor, author, edition, importRecord, revision, slug } from '../schema.ts';
import { assignSources, assignTags } from './assign-references.ts';
import { type EditionRef, findEdition } from './change-edition.ts';
import { type Actor, allow, type Context, record, runCommand } from './command.ts';
import { findImportedEdition } from './find-imported-edition.ts';
import { setSlug } from './move-edition.ts';
import { problemsOf, publishDraft } from './publish-edition.ts';
import { saveRevision } from './save-revision.ts';
import { findCategory, findOrCreateTags } from './taxonomy.ts';

export type ImportArticle = {
  actor: Actor;
  /** Where the text came from: an absolute path, or empty for pasted text. */
  path: string;
  /** Of the file's bytes, in hex: the same file again changes nothing. */
  sha256: string;
  /** The text as it was read. */
  text: string;
  parsed: ParsedArticle;
  translationOf?: number;
  /** A key, name or alias; decides over the category line. */
  category?: string;
  /** Names; decide over the tag line. Unknown ones are made, in the language of the text. */
  tags?: string[];
  slug?: string;
  publish?: boolean;
  publishedAt?: Date;
};

export type ImportResult = {
  status: 'created' | 'updated' | 'unchanged';
  ref: EditionRef;
  slug: string;
  revisionId: number;
  /** Category, tags, sources or address changed: these are the article's, and hold at once. */
  factsChanged: boolean;
  /** What became of it, or what blocks it. Undefined when publishing was not asked for. */
  publication?: { status: EditionStatus; blocks: PublishProblem[] };
  /** Parts of a translation and of its original that have no counterpart. */
  unaligned: { side: 'document' | 'reference'; segmentId: string; text: string }[];
};

/**
 * Takes a parsed text in: a new article, the translation of one, or a new revision of the edition that an earlier
 * version of the same file became. All in one transaction, publication included.
 */
export function importArticle(input: ImportArticle) {
  return runCommand(input.actor, rightFor(input), (context) => importIn(context, input));
}

/** A new article needs the right to make one; a text for an article that is there, the right to that article's text. */
function rightFor({ translationOf, publish }: ImportArticle) {
  if (publish) return { right: 'publish' as const, articleId: translationOf };
  if (translationOf === undefined) return { right: 'create' as const };
  return { right: 'edit-text' as const, articleId: translationOf };
}

async function importIn(context: Context, input: ImportArticle): Promise<ImportResult> {
  const { parsed } = input;
  const found = await findImportedEdition(context, input);
  // What was asked for so far is the right to make an article; a text may turn out to be that of somebody else's.
  if (found) await allow(context, { right: 'edit-text', articleId: found.articleId });
  const ref = found ?? (await createArticleFor(context, input));
  const before = found ? await draftOf(context, ref) : undefined;

  const last = await lastRecordOf(context, ref);
  const sameFile = before !== undefined && last?.sha256 === input.sha256;
  // A translation is always held against its original, so that a correct file mends what an incomplete one left.
  const isOriginal = await isOriginalEdition(context, ref);
  const reference = isOriginal ? before?.document : await translationSource(context, ref);
  const aligned = reference
    ? alignDocument(parsed.document, reference)
    : { document: parsed.document, unaligned: [] };
  const changed =
    !before || (!sameFile && JSON.stringify(before.document) !== JSON.stringify(aligned.document));

  let revisionId = before?.revisionId ?? 0;
  if (changed) {
    revisionId = await saveRevision(context, ref, aligned.document, 'import', before?.revisionId ?? null);
  }
  const facts =
    !sameFile || input.category || input.tags
      ? await assignFacts(context, input, ref, isOriginal, last?.report)
      : false;
  const address = await addressOf(context, input, ref, aligned.document);
  const different = changed || facts || address.moved;
  if (different) {
    await context.transaction.insert(importRecord).values({
      ...ref,
      revisionId,
      path: input.path,
      sha256: input.sha256,
      headlineKey: matchKey(parsed.document.headline),
      text: input.text,
      report: {
        categoryId: parsed.categoryId,
        tagIds: parsed.tagIds,
        lines: parsed.lines,
        unparsed: parsed.unparsed,
        warnings: parsed.warnings,
        proposedTags: parsed.proposedTags,
        related: parsed.related,
      },
      createdAt: context.now,
    });
    const detail = { revisionId, path: input.path };
    await record(context, { action: 'import', ...ref, detail, visible: facts });
  }
  const publication = input.publish ? await publishIfPossible(context, input, ref) : undefined;
  const status = before === undefined ? 'created' : different ? 'updated' : 'unchanged';
  return {
    status,
    ref,
    slug: address.slug,
    revisionId,
    factsChanged: before !== undefined && (facts || address.moved),
    ...(publication && { publication }),
    unaligned: changed && !isOriginal ? aligned.unaligned : [],
  };
}

/** The article that the text becomes a part of: the one it translates, else a new one. */
async function createArticleFor(context: Context, input: ImportArticle): Promise<EditionRef> {
  const { locale } = input.parsed;
  if (input.translationOf !== undefined) return { articleId: input.translationOf, locale };
  const { transaction, now } = context;
  const [made] = await transaction
    .insert(article)
    .values({ originLocale: locale, createdAt: now, createdBy: context.actor.userId })
    .returning({ id: article.id });
  const articleId = made?.id ?? 0;
  const [newsroom] = await transaction
    .select({ id: author.id })
    .from(author)
    .where(eq(author.key, 'newsroom'));
  if (newsroom) {
    await transaction.insert(articleAuthor).values({ articleId, authorId: newsroom.id, position: 1 });
  }
  return { articleId, locale };
}

async function draftOf(context: Context, ref: EditionRef) {
  const { draftRevisionId } = await findEdition(context, ref);
  const [row] = await context.transaction.select().from(revision).where(eq(revision.id, draftRevisionId));
  return { revisionId: draftRevisionId, document: parseDocument(row?.document) };
}

async function isOriginalEdition({ transaction }: Context, ref: EditionRef): Promise<boolean> {
  const [owner] = await transaction.select().from(article).where(eq(article.id, ref.articleId));
  return owner?.originLocale === ref.locale;
}

async function lastRecordOf({ transaction }: Context, ref: EditionRef) {
  const [last] = await transaction
    .select({ sha256: importRecord.sha256, report: importRecord.report })
    .from(importRecord)
    .where(and(eq(importRecord.articleId, ref.articleId), eq(importRecord.locale, ref.locale)))
    .orderBy(desc(importRecord.id))
    .limit(1);
  return last;
}

/** The text that a new translation follows: the draft of the article's other language. */
async function translationSource(context: Context, ref: EditionRef): Promise<ArticleDocument | undefined> {
  const locale = otherLocale(ref.locale);
  const [source] = await context.transaction
    .select({ id: edition.id })
    .from(edition)
    .where(and(eq(edition.articleId, ref.articleId), eq(edition.locale, locale)));
  return source && (await draftOf(context, { ...ref, locale })).document;
}

/**
 * Category, tags and sources belong to the article, not to a language. The original text sets them, again when its
 * own lines say something else than at its last import (so that what staff chose since is not undone); a translation
 * only fills in what is missing. An explicit option always decides.
 * @returns whether anything changed
 */
async function assignFacts(
  context: Context,
  { parsed, category, tags }: ImportArticle,
  ref: EditionRef,
  isOriginal: boolean,
  last: ImportReport | undefined,
): Promise<boolean> {
  const { transaction } = context;
  const says = (now: unknown, before: unknown) => isOriginal && String(now) !== String(before);
  const [owner] = await transaction.select().from(article).where(eq(article.id, ref.articleId));
  const filed =
    parsed.categoryId !== undefined && says(parsed.categoryId, last?.categoryId)
      ? parsed.categoryId
      : (owner?.categoryId ?? parsed.categoryId);
  const wanted = category ? await findCategory(context, category) : filed;
  const recategorized = wanted !== undefined && wanted !== owner?.categoryId;
  if (recategorized) {
    await transaction.update(article).set({ categoryId: wanted }).where(eq(article.id, ref.articleId));
  }
  const retagged = tags
    ? await assignTags(context, ref.articleId, await findOrCreateTags(context, ref.locale, tags), 'replace')
    : await assignTags(
        context,
        ref.articleId,
        parsed.tagIds,
        parsed.tagIds.length > 0 && says(parsed.tagIds, last?.tagIds) ? 'replace' : 'if-none',
      );
  const resourced = await assignSources(context, ref, parsed.sources, isOriginal);
  return recategorized || retagged || resourced;
}

/** The address of the edition: the one asked for, the one it has, or the best free suggestion. */
async function addressOf(
  context: Context,
  { slug: asked }: ImportArticle,
  ref: EditionRef,
  document: ArticleDocument,
): Promise<{ slug: string; moved: boolean }> {
  if (asked !== undefined) return setSlug(context, ref, asked.normalize('NFC'));
  const current = await currentAddress(context, ref);
  if (current !== undefined && !(await isStopgap(context, ref, current)))
    return { slug: current, moved: false };
  const english = ref.locale === 'ja' ? await translationSource(context, ref) : undefined;
  const { headline } = document;
  const wished = suggestSlug({ locale: ref.locale, headline, englishHeadline: english?.headline });
  // A bare number would be taken for an article's id.
  const base = wished === '' || /^\d+$/.test(wished) ? stopgap(ref) + wished.replace(/^(?=.)/, '-') : wished;
  if (base === current) return { slug: current, moved: false };
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? base : `${base}-${attempt}`;
    if (await isFree(context, ref.locale, candidate)) return setSlug(context, ref, candidate);
  }
}

const stopgap = ({ articleId }: EditionRef) => `article-${articleId}`;

/** An address that stood in for a headline without letters, and that no reader has seen yet. */
async function isStopgap(context: Context, ref: EditionRef, address: string): Promise<boolean> {
  const { firstPublishedAt } = await findEdition(context, ref);
  return address === stopgap(ref) && firstPublishedAt === null;
}

async function currentAddress({ transaction }: Context, ref: EditionRef): Promise<string | undefined> {
  const [row] = await transaction
    .select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug('article', ref.articleId, ref.locale));
  return row?.slug;
}

async function isFree({ transaction }: Context, locale: Locale, address: string): Promise<boolean> {
  const [taken] = await transaction
    .select({ entityId: slug.entityId })
    .from(slug)
    .where(and(eq(slug.scope, 'article'), eq(slug.locale, locale), eq(slug.slug, address)));
  return taken === undefined;
}

/** A text that cannot be published yet is still kept, as a draft, so this never refuses. */
async function publishIfPossible(context: Context, { publishedAt }: ImportArticle, ref: EditionRef) {
  const row = await findEdition(context, ref);
  const { blocks } = await problemsOf(context, row);
  if (blocks.length > 0) return { status: editionStatus(row, context.now), blocks };
  const isLive = row.liveRevisionId === row.draftRevisionId && !row.scheduledRevisionId;
  if (isLive && !publishedAt) return { status: editionStatus(row, context.now), blocks };
  const { status } = await publishDraft(context, ref, publishedAt);
  return { status, blocks };
}
