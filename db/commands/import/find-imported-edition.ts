import { and, desc, eq } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { matchKey, normalizedText } from '#lib/article/normalize.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import type { ParsedArticle } from '#lib/import/report.ts';
import { article, edition, importRecord, revision } from '../../schema.ts';
import type { EditionRef } from '../run/change-edition.ts';
import { type Context, refuse } from '../run/run-command.ts';

/** How much of a text must stand in the older one for both to count as one article. */
const SAME_PATH_SHARE = 0.5;
const SAME_HEADLINE_SHARE = 0.3;

/**
 * The edition that an earlier import of this text became, or undefined for a text that is new. It is the same when
 * the bytes are, when file and headline are, or when only one of these is and enough of the text agrees: a weekly
 * column under one headline, or a scraper that writes every article to one file, must not overwrite older articles.
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
  if (samePath) {
    if (named && samePath.headlineKey === headlineKey) return inUse(samePath);
    if (shared(document, samePath.document) >= SAME_PATH_SHARE) return inUse(samePath);
  }
  const sameHeadline = named ? await latest(eq(importRecord.headlineKey, headlineKey)) : undefined;
  if (sameHeadline && shared(document, sameHeadline.document) >= SAME_HEADLINE_SHARE) {
    return inUse(sameHeadline);
  }
  return undefined;
}

type Found = EditionRef & { trashed: boolean; headlineKey: string; document: ArticleDocument };

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
    })
    .from(importRecord)
    .innerJoin(article, eq(article.id, importRecord.articleId))
    .innerJoin(revision, eq(revision.id, importRecord.revisionId))
    .where(and(eq(importRecord.locale, locale), where))
    .orderBy(desc(importRecord.id))
    .limit(1);
  if (!row) return undefined;
  const { articleId, headlineKey, trashedAt } = row;
  return {
    articleId,
    locale,
    headlineKey,
    trashed: trashedAt !== null,
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
