import { and, desc, eq } from 'drizzle-orm';
import { alignDocument } from '#lib/article/align.ts';
import { cleanDocument } from '#lib/article/clean-document.ts';
import type { Contribution } from '#lib/article/contributions.ts';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { type EditionStatus, editionStatus } from '#lib/article/edition-state.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import type { ImportHold, ImportReport, ParsedArticle } from '#lib/import/report.ts';
import { otherLocale } from '#lib/locale.ts';
import { isShowable } from '#lib/parse-time.ts';
import type { Actor } from '../../auth/actor.ts';
import { article, edition, importRecord, revision } from '../../schema.ts';
import { suggestAddress } from '../addresses/edition-address.ts';
import { claimWished, keepFormerAddresses } from '../addresses/former-addresses.ts';
import { setSlug } from '../addresses/move-edition.ts';
import { insertArticle } from '../editions/create-article.ts';
import { problemsOf, publishDraft } from '../editions/publish-edition.ts';
import { assignSources, assignTags } from '../facts/assign-references.ts';
import { type AuthorChoice, findAuthor, setAuthors } from '../facts/authors.ts';
import { findCategory, findOrCreateTags } from '../facts/taxonomy.ts';
import { type EditionRef, findArticle, findEdition } from '../run/change-edition.ts';
import { allow, type Context, objectionTo, record, refuse, runCommand } from '../run/run-command.ts';
import { saveRevision } from '../text/save-revision.ts';
import { findImportedEdition } from './find-imported-edition.ts';

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
  /** Make a new article even when an older one looks like an earlier version of this text. */
  asNew?: boolean;
  /** A key, name or alias; decides over the category line. */
  category?: string | undefined;
  /** Names; decide over the tag line. Unknown ones are made, in the language of the text. */
  tags?: string[] | undefined;
  slug?: string | undefined;
  publish?: boolean;
  /** Publish a text in which no section was recognised, too. */
  asAnalysis?: boolean;
  /** Decides over the date that the text says. */
  publishedAt?: Date;
  /**
   * The edition that it becomes the text of, whatever was imported before: `version` is the one that was seen, null when the
   * edition must not be there yet, undefined when nobody looked.
   */
  into?: (EditionRef & { version: number | null | undefined }) | undefined;
  /** The text came as a document: its parts keep their ids, and nothing is said of what is not given. */
  isDocument?: boolean;
  /** In their order. */
  authors?: NamedAuthor[] | undefined;
  madeBy?: 'human' | 'machine' | undefined;
};

/** An author by a key, slug or name, alone or with what they did for the article. */
export type NamedAuthor = string | { name: string; contribution: Contribution };

export type ImportResult = {
  status: 'created' | 'updated' | 'unchanged';
  ref: EditionRef;
  slug: string;
  revisionId: number;
  /** Of the edition, afterwards. */
  version: number;
  /** Category, tags, sources or address changed: these are the article's, and hold at once. */
  factsChanged: boolean;
  /** What became of it, or what blocks it. Undefined when publishing was not asked for. */
  publication?: { status: EditionStatus; blocks: (PublishProblem | ImportHold)[] };
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
function rightFor({ translationOf, into, publish }: ImportArticle) {
  if (into)
    return { right: publish ? ('publish' as const) : ('edit-text' as const), articleId: into.articleId };
  if (publish) return { right: 'publish' as const, articleId: translationOf };
  if (translationOf === undefined) return { right: 'create' as const };
  return { right: 'edit-text' as const, articleId: translationOf };
}

async function importIn(context: Context, input: ImportArticle): Promise<ImportResult> {
  const parsed = { ...input.parsed, document: cleanDocument(input.parsed.document) };
  const found = await findTarget(context, input);
  // What was asked for so far is the right to make an article; a text may turn out to be that of somebody else's.
  if (found) await allow(context, { right: 'edit-text', articleId: found.articleId });
  const ref = found ?? (await createArticleFor(context, input));
  const before = found ? await draftOf(context, ref) : undefined;

  const last = await lastRecordOf(context, ref);
  // Whoever names the edition means this text, whatever became of it since it was last brought.
  const sameFile = !input.into && before !== undefined && last?.sha256 === input.sha256;
  // A translation is always held against its original, so that a correct file mends what an incomplete one left.
  const isOriginal = await isOriginalEdition(context, ref);
  const reference = isOriginal ? before?.document : await translationSource(context, ref);
  const aligned =
    reference && !input.isDocument
      ? alignDocument(parsed.document, reference)
      : { document: parsed.document, unaligned: [] };
  const changed =
    !before || (!sameFile && JSON.stringify(before.document) !== JSON.stringify(aligned.document));

  let revisionId = before?.revisionId ?? 0;
  if (changed) {
    const kind = input.isDocument ? 'save' : 'import';
    revisionId = await saveRevision(context, ref, aligned.document, kind, before?.revisionId ?? null, {
      madeBy: input.madeBy,
    });
  }
  // Who may only write the text of an article that is there leaves its category, tags, sources and address as they are.
  const isNew = !found && input.translationOf === undefined && !input.into;
  const mayFacts = isNew || !(await objectionTo(context, { right: 'edit-facts', articleId: ref.articleId }));
  if (input.into && !mayFacts && asksForFacts(input)) refuse('forbidden');
  const facts =
    mayFacts && (!sameFile || input.category || input.tags)
      ? await assignFacts(context, input, ref, isOriginal, last?.report)
      : false;
  const slug = mayFacts ? input.slug : undefined;
  if (isNew && slug === undefined) await claimWished(context, ref, parsed.fields.slug);
  const address = await addressOf(context, slug, ref, aligned.document);
  if (isNew) await keepFormerAddresses(context, ref, parsed.fields.formerAddresses ?? []);
  const different = changed || facts || address.moved;
  if (different && !input.isDocument) {
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
        fields: parsed.fields,
      },
      createdAt: context.now,
    });
  }
  if (different) {
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
    version: (await findEdition(context, ref)).version,
    factsChanged: before !== undefined && (facts || address.moved),
    ...(publication && { publication }),
    unaligned: changed && !isOriginal ? aligned.unaligned : [],
  };
}

