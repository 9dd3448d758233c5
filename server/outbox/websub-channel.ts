import { listListsOf } from '#db/outbox/list-lists-of.ts';
import { absoluteUrl, FEED_FILES, feedPath, homePath, TOPIC_PATHS } from '#lib/urls.ts';
import { articleOf } from './article-of.ts';
import type { Channel } from './channel.ts';
import { type PostOptions, post } from './post.ts';

const BATCH = 100;

/** Tells a WebSub hub which feeds to read again: those of the front page, category, tags and authors of an article. */
export function webSubChannel(hub: string, siteUrl: string, options: PostOptions): Channel {
  return {
    name: 'websub',
    takes: 'article',
    batch: BATCH,
    async send(events) {
      const feeds = new Set<string>();
      for (const event of events) {
        const edition = articleOf(event, siteUrl);
        for (const path of await feedsOf(edition)) feeds.add(absoluteUrl(siteUrl, path));
      }
      const form = new URLSearchParams({ 'hub.mode': 'publish' });
      for (const feed of feeds) form.append('hub.url', feed);
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const posted = await post({ url: hub, headers, body: form.toString() }, options);
      return posted.ok ? undefined : posted.error;
    },
  };
}

async function feedsOf(edition: Parameters<typeof listListsOf>[0]): Promise<string[]> {
  const { locale } = edition;
  const all = (page: string) => FEED_FILES.map((file) => feedPath(page, file));
  const lists = await listListsOf(edition);
  return [
    ...all(homePath(locale)),
    ...lists.flatMap(({ kind, slug }) => {
      const page = TOPIC_PATHS[kind](locale, slug);
      return kind === 'category' ? all(page) : [feedPath(page, 'feed.xml')];
    }),
  ];
}
