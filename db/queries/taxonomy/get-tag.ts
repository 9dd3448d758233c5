import { and, eq, isNull } from 'drizzle-orm';
import { alias as aliased } from 'drizzle-orm/sqlite-core';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { slug, tagName } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { listTeasers } from '../editions/teaser.ts';

export type TagView = {
  id: number;
  name: string;
  slug: string;
  translation: { name: string; slug: string } | null;
};

/** The tag at an address of one language, or null. Merged tags have no page: server/resolve.ts redirects them. */
export async function getTag(args: { locale: Locale; slug: string }): Promise<TagView | null> {
  const otherSlug = aliased(slug, 'other_slug');
  const otherName = aliased(tagName, 'other_name');
  const [row] = await theStore()
    .read.select({
      id: tagName.tagId,
      name: tagName.name,
      slug: slug.slug,
      otherName: otherName.name,
      otherSlug: otherSlug.slug,
    })
    .from(slug)
    .innerJoin(tagName, and(eq(tagName.tagId, slug.entityId), eq(tagName.locale, slug.locale)))
    .leftJoin(
      otherName,
      and(eq(otherName.tagId, slug.entityId), eq(otherName.locale, otherLocale(args.locale))),
    )
    .leftJoin(
      otherSlug,
      and(
        eq(otherSlug.scope, 'tag'),
        eq(otherSlug.locale, otherLocale(args.locale)),
        eq(otherSlug.entityId, slug.entityId),
        isNull(otherSlug.retiredAt),
      ),
    )
    .where(and(eq(slug.scope, 'tag'), eq(slug.locale, args.locale), eq(slug.slug, args.slug)))
    .limit(1);
  if (!row) return null;
  const { otherName: name, otherSlug: address, ...tag } = row;
  if (!name || !address || !(await isUsedTag({ locale: otherLocale(args.locale), tagId: tag.id }))) {
    return { ...tag, translation: null };
  }
  return { ...tag, translation: { name, slug: address } };
}

/** Whether a public article of a language carries a tag: before, it has no page there, and its name may tell of one to come. */
export async function isUsedTag({ locale, tagId }: { locale: Locale; tagId: number }): Promise<boolean> {
  const found = await listTeasers({ locale, list: { kind: 'tag', entityId: tagId }, limit: 1 });
  return found.length > 0;
}
