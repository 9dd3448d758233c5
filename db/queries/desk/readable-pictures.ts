import { and, eq, exists, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../auth/actor.ts';
import { article, articlePicture, author, media } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { readable } from './readable.ts';

/**
 * The condition under which `actor` may be shown a row of `media`: they took it in, or it is an author's portrait, or it opens an article, or stands in a text, that the
 * public or they may read.
 * A picture may give away what the article is about in which it waits. Undefined when they may read everything.
 */
export function readablePicture(actor: Actor): SQL | undefined {
  const own = readable(actor);
  if (own === undefined) return undefined;
  const { read, now } = theStore();
  const shown = publicEdition(now());
  const one = { one: sql`1` };
  return or(
    actor.userId === null ? undefined : eq(media.createdBy, actor.userId),
    exists(read.select(one).from(author).where(eq(author.portraitMediaId, media.id))),
    exists(read.select(one).from(shown).where(eq(shown.heroMediaId, media.id))),
    exists(
      read
        .select(one)
        .from(article)
        .where(and(eq(article.heroMediaId, media.id), own)),
    ),
    exists(
      read
        .select(one)
        .from(articlePicture)
        .innerJoin(
          shown,
          // By the article, too: there is an index of its editions.
          and(eq(shown.articleId, articlePicture.articleId), eq(shown.revisionId, articlePicture.revisionId)),
        )
        .where(eq(articlePicture.mediaId, media.id)),
    ),
    exists(
      read
        .select(one)
        .from(articlePicture)
        .innerJoin(article, eq(article.id, articlePicture.articleId))
        .where(and(eq(articlePicture.mediaId, media.id), own)),
    ),
  );
}
