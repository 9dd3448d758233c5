import { and, eq, sql } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { matchKey } from '#lib/article/normalize.ts';
import type { Names, TagChoice } from '#lib/desk/editor.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { readableTag } from '../../queries/desk/readable-tags.ts';
import { alias, category, slug, tag, tagName } from '../../schema.ts';
import { mustChange } from '../run/must-change.ts';
import { type Context, record, refuse } from '../run/run-command.ts';
import { freeAddress } from '../topics/free-address.ts';

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
  for (const name of names.map(cleanName).filter(Boolean)) {
    const known = await findAlias(context.transaction, 'tag', name);
    ids.push(known ?? (await createTag(context, { [locale]: name }, [])));
  }
  return ids;
}

/**
 * The tags that an editor chose, in their order, new ones made in the languages in which they are named. A name that is
 * known already means the tag that is there.
 */
export async function findOrCreateChosenTags(context: Context, choices: TagChoice[]): Promise<number[]> {
  const ids: number[] = [];
  for (const choice of choices) {
    ids.push('id' in choice ? await existingTag(context, choice.id) : await namedTag(context, choice));
  }
  return [...new Set(ids)];
}

async function existingTag({ actor, transaction }: Context, tagId: number): Promise<number> {
  const [found] = await transaction
    .select({ id: sql<number>`coalesce(${tag.mergedIntoId}, ${tag.id})` })
    .from(tag)
    .where(and(eq(tag.id, tagId), readableTag(actor)));
  return found?.id ?? refuse('unknown-tag', { tagId });
}

async function namedTag(
  context: Context,
  { names, aliases = [] }: Extract<TagChoice, { names: Names }>,
): Promise<number> {
  const wanted: Names = {};
  for (const locale of LOCALES) {
    const name = cleanName(names[locale] ?? '').normalize('NFC');
    if (name) wanted[locale] = name;
  }
  const wordings = [...Object.values(wanted), ...aliases.map(cleanName).filter(Boolean)];
  if (Object.keys(wanted).length === 0) refuse('no-tag-name');
  const known = new Map<number, string>();
  for (const wording of wordings) {
    const id = await findAlias(context.transaction, 'tag', wording);
    if (id !== undefined) known.set(id, wording);
  }
  const [first, second] = [...known];
  if (second) refuse('tag-wording-taken', { wording: second[1] });
  return first?.[0] ?? createTag(context, wanted, wordings);
}

async function findAlias(
  transaction: Context['transaction'],
  scope: 'category' | 'tag',
  wording: string,
): Promise<number | undefined> {
  const [row] = await transaction
    .select({ id: alias.entityId })
    .from(alias)
    .where(and(eq(alias.scope, scope), eq(alias.matchKey, matchKey(wording))));
  return row?.id;
}

async function createTag(context: Context, names: Names, aliases: string[]): Promise<number> {
  const { transaction, now } = context;
  const named = LOCALES.flatMap((locale) => {
    const name = names[locale];
    return name === undefined ? [] : [{ locale, name }];
  });
  const addresses = [];
  for (const { locale, name } of named) {
    const address = await freeAddress(context, 'tag', locale, name);
    addresses.push({ locale, address });
  }
  const key = addresses.map(({ locale, address }) => `${locale}-${address}`).at(-1) ?? '';
  const wordings = new Map([...Object.values(names), ...aliases].map((each) => [matchKey(each), each]));
  const taken = { wording: named.at(-1)?.name ?? '' };
  const made = await transaction.insert(tag).values({ key }).onConflictDoNothing().returning({ id: tag.id });
  const { id: tagId } = mustChange(made, 'tag-wording-taken', taken);
  // The keys of these tables decide that a wording and an address mean one tag, whoever made another one meanwhile.
  for (const [key, wording] of wordings) {
    const added = await transaction
      .insert(alias)
      .values({ scope: 'tag', matchKey: key, wording, entityId: tagId })
      .onConflictDoNothing()
      .returning({ wording: alias.wording });
    mustChange(added, 'tag-wording-taken', { wording });
  }
  for (const { locale, address } of addresses) {
    const added = await transaction
      .insert(slug)
      .values({ scope: 'tag', locale, slug: address, entityId: tagId, createdAt: now })
      .onConflictDoNothing()
      .returning({ slug: slug.slug });
    mustChange(added, 'tag-wording-taken', taken);
  }
  await transaction.insert(tagName).values(named.map((each) => ({ tagId, ...each })));
  const detail = { tagId, ...names };
  await record(context, { action: 'create-tag', detail, visible: false });
  return tagId;
}
