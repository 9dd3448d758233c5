import { and, eq } from 'drizzle-orm';
import type { Locale } from '#lib/locale.ts';
import { noteRead } from '../../freshness/reading.ts';
import { wordOf } from '../../freshness/words.ts';
import { slug, tag } from '../../schema.ts';
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
  const at = and(eq(slug.scope, address.scope), eq(slug.locale, address.locale), eq(slug.slug, address.slug));
  return address.scope === 'article' ? resolveArticle(address, at) : resolveTopic(address, at);
}

async function resolveArticle(address: ArticleAddress, at: ReturnType<typeof and>): Promise<Resolution> {
  const { read, now } = theStore();
  const [held] = await read.select({ articleId: slug.entityId }).from(slug).where(at);
  if (!held) return { is: 'missing' };
  noteRead(wordOf('article', held.articleId));
  const edition = publicEdition(now());
  const [visible] = await read
    .select({ slug: edition.slug })
    .from(edition)
    .where(and(eq(edition.articleId, held.articleId), eq(edition.locale, address.locale)));
  if (visible) return pageOrMoved(address, held.articleId, visible.slug);
  return (await getWithdrawal(address)) ? { is: 'gone' } : { is: 'missing' };
}

async function resolveTopic(address: TopicAddress, at: ReturnType<typeof and>): Promise<Resolution> {
  const { read } = theStore();
  const [held] = await read
    .select({ entityId: slug.entityId, mergedIntoId: tag.mergedIntoId })
    .from(slug)
    .leftJoin(tag, and(eq(slug.scope, 'tag'), eq(tag.id, slug.entityId)))
    .where(at);
  if (!held) return { is: 'missing' };
  const id = held.mergedIntoId ?? held.entityId;
  noteRead(wordOf(address.scope, held.entityId), wordOf(address.scope, id));
  const [current] = await read
    .select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug(address.scope, id, address.locale));
  if (!current) return { is: 'missing' };
  const isPublic = await hasPage({ kind: address.scope, locale: address.locale, id });
  return isPublic ? pageOrMoved(address, id, current.slug) : { is: 'missing' };
}

function pageOrMoved(address: Address, id: number, current: string): Resolution {
  return current === address.slug ? { is: 'page', id } : { is: 'moved', slug: current };
}
