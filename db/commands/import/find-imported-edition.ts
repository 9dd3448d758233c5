import { and, desc, eq } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { matchKey, normalizedText } from '#lib/article/normalize.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { machineTime } from '#lib/dates.ts';
import type { ImportFields, ParsedArticle } from '#lib/import/report.ts';
import { article, articleSource, edition, importRecord, revision, source } from '../../schema.ts';
import type { EditionRef } from '../run/change-edition.ts';
import { type Context, refuse } from '../run/run-command.ts';

/** How much of a text must stand in the older one of the same path for both to count as one article. */
const SAME_PATH_SHARE = 0.5;

/**
 * The edition that an earlier import of this text became, or undefined for a text that is new. It is the same when the
 * bytes are, when the address is that it had elsewhere, or when the file is: a scraper may write every article to one file,
 * so there the headline or the lede and half of the text must agree, and the day that the text says. A column under one
 * headline is a new article each time, however much of it is stock.
 */
export async function findImportedEdition(
  context: Context,
  input: { path: string; sha256: string; parsed: ParsedArticle; translationOf?: number | undefined },
): Promise<EditionRef | undefined> {
  const { locale, document } = input.parsed;
  if (input.translationOf !== undefined) return findTranslation(context, input.translationOf, locale);

  const headlineKey = matchKey(document.headline);
  const named = headlineKey !== '';
  const latest = (where: ReturnType<typeof eq>) => latestRecord(context, locale, where);
  const sameBytes = await latest(eq(importRecord.sha256, input.sha256));
  if (sameBytes) return inUse(sameBytes);
  const samePath = input.path === '' ? undefined : await latest(eq(importRecord.path, input.path));
  if (samePath && isSameDay(input.parsed.fields, samePath.fields)) {
    if (named && samePath.headlineKey === headlineKey) return inUse(samePath);
    const isSame =
      isAlike(document.lede, samePath.document.lede) &&
      shared(document, samePath.document) >= SAME_PATH_SHARE;
    if (isSame) return inUse(samePath);
  }
  return findByAddress(context, locale, input.parsed.fields.sourceUrl);
}

type Found = EditionRef & {
  trashed: boolean;
  headlineKey: string;
  document: ArticleDocument;
  fields: ImportFields;
};

/** The edition whose last text said that it came from this address. */
async function findByAddress(
  context: Context,
  locale: EditionRef['locale'],
  address: string | undefined,
): Promise<EditionRef | undefined> {
  if (address === undefined) return undefined;
  const rows = await context.transaction
    .select({ articleId: articleSource.articleId })
    .from(source)
    .innerJoin(articleSource, eq(articleSource.sourceId, source.id))
    .where(eq(source.url, address));
  for (const { articleId } of rows) {
    const last = await latestRecord(context, locale, eq(importRecord.articleId, articleId));
    if (last?.fields.sourceUrl === address) return inUse(last);
  }
  return undefined;
}

/** Whether two texts do not say different days. */
function isSameDay(a: ImportFields, b: ImportFields): boolean {
  if (!a.publishedAt || !b.publishedAt) return true;
  return (
    machineTime(new Date(a.publishedAt)).slice(0, 10) === machineTime(new Date(b.publishedAt)).slice(0, 10)
  );
}

/** Whether at least half of the pairs of letters in one text stand in the other. */
function isAlike(a: string, b: string): boolean {
  const pairsOf = (text: string) => {
    const letters = [...normalizedText(text)];
    return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
  };
  const [pairs, others] = [pairsOf(a), pairsOf(b)];
  const common = [...pairs].filter((pair) => others.has(pair)).length;
  return 2 * common >= Math.max(1, pairs.size, others.size);
}

async function latestRecord(
  { transaction }: Context,
  locale: EditionRef['locale'],
  where: ReturnType<typeof eq>,
): Promise<Found | undefined> {
  const [row] = await transaction
    .select({
      articleId: importRecord.articleId,
      headlineKey: importRecord.headlineKey,
      trashedAt: article.trashedAt,
      document: revision.document,
      report: importRecord.report,
    })
    .from(importRecord)
    .innerJoin(article, eq(article.id, importRecord.articleId))
    .innerJoin(revision, eq(revision.id, importRecord.revisionId))
    .where(and(eq(importRecord.locale, locale), where))
    .orderBy(desc(importRecord.id))
    .limit(1);
  if (!row) return undefined;
  const { articleId, headlineKey, trashedAt, report } = row;
  return {
    articleId,
    locale,
    headlineKey,
    trashed: trashedAt !== null,
    fields: report.fields ?? {},
    document: parseDocument(row.document),
  };
}

function inUse({ articleId, locale, trashed }: Found): EditionRef {
  return trashed ? refuse('trashed', { articleId }) : { articleId, locale };
}

async function findTranslation(
  { transaction }: Context,
  articleId: number,
  locale: EditionRef['locale'],
): Promise<EditionRef | undefined> {
  const [owner] = await transaction.select().from(article).where(eq(article.id, articleId));
  if (!owner) return refuse('unknown-article', { articleId });
  if (owner.trashedAt) return refuse('trashed', { articleId });
  if (owner.originLocale === locale) return refuse('same-language', { articleId, locale });
  const [existing] = await transaction
    .select({ id: edition.id })
    .from(edition)
    .where(and(eq(edition.articleId, articleId), eq(edition.locale, locale)));
  return existing && { articleId, locale };
}

/** The share of the texts of `document` that stand in `older` too, headline aside: 0 to 1. */
function shared(document: ArticleDocument, older: ArticleDocument): number {
  const textsOf = (each: ArticleDocument) =>
    segmentsOf(each)
      .filter(({ id }) => id !== 'headline')
      .map(({ text }) => normalizedText(text));
  const known = new Set(textsOf(older));
  const texts = textsOf(document);
  return texts.length === 0 ? 0 : texts.filter((text) => known.has(text)).length / texts.length;
}