/** The edition that is there already and gets the text; undefined for a new one. */
async function findTarget(context: Context, input: ImportArticle): Promise<EditionRef | undefined> {
  const { into } = input;
  if (!into) return input.asNew ? undefined : findImportedEdition(context, input);
  const { version, ...ref } = into;
  const { articleId } = ref;
  const { trashedAt } = await findArticle(context, articleId);
  if (trashedAt) refuse('trashed', { articleId });
  const [there] = await context.transaction
    .select({ version: edition.version })
    .from(edition)
    .where(and(eq(edition.articleId, articleId), eq(edition.locale, ref.locale)));
  if (!there) return version === null ? undefined : refuse('unknown-edition', ref);
  if (version !== undefined && version !== there.version)
    refuse('moved-on', { ...ref, version: there.version });
  return ref;
}

const asksForFacts = ({ category, tags, authors, slug, parsed }: ImportArticle) =>
  Boolean(category || tags || authors || slug || parsed.sources.length > 0);

/** The article that the text becomes a part of: the one it translates, else a new one. */
async function createArticleFor(context: Context, input: ImportArticle): Promise<EditionRef> {
  const { locale } = input.parsed;
  const articleId = input.into?.articleId ?? input.translationOf;
  if (articleId !== undefined) return { articleId, locale };
  return { articleId: await insertArticle(context, locale), locale };
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
  { parsed, category, tags, authors, isDocument }: ImportArticle,
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
  const saysSources = !isDocument || parsed.sources.length > 0;
  const resourced = saysSources && (await assignSources(context, ref, parsed.sources, isOriginal));
  if (authors) await setAuthors(context, ref.articleId, await chosenAuthors(context, authors));
  return recategorized || retagged || resourced || authors !== undefined;
}

async function chosenAuthors(context: Context, named: NamedAuthor[]): Promise<AuthorChoice[]> {
  const choices: AuthorChoice[] = [];
  for (const author of named) {
    const { name, contribution } =
      typeof author === 'string' ? { name: author, contribution: undefined } : author;
    choices.push({ id: await findAuthor(context, name), contribution });
  }
  return choices;
}

/** The address of the edition: the one asked for, the one it has, or the best free suggestion. */
async function addressOf(
  context: Context,
  asked: string | undefined,
  ref: EditionRef,
  { headline }: ArticleDocument,
): Promise<{ slug: string; moved: boolean }> {
  if (asked !== undefined) return setSlug(context, ref, asked);
  const english = ref.locale === 'ja' ? await translationSource(context, ref) : undefined;
  return suggestAddress(context, ref, { headline, englishHeadline: english?.headline });
}

/**
 * A text that cannot be published yet, or that somebody should look at first, is still kept, as a draft. What contradicts the
 * state of the edition (withdrawn, dates by which nobody would see it) is refused, with the text.
 */
async function publishIfPossible(
  context: Context,
  { publishedAt, asAnalysis, parsed }: ImportArticle,
  ref: EditionRef,
) {
  const row = await findEdition(context, ref);
  const isLive = row.liveRevisionId === row.draftRevisionId && !row.scheduledRevisionId;
  const { blocks: problems } = await problemsOf(context, row);
  const holds = parsed.holds.filter((hold) => !(asAnalysis && hold === 'unlabelled'));
  const blocks = isLive ? problems : [...problems, ...holds];
  if (blocks.length > 0 || (isLive && !publishedAt))
    return { status: editionStatus(row, context.now), blocks };
  // Readers know the others by their date already.
  const said = row.firstPublishedAt === null ? saidDate(parsed) : undefined;
  const { status } = await publishDraft(context, ref, publishedAt ?? said);
  return { status, blocks };
}

function saidDate({ fields }: ParsedArticle): Date | undefined {
  const date = fields.publishedAt === undefined ? undefined : new Date(fields.publishedAt);
  return date && isShowable(date) ? date : undefined;
}
