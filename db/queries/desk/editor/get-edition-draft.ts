import { and, eq } from 'drizzle-orm';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import { type EditionStatus, editionStatus } from '#lib/article/edition-state.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, edition, revision, slug } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { currentSlug } from '../../editions/current-slug.ts';
import { readable } from '../readable.ts';

export type EditionDraft = Pick<
  typeof edition.$inferSelect,
  'articleId' | 'locale' | 'version' | 'provenance' | 'publishedAt' | 'scheduledAt'
> & { status: EditionStatus; slug: string | null; document: ArticleDocument };

/** An edition as a program writes it: its draft, and how it stands. Null when there is none that the actor may see. */
export async function getEditionDraft(args: {
  actor: Actor;
  articleId: number;
  locale: Locale;
}): Promise<EditionDraft | null> {
  const { actor, articleId, locale } = args;
  const { read, now } = theStore();
  const [row] = await read
    .select({ edition, trashedAt: article.trashedAt, document: revision.document, slug: slug.slug })
    .from(edition)
    .innerJoin(article, eq(article.id, edition.articleId))
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .leftJoin(slug, currentSlug('article', edition.articleId, edition.locale))
    .where(and(eq(edition.articleId, articleId), eq(edition.locale, locale), readable(actor)));
  if (!row) return null;
  const { version, provenance, publishedAt, scheduledAt } = row.edition;
  return {
    articleId,
    locale,
    version,
    status: editionStatus({ ...row.edition, trashedAt: row.trashedAt }, now()),
    slug: row.slug,
    provenance,
    publishedAt,
    scheduledAt,
    document: parseDocument(row.document),
  };
}
