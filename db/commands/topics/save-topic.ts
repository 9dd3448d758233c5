import { and, eq, isNull, max, ne } from 'drizzle-orm';
import { cleanName, cleanText } from '#lib/article/clean-text.ts';
import { matchKey } from '#lib/article/normalize.ts';
import { isValidSlug, slugFromHeadline, typedSlug } from '#lib/article/slug.ts';
import {
  type DeskTopic,
  TOPIC_LIMITS,
  type TopicKind,
  type TopicWords,
  topicName,
} from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { isWebAddress } from '#lib/web-address.ts';
import type { Actor } from '../../auth/actor.ts';
import { EVERYTHING, wordOf } from '../../freshness/words.ts';
import { readableDeskPicture } from '../../queries/desk/pictures/desk-picture.ts';
import { deskTopic, TOPIC_TABLES, topicRefs } from '../../queries/desk/topics/desk-topic.ts';
import { alias, author, authorName, category, categoryName, slug, tag, tagName } from '../../schema.ts';
import { mustChange } from '../run/must-change.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { freeAddress } from './free-address.ts';

export type SaveTopic = {
  actor: Actor;
  kind: TopicKind;
  /** Undefined makes one. */
  id?: number | undefined;
  /** The fingerprint of what the form showed (`DeskTopic.seen`); undefined where nobody looked. */
  seen?: string | undefined;
  /** An empty address keeps the one in use, or is made from the name. */
  words: Record<Locale, TopicWords>;
  aliases: string[];
  /** Of an author only. */
  links: string[];
  /** Of an author only: the picture that is theirs, null for none; undefined leaves the one that they have. */
  portrait?: number | null | undefined;
};

type Facts = Pick<DeskTopic, 'words' | 'aliases' | 'links' | 'portrait'>;

/**
 * Makes a category, tag or author, or changes what it is called, in both languages at once. A former name stays one of its wordings,
 * and a former address leads to the one in use.
 * @returns its id
 */
export function saveTopic({ actor, kind, id, seen, ...given }: SaveTopic) {
  return runCommand(actor, { right: 'manage-topics' }, async (context) => {
    const before = id === undefined ? null : await findTopic(context, kind, id);
    if (before && seen !== undefined && before.seen !== seen) refuse('topic-moved-on');
    if (before?.mergedInto) refuse('topic-merged');
    const portrait = given.portrait === undefined ? (before?.portrait ?? null) : given.portrait;
    const facts = cleanFacts(kind, { ...given, portrait });
    if (facts.portrait !== null && facts.portrait !== before?.portrait) {
      await refuseAsPortrait(context, facts.portrait);
    }
    refuseNamesMissing(kind, before, facts);
    refuseTooLong(facts);
    const topicId = before?.id ?? (await insertTopic(context, kind, facts));
    await writeNames(context, kind, topicId, facts);
    if (kind === 'author') {
      const { links, portrait: portraitMediaId } = facts;
      await context.transaction.update(author).set({ links, portraitMediaId }).where(eq(author.id, topicId));
    }
    for (const locale of LOCALES) await writeAddress(context, kind, topicId, locale, facts.words[locale]);
    await writeWordings(context, kind, topicId, before, facts);
    const after = await findTopic(context, kind, topicId);
    // A category that is new stands in the navigation of every page.
    context.changed.add(before || kind !== 'category' ? wordOf(kind, topicId) : EVERYTHING);
    await record(context, {
      action: before ? 'edit-topic' : 'create-topic',
      detail: { kind, topicId, before: before && shownOf(before), after: shownOf(after) },
      visible: false,
    });
    return { id: topicId };
  });
}

const shownOf = ({ words, aliases, links, portrait }: Facts): Facts => ({ words, aliases, links, portrait });

/** Ends the verb unless readers may be shown the picture on a page of its own accord: theirs to see, and its licence open. */
async function refuseAsPortrait({ transaction, actor, now }: Context, mediaId: number): Promise<void> {
  const picture = await readableDeskPicture(transaction, actor, { mediaId, now });
  if (!picture) return refuse('unknown-media', { mediaId });
  if (picture.licenceState === 'over') refuse('portrait-licence-over', { until: picture.licenceUntil ?? '' });
}

