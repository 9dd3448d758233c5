import { and, eq, sql } from 'drizzle-orm';
import { matchKey } from '#lib/article/normalize.ts';
import { slugFromHeadline } from '#lib/article/slug.ts';
import type { Locale } from '#lib/locale.ts';
import { alias, category, slug, tag, tagName } from '../schema.ts';
import { type Context, record, refuse } from './command.ts';

/** The category that `wording` (a key, name or alias) means. Refuses when none does, naming the keys there are. */
export async function findCategory({ transaction }: Context, wording: string): Promise<number> {
  const [byKey] = await transaction
    .select({ id: category.id })
    .from(category)
    .where(eq(category.key, wording));
  const found = byKey?.id ?? (await findAlias(transaction, 'category', wording));
  if (found !== undefined) return found;
  const known = await transaction.select({ key: category.key }).from(category);
  return refuse('unknown-category', { category: wording, known: known.map(({ key }) => key).join(', ') });
}

/** The tags of these names, made where nobody knows them: with a name and an address in `locale` only. */
export async function findOrCreateTags(context: Context, locale: Locale, names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names.map((each) => each.trim()).filter(Boolean)) {
    const known = await findAlias(context.transaction, 'tag', name);
    ids.push(known ?? (await createTag(context, locale, name)));
  }
  return ids;
}

async function findAlias(
  transaction: Context['transaction'],
  scope: 'category' | 'tag',
  wording: string,
): Promise<number | undefined> {
  const [row] = await transaction
    .select({ id: sql<number>`coalesce(${tag.mergedIntoId}, ${alias.entityId})` })
    .from(alias)
    .leftJoin(tag, and(eq(alias.scope, 'tag'), eq(tag.id, alias.entityId)))
    .where(and(eq(alias.scope, scope), eq(alias.matchKey, matchKey(wording))));
  return row?.id;
}

async function createTag(context: Context, locale: Locale, name: string): Promise<number> {
  const { transaction, now } = context;
  const address = await freeTagAddress(context, locale, slugFromHeadline(name, locale) || 'tag');
  const [made] = await transaction
    .insert(tag)
    .values({ key: `${locale}-${address}` })
    .returning({ id: tag.id });
  const tagId = made?.id ?? 0;
  await transaction.insert(tagName).values({ tagId, locale, name });
  await transaction
    .insert(slug)
    .values({ scope: 'tag', locale, slug: address, entityId: tagId, createdAt: now });
  await transaction
    .insert(alias)
    .values({ scope: 'tag', matchKey: matchKey(name), wording: name, entityId: tagId });
  await record(context, { action: 'create-tag', locale, detail: { tagId, name }, visible: false });
  return tagId;
}

async function freeTagAddress({ transaction }: Context, locale: Locale, wished: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? wished : `${wished}-${attempt}`;
    const [taken] = await transaction
      .select({ id: slug.entityId })
      .from(slug)
      .where(and(eq(slug.scope, 'tag'), eq(slug.locale, locale), eq(slug.slug, candidate)));
    if (!taken) return candidate;
  }
}
