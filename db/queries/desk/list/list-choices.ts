import { and, asc, eq, isNull } from 'drizzle-orm';
import { matchKey } from '#lib/article/normalize.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../../auth/actor.ts';
import { alias, author, authorName, category, categoryName, tag, tagName } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readableTag } from '../readable-tags.ts';

/** Tags that are offered while typing; any other can be typed as well. */
const TAGS = 500;

export type Choice = { id: number; name: string };

/**
 * What the list of articles can be narrowed to, named in `locale` where there is a name in it: of tags, those that the
 * actor may be told of.
 */
export async function listChoices({ actor, locale }: { actor: Actor; locale: Locale }): Promise<{
  categories: Choice[];
  authors: Choice[];
  /** `findTag` understands their names. */
  tags: Choice[];
}> {
  const { read } = theStore();
  const categories = await read
    .select({ id: category.id, key: category.key, name: categoryName.name })
    .from(category)
    .leftJoin(categoryName, and(eq(categoryName.categoryId, category.id), eq(categoryName.locale, locale)))
    .where(isNull(category.mergedIntoId))
    .orderBy(asc(category.position));
  const authors = await read
    .select({ id: author.id, key: author.key, name: authorName.name })
    .from(author)
    .leftJoin(authorName, and(eq(authorName.authorId, author.id), eq(authorName.locale, locale)))
    .where(isNull(author.mergedIntoId))
    .orderBy(asc(authorName.name));
  const tags = await read
    .select({ id: tag.id, name: tagName.name })
    .from(tag)
    .innerJoin(tagName, and(eq(tagName.tagId, tag.id), eq(tagName.locale, locale)))
    .where(and(isNull(tag.mergedIntoId), readableTag(actor)))
    .orderBy(asc(tagName.name))
    .limit(TAGS);
  return {
    categories: categories.map(named),
    authors: authors.map(named),
    tags,
  };
}

const named = ({ id, key, name }: { id: number; key: string; name: string | null }): Choice => ({
  id,
  name: name ?? key,
});

/**
 * The tag that a wording (a name in either language, or an alias) means; null when there is none that the actor may be
 * told of.
 */
export async function findTag({ actor, wording }: { actor: Actor; wording: string }): Promise<number | null> {
  const [row] = await theStore()
    .read.select({ id: tag.id })
    .from(alias)
    .innerJoin(tag, eq(tag.id, alias.entityId))
    .where(and(eq(alias.scope, 'tag'), eq(alias.matchKey, matchKey(wording)), readableTag(actor)));
  return row?.id ?? null;
}