/** The topic that a verb is about. Refuses when there is none. */
export async function findTopic({ transaction }: Context, kind: TopicKind, id: number): Promise<DeskTopic> {
  return (await deskTopic(transaction, kind, id)) ?? refuse('unknown-topic');
}

function cleanFacts(kind: TopicKind, { words, aliases, links, portrait }: Facts): Facts {
  const clean = ({ name, slug, description, role }: TopicWords): TopicWords => ({
    name: cleanName(name).normalize('NFC'),
    slug: typedSlug(slug),
    description: cleanText(description, { lines: 'many' }).trim(),
    role: kind === 'author' ? cleanName(role) : '',
  });
  const addresses = kind === 'author' ? links.map(cleanName).filter(Boolean) : [];
  const wrong = addresses.find((url) => !isWebAddress(url));
  if (wrong !== undefined) refuse('invalid-url', { url: wrong });
  return {
    words: { ja: clean(words.ja), en: clean(words.en) },
    aliases: aliases.map(cleanName).filter(Boolean),
    links: [...new Set(addresses)],
    portrait: kind === 'author' ? portrait : null,
  };
}

/** Categories and authors stand on pages of both languages; a tag may be of one, but does not lose a name that it had. */
function refuseNamesMissing(kind: TopicKind, before: DeskTopic | null, { words }: Facts): void {
  const unnamed = LOCALES.filter((locale) => words[locale].name === '');
  if (unnamed.length === LOCALES.length) refuse('no-topic-name');
  const missing = unnamed.find((locale) => kind !== 'tag' || before?.words[locale].name);
  if (missing) refuse('topic-name-missing', { locale: missing });
  const described = unnamed.find((locale) => words[locale].description || words[locale].slug);
  if (described) refuse('topic-name-missing', { locale: described });
}

function refuseTooLong({ words, aliases, links }: Facts): void {
  const { name, role, description, ...most } = TOPIC_LIMITS;
  for (const locale of LOCALES) {
    const said = words[locale];
    if (said.name.length > name) refuse('topic-too-long', { part: 'name', most: name });
    if (said.role.length > role) refuse('topic-too-long', { part: 'role', most: role });
    if (said.description.length > description) {
      refuse('topic-too-long', { part: 'description', most: description });
    }
  }
  if (aliases.some((wording) => wording.length > name))
    refuse('topic-too-long', { part: 'alias', most: name });
  if (aliases.length > most.aliases) refuse('topic-too-many', { part: 'aliases', most: most.aliases });
  if (links.length > most.links) refuse('topic-too-many', { part: 'links', most: most.links });
}

/** The row that everything else hangs on; a category comes last in the navigation. */
async function insertTopic(context: Context, kind: TopicKind, { words }: Facts): Promise<number> {
  const { transaction } = context;
  const name = words.en.name || words.ja.name;
  const base = slugFromHeadline(name, words.en.name ? 'en' : 'ja') || kind;
  const table = TOPIC_TABLES[kind];
  for (let attempt = 1; ; attempt++) {
    const key = attempt === 1 ? base : `${base}-${attempt}`;
    const [taken] = await transaction.select({ id: table.id }).from(table).where(eq(table.key, key));
    if (taken) continue;
    if (kind === 'category') {
      const [last] = await transaction.select({ position: max(category.position) }).from(category);
      const position = (last?.position ?? -1) + 1;
      const [made] = await transaction.insert(category).values({ key, position }).returning();
      return made?.id ?? refuse('unknown-topic');
    }
    const [made] = await transaction
      .insert(kind === 'tag' ? tag : author)
      .values({ key })
      .returning();
    return made?.id ?? refuse('unknown-topic');
  }
}

