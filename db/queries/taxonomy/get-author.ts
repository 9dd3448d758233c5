import { and, eq } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { authorName, slug } from '../../schema.ts';
import { theStore } from '../../store.ts';

export type AuthorView = { id: number; name: string; bio: string; slug: string };

/** The author at an address, named in its language, or null. Authors have one slug for both languages. */
export async function getAuthor(args: { locale: Locale; slug: string }): Promise<AuthorView | null> {
  const [row] = await theStore()
    .read.select({ id: authorName.authorId, name: authorName.name, bio: authorName.bio, slug: slug.slug })
    .from(slug)
    .innerJoin(authorName, and(eq(authorName.authorId, slug.entityId), eq(authorName.locale, slug.locale)))
    .where(and(eq(slug.scope, 'author'), eq(slug.locale, args.locale), eq(slug.slug, args.slug)))
    .limit(1);
  return row ?? null;
}
