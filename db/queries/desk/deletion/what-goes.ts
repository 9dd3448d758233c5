import { and, count, eq, inArray, lte } from 'drizzle-orm';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import {
  article,
  articlePicture,
  correction,
  edition,
  importRecord,
  placement,
  revision,
  sharedPreview,
  slug,
} from '../../../schema.ts';
import { type Database, theStore } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';
import { usesOf } from '../pictures/desk-picture.ts';

/** What is lost for good with an article that is in the trash. */
export type Loss = {
  articleId: number;
  trashedAt: Date;
  /** Of the drafts; '' where there is none. */
  headlines: Record<Locale, string>;
  revisions: number;
  corrections: number;
  previews: number;
  imports: number;
  placements: number;
  /** Addresses that readers have known: they answer 410 from then on. */
  addresses: { locale: Locale; slug: string }[];
  /** Pictures that nothing else has. They stay in the library. */
  pictures: number[];
  /** The fingerprint of the article as it is. */
  seen: string;
};

/** @returns null for who may not delete, and where the article is not in the trash */
export async function whatGoes(args: { actor: Actor; articleId: number }): Promise<Loss | null> {
  if (scopeOf(args.actor, 'delete') !== 'all') return null;
  const { read, now } = theStore();
  return lossOf(read, args.articleId, now());
}

/** The same, for whoever has asked about rights. */
export async function lossOf(read: Database, articleId: number, now: Date): Promise<Loss | null> {
  const [found] = await read.select().from(article).where(eq(article.id, articleId));
  if (!found?.trashedAt) return null;
  const editions = await read
    .select({ locale: edition.locale, version: edition.version, headline: revision.headline })
    .from(edition)
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(eq(edition.articleId, articleId));
  const countOf = async (
    table:
      | typeof revision
      | typeof correction
      | typeof importRecord
      | typeof placement
      | typeof sharedPreview,
  ) => {
    const [row] = await read.select({ count: count() }).from(table).where(eq(table.articleId, articleId));
    return row?.count ?? 0;
  };
  const headlineIn = (locale: Locale) => editions.find((each) => each.locale === locale)?.headline ?? '';
  return {
    articleId,
    trashedAt: found.trashedAt,
    headlines: { ja: headlineIn('ja'), en: headlineIn('en') },
    revisions: await countOf(revision),
    corrections: await countOf(correction),
    previews: await countOf(sharedPreview),
    imports: await countOf(importRecord),
    placements: await countOf(placement),
    addresses: await knownAddresses(read, articleId, now),
    pictures: await onlyHere(read, articleId, found.heroMediaId),
    seen: textHash(JSON.stringify([found.trashedAt, editions])),
  };
}

/** The addresses of the editions that readers could read at some time, former ones included. */
async function knownAddresses(read: Database, articleId: number, now: Date): Promise<Loss['addresses']> {
  const known = await read
    .select({ locale: edition.locale })
    .from(edition)
    .where(and(eq(edition.articleId, articleId), lte(edition.firstPublishedAt, now)));
  const locales = LOCALES.filter((locale) => known.some((each) => each.locale === locale));
  if (locales.length === 0) return [];
  return read
    .select({ locale: slug.locale, slug: slug.slug })
    .from(slug)
    .where(and(eq(slug.scope, 'article'), eq(slug.entityId, articleId), inArray(slug.locale, locales)));
}

async function onlyHere(read: Database, articleId: number, hero: number | null): Promise<number[]> {
  const rows = await read
    .selectDistinct({ mediaId: articlePicture.mediaId })
    .from(articlePicture)
    .where(eq(articlePicture.articleId, articleId));
  const ids = [...new Set([...(hero === null ? [] : [hero]), ...rows.map(({ mediaId }) => mediaId)])];
  if (ids.length === 0) return [];
  const uses = await usesOf(read, ids);
  return ids.filter((id) => uses.every((use) => use.mediaId !== id || use.articleId === articleId));
}
