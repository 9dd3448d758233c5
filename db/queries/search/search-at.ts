import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '#lib/locale.ts';
import { orderOf, periodOf, SEARCH_TOPICS, type SearchAddress } from '#lib/search/search-address.ts';
import { resolveAddress } from '../addresses/resolve-address.ts';
import { getTopic, type TopicKind, type TopicView } from '../taxonomy/get-topic.ts';
import { type SearchResults, searchArticles } from './search-articles.ts';

/** What an address of search asks for. */
export type AskedSearch = {
  locale: Locale;
  /** Without the topics that are not there, and with the slugs of today. */
  address: SearchAddress;
  topics: Partial<Record<TopicKind, TopicView>>;
};

/** The same with what was found. */
export type FoundSearch = AskedSearch & { results: SearchResults };

/** Looks up the topics that an address of search names. */
export async function resolveSearch(asked: { locale: Locale; address: SearchAddress }): Promise<AskedSearch> {
  const { locale } = asked;
  const address = { ...asked.address };
  const topics: AskedSearch['topics'] = {};
  for (const kind of SEARCH_TOPICS) {
    const topic = await topicAt(kind, locale, address[kind]);
    if (topic) {
      topics[kind] = topic;
      address[kind] = topic.slug;
    } else delete address[kind];
  }
  return { locale, address, topics };
}

async function topicAt(kind: TopicKind, locale: Locale, slug: string | undefined): Promise<TopicView | null> {
  if (slug === undefined) return null;
  const found = await resolveAddress({ scope: kind, locale, slug });
  if (found.is === 'moved') return getTopic({ kind, locale, slug: found.slug });
  return found.is === 'page' ? getTopic({ kind, locale, slug }) : null;
}

/**
 * Searches for what an address asks for.
 * @param in.language of the editions that are looked through, where that is not for the address to say
 * @throws SearchIsBusy when too many search at once
 */
export async function searchAt(asked: AskedSearch, only: { language?: Locale } = {}): Promise<FoundSearch> {
  const { locale, address, topics } = asked;
  const results = await searchArticles({
    typed: address.typed,
    locale,
    filter: {
      locale: only.language ?? address.lang,
      categoryId: topics.category?.id,
      ...(topics.tag && { tagIds: [topics.tag.id] }),
      authorId: topics.author?.id,
      ...periodOf(address),
    },
    order: orderOf(address),
  });
  return { ...asked, results };
}

const KEY = Symbol.for('prism.found');

/** In globalThis, as the store is: Next bundles its own copy of this module. */
function handedOver(): AsyncLocalStorage<FoundSearch> {
  const shared = globalThis as { [KEY]?: AsyncLocalStorage<FoundSearch> };
  shared[KEY] ??= new AsyncLocalStorage<FoundSearch>();
  return shared[KEY];
}

/**
 * Renders with what was found before: that search is busy is a status, and statuses are known before a page is rendered.
 * @param found what `foundBefore` returns in the rendering
 */
export function withFound<T>(found: FoundSearch | undefined, render: () => Promise<T>): Promise<T> {
  return found ? handedOver().run(found, render) : render();
}

/** What was found for the address that is being rendered; undefined where nothing was to be looked for. */
export const foundBefore = (): FoundSearch | undefined => handedOver().getStore();
