import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { TopicKind } from '#lib/desk/topics.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { TOPIC_TABLES } from '../../queries/desk/topics/desk-topic.ts';
import { alias, article, articleAuthor, articleTag, audit, slug, tagName } from '../../schema.ts';
import { type Context, record, recordEach, refuse, runCommand } from '../run/run-command.ts';
import { findTopic, writeAddress } from './save-topic.ts';

export type MergeTopic = {
  actor: Actor;
  kind: TopicKind;
  id: number;
  into: number;
  /** The fingerprints of both as they were shown; undefined where nobody looked. */
  seen?: { from: string; into: string } | undefined;
};

/** What a merge moved, as the audit keeps it: enough to take it back. */
type Moved = {
  kind: TopicKind;
  topicId: number;
  into: number;
  /** Articles that got the other topic in place of this one. */
  articles: number[];
  /** Articles that had both. */
  both: number[];
  /** Languages in which the other one had no name, and got this one's with its address. */
  names: Locale[];
  slugs: { locale: Locale; slug: string; inUse: boolean }[];
  wordings: string[];
};

/**
 * Makes two topics of a kind one. Articles, addresses and wordings of the first become the other's, names only in a language in
 * which that has none; addresses in use lead on. The first keeps its own names, so that the merge can be taken back.
 * @returns how many articles got the other topic
 */
export function mergeTopic({ actor, kind, id, into, seen }: MergeTopic) {
  return runCommand(actor, { right: 'manage-topics' }, async (context) => {
    const { transaction } = context;
    if (id === into) refuse('topic-itself');
    const [from, target] = [await findTopic(context, kind, id), await findTopic(context, kind, into)];
    if (from.mergedInto || target.mergedInto) refuse('topic-merged');
    if (seen && (seen.from !== from.seen || seen.into !== target.seen)) refuse('topic-moved-on');
    const { moved, both } = await moveArticles(context, kind, id, into);
    const names = LOCALES.filter(
      (locale) => target.words[locale].name === '' && from.words[locale].name !== '',
    );
    await copyNames(context, kind, id, into, names);
    const slugs = await moveAddresses(context, kind, id, into, names);
    const wordings = await transaction
      .update(alias)
      .set({ entityId: into })
      .where(and(eq(alias.scope, kind), eq(alias.entityId, id)))
      .returning({ key: alias.matchKey });
    const table = TOPIC_TABLES[kind];
    await transaction.update(table).set({ mergedIntoId: into }).where(eq(table.mergedIntoId, id));
    await transaction.update(table).set({ mergedIntoId: into }).where(eq(table.id, id));
    const detail: Moved = {
      kind,
      topicId: id,
      into,
      articles: moved,
      both,
      names,
      slugs,
      wordings: wordings.map(({ key }) => key),
    };
    await tellOf(context, 'merge-topic', detail);
    return { articles: moved.length + both.length };
  });
}

/**
 * Takes a merge back: what was moved by it and is still where it was moved to returns. Articles that got the other topic since keep
 * it, and those that lost it do not get this one again.
 */
export function unmergeTopic({
  actor,
  kind,
  id,
  entry,
}: {
  actor: Actor;
  kind: TopicKind;
  id: number;
  /** The audit's number of the merge that is meant; absent, the last one of this topic. */
  entry?: number;
}) {
  return runCommand(actor, { right: 'manage-topics' }, async (context) => {
    const { transaction } = context;
    const { mergedInto } = await findTopic(context, kind, id);
    if (!mergedInto) return refuse('topic-not-merged');
    const into = mergedInto.id;
    const merge = await lastMerge(context, kind, id);
    if (entry !== undefined && merge.entry !== entry) refuse('undo-superseded');
    const { moved } = merge;
    const table = TOPIC_TABLES[kind];
    await transaction.update(table).set({ mergedIntoId: null }).where(eq(table.id, id));
    const articles = await returnArticles(context, moved, into);
    await returnNames(context, moved, into);
    await returnAddresses(context, moved, into);
    if (moved.wordings.length > 0) {
      await transaction
        .update(alias)
        .set({ entityId: id })
        .where(and(eq(alias.scope, kind), eq(alias.entityId, into), inArray(alias.matchKey, moved.wordings)));
    }
    await tellOf(context, 'unmerge-topic', { ...moved, into, articles, both: [] });
    return { articles: articles.length };
  });
}

/** Writes down what was done, to each of the articles as well, and what readers may see otherwise. */
async function tellOf(
  context: Context,
  action: 'merge-topic' | 'unmerge-topic',
  detail: Moved,
): Promise<void> {
  const { kind, topicId, into, articles, both } = detail;
  context.changed.add(wordOf(kind, topicId));
  context.changed.add(wordOf(kind, into));
  await record(context, { action, detail, visible: false });
  await recordEach(context, {
    action: `${action}-of-article`,
    articleIds: [...articles, ...both],
    detail: { kind, topicId, into },
    visible: true,
  });
}

async function lastMerge(
  { transaction }: Context,
  kind: TopicKind,
  id: number,
): Promise<{ entry: number; moved: Moved }> {
  const rows = await transaction
    .select({ entry: audit.id, detail: audit.detail })
    .from(audit)
    .where(eq(audit.action, 'merge-topic'))
    .orderBy(desc(audit.id));
  const merges = rows.map(({ entry, detail }) => ({ entry, moved: detail as Moved }));
  return (
    merges.find(({ moved }) => moved.kind === kind && moved.topicId === id) ?? refuse('topic-not-merged')
  );
}