async function writeNames({ transaction }: Context, kind: TopicKind, id: number, { words }: Facts) {
  const named = LOCALES.filter((locale) => words[locale].name !== '');
  if (kind === 'author') {
    await transaction.delete(authorName).where(eq(authorName.authorId, id));
    const rows = named.map((locale) => {
      const { name, description: bio, role } = words[locale];
      return { authorId: id, locale, name, bio, role };
    });
    await transaction.insert(authorName).values(rows);
    return;
  }
  const rows = named.map((locale) => {
    const { name, description } = words[locale];
    return { locale, name, description };
  });
  if (kind === 'tag') {
    await transaction.delete(tagName).where(eq(tagName.tagId, id));
    await transaction.insert(tagName).values(rows.map((row) => ({ tagId: id, ...row })));
  } else {
    await transaction.delete(categoryName).where(eq(categoryName.categoryId, id));
    await transaction.insert(categoryName).values(rows.map((row) => ({ categoryId: id, ...row })));
  }
}

/** Gives a topic the address that is wished, or, where it has none, one that its name suggests. */
export async function writeAddress(
  context: Context,
  kind: TopicKind,
  id: number,
  locale: Locale,
  { name, slug: wished }: TopicWords,
): Promise<void> {
  if (name === '') return;
  const { transaction, now } = context;
  const place = and(eq(slug.scope, kind), eq(slug.locale, locale));
  const inUse = and(place, eq(slug.entityId, id), isNull(slug.retiredAt));
  const [current] = await transaction.select().from(slug).where(inUse);
  if (current && (wished === '' || wished === current.slug)) return;
  const address = wished || (await freeAddress(context, kind, locale, name));
  if (!isValidSlug(address)) refuse('invalid-slug', { slug: address });
  const [holder] = await transaction
    .select()
    .from(slug)
    .where(and(place, eq(slug.slug, address)));
  if (holder && holder.entityId !== id) {
    const [other] = await topicRefs(transaction, kind, [holder.entityId]);
    refuse('topic-address-taken', { slug: address, name: other ? topicName(other, locale) : '' });
  }
  await transaction.update(slug).set({ retiredAt: now }).where(inUse);
  const given = holder
    ? await transaction
        .update(slug)
        .set({ retiredAt: null })
        .where(and(place, eq(slug.slug, address)))
        .returning()
    : await transaction
        .insert(slug)
        .values({ scope: kind, locale, slug: address, entityId: id, createdAt: now })
        .onConflictDoNothing()
        .returning();
  mustChange(given, 'topic-moved-on');
}

/** One wording means one topic: another's is refused. Names of authors are no wordings, for two may have one name. */
async function writeWordings(
  { transaction }: Context,
  kind: TopicKind,
  id: number,
  before: DeskTopic | null,
  { words, aliases }: Facts,
): Promise<void> {
  const names = LOCALES.map((locale) => words[locale].name);
  const renamed = LOCALES.flatMap((locale) => {
    const former = before?.words[locale].name;
    return former && former !== words[locale].name ? [former] : [];
  });
  const all = kind === 'author' ? aliases : [...names, ...aliases, ...renamed];
  const wanted = new Map(all.filter(Boolean).map((wording) => [matchKey(wording), wording]));
  await transaction.delete(alias).where(and(eq(alias.scope, kind), eq(alias.entityId, id)));
  for (const [key, wording] of wanted) {
    if (key === '') refuse('topic-wording-empty', { wording });
    const added = await transaction
      .insert(alias)
      .values({ scope: kind, matchKey: key, wording, entityId: id })
      .onConflictDoNothing()
      .returning();
    if (added.length > 0) continue;
    // A former name that another topic has taken since is no wording of this one.
    if (!names.includes(wording) && !aliases.includes(wording)) continue;
    const [holder] = await transaction
      .select()
      .from(alias)
      .where(and(eq(alias.scope, kind), eq(alias.matchKey, key), ne(alias.entityId, id)));
    const [other] = await topicRefs(transaction, kind, [holder?.entityId ?? 0]);
    refuse('topic-wording-taken', { wording, name: other ? topicName(other, 'ja') : '' });
  }
}
