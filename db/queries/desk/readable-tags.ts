import { and, eq, exists, inArray, or, type SQL, sql } from 'drizzle-orm';
import taxonomy from '#content/taxonomy.json' with { type: 'json' };
import type { Actor } from '../../auth/actor.ts';
import { article, articleTag, tag } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { readable } from './readable.ts';

/** What every store began with says nothing about any article. */
const TAXONOMY = taxonomy.tags.map(({ key }) => key);

/**
 * The condition under which `actor` may be told of a row of `tag`: it belongs to the taxonomy, or an article carries it
 * that the public or they may read. A tag that was made for an article may give its subject away, also after it was taken
 * off again. Undefined when they may read everything.
 */
export function readableTag(actor: Actor): SQL | undefined {
  const own = readable(actor);
  if (own === undefined) return undefined;
  const { read, now } = theStore();
  const shown = publicEdition(now());
  const isPublic = read.select({ one: sql`1` }).from(shown).where(eq(shown.articleId, articleTag.articleId));
  const carriers = read
    .select({ one: sql`1` })
    .from(articleTag)
    .innerJoin(article, eq(article.id, articleTag.articleId))
    .where(and(eq(articleTag.tagId, tag.id), or(own, exists(isPublic))));
  return or(inArray(tag.key, TAXONOMY), exists(carriers));
}
