import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { DeskPicture } from '#lib/desk/pictures.ts';
import type { TopicRef } from '#lib/desk/topics.ts';
import { licenceState } from '#lib/media/licence.ts';
import { type Grant, scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, articlePicture, author, edition, media, mediaText } from '../../../schema.ts';
import type { Database } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';
import { readablePicture } from '../readable-pictures.ts';
import { topicRefs } from '../topics/desk-topic.ts';

/** Pictures as the library shows them, the latest first. For whoever has asked about rights. */
export async function deskPictures(read: Database, ids: number[], now: Date): Promise<DeskPicture[]> {
  const rows = await read.select().from(media).where(inArray(media.id, ids));
  const texts = await read.select().from(mediaText).where(inArray(mediaText.mediaId, ids));
  const pictures = rows.map((row): DeskPicture => {
    const wordsIn = (locale: 'ja' | 'en') => {
      const own = texts.find((each) => each.mediaId === row.id && each.locale === locale);
      return { alt: own?.alt ?? '', caption: own?.caption ?? '' };
    };
    const { id, width, height, variants, credit, licence, licenceUntil, embedded, createdAt } = row;
    const facts = {
      credit,
      licence,
      licenceUntil,
      focal: { x: row.focalX, y: row.focalY },
      texts: { ja: wordsIn('ja'), en: wordsIn('en') },
    };
    return {
      id,
      width,
      height,
      variants,
      ...facts,
      licenceState: licenceState(licenceUntil, now),
      embedded: embedded ?? {},
      createdAt,
      seen: textHash(JSON.stringify([facts, row.sha256])),
    };
  });
  return pictures.sort((a, b) => b.id - a.id);
}

/** A picture that somebody may see, as the library shows it; null where there is none. */
export async function readableDeskPicture(
  read: Database,
  actor: Actor,
  { mediaId, now }: { mediaId: number; now: Date },
): Promise<DeskPicture | null> {
  const [known] = await read
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.id, mediaId), readablePicture(actor)));
  const [picture] = known ? await deskPictures(read, [mediaId], now) : [];
  return picture ?? null;
}

/** The articles that have any of these pictures: above their text, or in a text, also in one of their history. A row each. */
export function usesOf(read: Database, ids: number[]) {
  return (
    read
      .select({ mediaId: sql<number>`${article.heroMediaId}`.as('used_media_id'), articleId: article.id })
      .from(article)
      .where(inArray(article.heroMediaId, ids))
      // What was only taken in for the texts of an article stands in none.
      .union(
        read
          .select({
            mediaId: sql<number>`${articlePicture.mediaId}`.as('used_media_id'),
            articleId: articlePicture.articleId,
          })
          .from(articlePicture)
          .where(and(inArray(articlePicture.mediaId, ids), isNotNull(articlePicture.revisionId))),
      )
  );
}

/** The authors whose portrait a picture is: readers see it on their pages. */
export async function portraitsWith(read: Database, mediaId: number): Promise<TopicRef[]> {
  const rows = await read.select({ id: author.id }).from(author).where(eq(author.portraitMediaId, mediaId));
  return topicRefs(
    read,
    'author',
    rows.map(({ id }) => id),
  );
}

/**
 * Whether somebody may say something else about a picture, replace or remove it: who publishes may; who does not may as long as
 * only articles of their own have it that nobody has read, and what no article has when they took it in.
 */
export async function mayChangePicture(
  read: Database,
  actor: Grant & { userId: string | null },
  { mediaId, now }: { mediaId: number; now: Date },
): Promise<boolean> {
  if (scopeOf(actor, 'add-media') === undefined) return false;
  if (scopeOf(actor, 'publish') !== undefined) return true;
  if (scopeOf(actor, 'edit-facts') === undefined || actor.userId === null) return false;
  if ((await portraitsWith(read, mediaId)).length > 0) return false;
  const used = usesOf(read, [mediaId]).as('used');
  const users = await read
    .selectDistinct({
      createdBy: article.createdBy,
      isKnown: sql<number>`exists (select 1 from ${edition} where ${edition.articleId} = ${article.id} and ${edition.firstPublishedAt} <= ${now.getTime()})`,
    })
    .from(used)
    .innerJoin(article, eq(article.id, used.articleId));
  if (users.length > 0) return users.every((each) => each.createdBy === actor.userId && !each.isKnown);
  const [own] = await read.select({ createdBy: media.createdBy }).from(media).where(eq(media.id, mediaId));
  return own?.createdBy === actor.userId;
}