/**
 * Where articles of tags and authors are kept; of a category, it is a column of theirs. Drizzle cannot tell that `set` fits its table
 * where the kind is a variable.
 */
const LINKS = {
  tag: {
    table: articleTag,
    topic: articleTag.tagId,
    of: articleTag.articleId,
    set: (tagId: number) => ({ tagId }) as never,
  },
  author: {
    table: articleAuthor,
    topic: articleAuthor.authorId,
    of: articleAuthor.articleId,
    set: (authorId: number) => ({ authorId }) as never,
  },
} as const;

async function moveArticles(
  { transaction }: Context,
  kind: TopicKind,
  id: number,
  into: number,
): Promise<{ moved: number[]; both: number[] }> {
  if (kind === 'category') {
    const moved = await transaction
      .update(article)
      .set({ categoryId: into })
      .where(eq(article.categoryId, id))
      .returning({ id: article.id });
    return { moved: moved.map((each) => each.id), both: [] };
  }
  const { table, topic, of, set } = LINKS[kind];
  const withOther = transaction.select({ id: of }).from(table).where(eq(topic, into));
  const both = await transaction
    .delete(table)
    .where(and(eq(topic, id), inArray(of, withOther)))
    .returning({ articleId: of });
  const moved = await transaction
    .update(table)
    .set(set(into))
    .where(eq(topic, id))
    .returning({ articleId: of });
  return { moved: moved.map((each) => each.articleId), both: both.map((each) => each.articleId) };
}

/** @returns the articles that got the first topic again */
async function returnArticles({ transaction }: Context, moved: Moved, into: number): Promise<number[]> {
  const { kind, topicId } = moved;
  const all = [...moved.articles, ...moved.both];
  if (all.length === 0) return [];
  if (kind === 'category') {
    const rows = await transaction
      .update(article)
      .set({ categoryId: topicId })
      .where(and(eq(article.categoryId, into), inArray(article.id, all)))
      .returning({ id: article.id });
    return rows.map(({ id }) => id);
  }
  const { table, topic, of, set } = LINKS[kind];
  const having = await transaction
    .select({ articleId: of, position: table.position })
    .from(table)
    .where(and(eq(topic, into), inArray(of, all)));
  const still = new Map(having.map(({ articleId, position }) => [articleId, position]));
  const back = moved.articles.filter((articleId) => still.has(articleId));
  const again = moved.both.filter((articleId) => still.has(articleId));
  if (back.length > 0) {
    await transaction
      .update(table)
      .set(set(topicId))
      .where(and(eq(topic, into), inArray(of, back)));
  }
  for (const articleId of again) {
    const row = { articleId, position: still.get(articleId) ?? 1, ...(set(topicId) as object) } as never;
    await transaction.insert(table).values(row).onConflictDoNothing();
  }
  return [...back, ...again];
}

async function copyNames(
  { transaction }: Context,
  kind: TopicKind,
  id: number,
  into: number,
  locales: Locale[],
) {
  // The others are named in both languages.
  if (kind !== 'tag' || locales.length === 0) return;
  const rows = await transaction
    .select()
    .from(tagName)
    .where(and(eq(tagName.tagId, id), inArray(tagName.locale, locales)));
  await transaction.insert(tagName).values(rows.map((row) => ({ ...row, tagId: into })));
}

/** A name that somebody has changed since is the other's own now. */
async function returnNames({ transaction }: Context, { kind, topicId, names }: Moved, into: number) {
  if (kind !== 'tag') return;
  for (const locale of names) {
    const [own] = await transaction
      .select()
      .from(tagName)
      .where(and(eq(tagName.tagId, topicId), eq(tagName.locale, locale)));
    await transaction
      .delete(tagName)
      .where(and(eq(tagName.tagId, into), eq(tagName.locale, locale), eq(tagName.name, own?.name ?? '')));
  }
}

/** An address that the other one has chosen as its own since stays there; this one gets another. */
async function returnAddresses(context: Context, { kind, topicId, names, slugs }: Moved, into: number) {
  const { transaction } = context;
  for (const { locale, slug: address, inUse } of slugs) {
    const isChosen = !names.includes(locale);
    await transaction
      .update(slug)
      .set({ entityId: topicId, ...(inUse && { retiredAt: null }) })
      .where(
        and(
          eq(slug.scope, kind),
          eq(slug.locale, locale),
          eq(slug.slug, address),
          eq(slug.entityId, into),
          isChosen ? isNotNull(slug.retiredAt) : undefined,
        ),
      );
  }
  const { words } = await findTopic(context, kind, topicId);
  for (const locale of LOCALES) {
    await writeAddress(context, kind, topicId, locale, { ...words[locale], slug: '' });
  }
}

async function moveAddresses(
  { transaction, now }: Context,
  kind: TopicKind,
  id: number,
  into: number,
  kept: Locale[],
): Promise<Moved['slugs']> {
  const own = and(eq(slug.scope, kind), eq(slug.entityId, id));
  const rows = await transaction.select().from(slug).where(own);
  const others = LOCALES.filter((locale) => !kept.includes(locale));
  if (others.length > 0) {
    await transaction
      .update(slug)
      .set({ retiredAt: now })
      .where(and(own, isNull(slug.retiredAt), inArray(slug.locale, others)));
  }
  await transaction.update(slug).set({ entityId: into }).where(own);
  return rows.map(({ locale, slug: address, retiredAt }) => ({ locale, slug: address, inUse: !retiredAt }));
}
