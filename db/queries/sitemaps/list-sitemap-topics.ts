import { and, gte, lt, sql } from 'drizzle-orm';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { noteList, noteRead } from '../../freshness/reading.ts';
import { listName, SITEMAP_RANGE, wordOf } from '../../freshness/words.ts';
import { prepared } from '../../prepared.ts';
import { slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import type { TopicKind } from '../taxonomy/get-topic.ts';
import { topicsById } from '../taxonomy/topics-by-id.ts';

/** The addresses of a category's, tag's or author's pages, in the languages in which it has one. */
export type SitemapTopic = Partial<Record<Locale, string>>;

/**
 * The topics of one range of ids that have a page (get-topic.ts), by id. Two statements.
 *
 * Which tags have one depends on any story of the language: a tag has none before its first, and is not known before.
 */
export async function listSitemapTopics(args: { kind: TopicKind; range: number }): Promise<SitemapTopic[]> {
  const { kind, range } = args;
  const from = range * SITEMAP_RANGE;
  const topics = new Map<number, SitemapTopic>();
  for (const locale of LOCALES) {
    noteList(listName(locale, 'all'));
    const values = { locale, from, until: from + SITEMAP_RANGE, now: theStore().now().getTime() };
    const rows = await topicsIn(values, kind);
    noteRead(...rows.map(({ id }) => wordOf(kind, id)));
    for (const { id, slug: address, isShown } of rows) {
      if (isShown) topics.set(id, { ...topics.get(id), [locale]: address });
    }
  }
  return [...topics].sort(([a], [b]) => a - b).map(([, topic]) => topic);
}

const topicsIn = prepared((read, kind: TopicKind) =>
  topicsById(
    read,
    kind,
    and(gte(slug.entityId, sql.placeholder('from')), lt(slug.entityId, sql.placeholder('until'))),
  ),
);
