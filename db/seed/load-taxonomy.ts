import taxonomy from '#content/taxonomy.json' with { type: 'json' };
import { matchKey } from '#lib/article/normalize.ts';
import { slugFromHeadline } from '#lib/article/slug.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { alias, author, authorName, category, categoryName, epoch, slug, tag, tagName } from '../schema.ts';
import type { Database } from '../store.ts';

type Wordings = { names: Record<Locale, string>; aliases: string[] };

/**
 * Fills a new store with the categories, tags and the newsroom author of content/taxonomy.json, which is only the
 * dictionary of a *new* store: from then on the store's own rows are the truth.
 */
export async function loadTaxonomy(transaction: Database, now: Date): Promise<void> {
  await transaction.insert(epoch).values({ id: 1, value: 1 });

  for (const [position, entry] of taxonomy.categories.entries()) {
    const [row] = await transaction.insert(category).values({ key: entry.key, position }).returning();
    const categoryId = row?.id ?? 0;
    for (const locale of LOCALES) {
      const description = entry.descriptions[locale];
      await transaction
        .insert(categoryName)
        .values({ categoryId, locale, name: entry.names[locale], description });
      await giveAddress(transaction, 'category', locale, entry.key, categoryId, now);
    }
    await giveWordings(transaction, 'category', entry, categoryId);
  }

  for (const entry of taxonomy.tags) {
    const [row] = await transaction.insert(tag).values({ key: entry.key }).returning();
    const tagId = row?.id ?? 0;
    for (const locale of LOCALES) {
      const address = locale === 'en' ? entry.key : slugFromHeadline(entry.names.ja, 'ja');
      await transaction.insert(tagName).values({ tagId, locale, name: entry.names[locale] });
      await giveAddress(transaction, 'tag', locale, address, tagId, now);
    }
    await giveWordings(transaction, 'tag', entry, tagId);
  }

  for (const entry of taxonomy.authors) {
    const [row] = await transaction.insert(author).values({ key: entry.key }).returning();
    const authorId = row?.id ?? 0;
    for (const locale of LOCALES) {
      await transaction
        .insert(authorName)
        .values({ authorId, locale, name: entry.names[locale], bio: entry.bios[locale] });
      await giveAddress(transaction, 'author', locale, entry.key, authorId, now);
    }
  }
}

async function giveAddress(
  transaction: Database,
  scope: 'category' | 'tag' | 'author',
  locale: Locale,
  address: string,
  entityId: number,
  now: Date,
) {
  await transaction.insert(slug).values({ scope, locale, slug: address, entityId, createdAt: now });
}

async function giveWordings(
  transaction: Database,
  scope: 'category' | 'tag',
  { names, aliases }: Wordings,
  entityId: number,
) {
  const wordings = [names.ja, names.en, ...aliases];
  const rows = wordings.map((wording) => ({ scope, matchKey: matchKey(wording), wording, entityId }));
  await transaction.insert(alias).values(rows).onConflictDoNothing();
}
