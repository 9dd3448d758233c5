import { and, eq, sql } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { hasPage, type TopicKind } from '../taxonomy/get-topic.ts';
import { getWithdrawal } from './get-withdrawal.ts';

/** What answers at an address: a page, another address (308, one hop), a withdrawal (410), or nothing (404). */
export type Resolution =
  /** `id` of the article, category, tag or author. */
  { is: 'page'; id: number } | { is: 'moved'; slug: string } | { is: 'gone' } | { is: 'missing' };

type TopicAddress = { scope: TopicKind; locale: Locale; slug: string };
type ArticleAddress = { scope: 'article'; locale: Locale; slug: string };
type Address = ArticleAddress | TopicAddress;

/** Looks an address up before anything is rendered. Nothing here tells that a hidden edition exists. */
export async function resolveAddress(address: Address): Promise<Resolution> {
  return address.scope === 'article' ? resolveArticle(address) : resolveTopic(address);
}

const LOCALE = sql.placeholder('locale');

const heldAt = and(
  eq(slug.scope, sql.placeholder('scope')),
  eq(slug.locale, LOCALE),
  eq(slug.slug, sql.placeholder('slug')),
);

const articleAt = prepared((read) => {
  const edition = publicEdition(sql.placeholder('now'));
  const current = read
    .select({ slug: edition.slug })
    .from(edition)
    .where(and(eq(edition.articleId, slug.entityId), eq(edition.locale, LOCALE)));
  return read
    .select({
      articleId: slug.entityId,
      current: sql<string | null>`(${current})`,
      // Only addresses of what readers have known are kept when an article is deleted (commands/deletion).
      isDeleted: sql<number>`not exists (select 1 from article where article.id = ${slug.entityId})`,
    })
    .from(slug)
    .where(heldAt);
});

async function resolveArticle(address: ArticleAddress): Promise<Resolution> {
  const [held] = await articleAt({ ...address, now: theStore().now().getTime() });
  if (!held) return { is: 'missing' };
  noteRead(wordOf('article', held.articleId));
  if (held.current !== null) return pageOrMoved(address, held.articleId, held.current);
  return held.isDeleted || (await getWithdrawal(address)) ? { is: 'gone' } : { is: 'missing' };
}

const topicAt = prepared((read) => read.select({ id: slug.entityId }).from(slug).where(heldAt));

const slugOfTopic = prepared((read, scope: TopicKind) =>
  read
    .select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug(scope, sql.placeholder('id'), LOCALE)),
);

async function resolveTopic(address: TopicAddress): Promise<Resolution> {
  const [held] = await topicAt(address);
  if (!held) return { is: 'missing' };
  const { id } = held;
  noteRead(wordOf(address.scope, id));
  const [current] = await slugOfTopic({ id, locale: address.locale }, address.scope);
  if (!current) return { is: 'missing' };
  const isPublic = await hasPage({ kind: address.scope, locale: address.locale, id });
  return isPublic ? pageOrMoved(address, id, current.slug) : { is: 'missing' };
}

function pageOrMoved(address: Address, id: number, current: string): Resolution {
  return current === address.slug ? { is: 'page', id } : { is: 'moved', slug: current };
}
