import { absoluteUrl, indexNowPath } from '#lib/urls.ts';
import { articleOf } from './article-of.ts';
import type { Channel } from './channel.ts';
import { type PostOptions, post } from './post.ts';

/** URLs that the protocol takes at once are 10,000; an event may have two. */
const BATCH = 5_000;

/** Tells search engines which pages to read again (indexnow.org): new, changed, moved and gone ones alike. */
export function indexNowChannel(
  { key, endpoint }: { key: string; endpoint: string },
  siteUrl: string,
  options: PostOptions,
): Channel {
  return {
    name: 'indexnow',
    takes: 'article',
    batch: BATCH,
    async send(events) {
      const urls = events.flatMap((event) => {
        const { url, oldUrl } = articleOf(event, siteUrl);
        return oldUrl === undefined ? [url] : [oldUrl, url];
      });
      const body = JSON.stringify({
        host: new URL(siteUrl).host,
        key,
        keyLocation: absoluteUrl(siteUrl, indexNowPath(key)),
        urlList: [...new Set(urls)],
      });
      const headers = { 'Content-Type': 'application/json; charset=utf-8' };
      const posted = await post({ url: endpoint, headers, body }, options);
      return posted.ok ? undefined : posted.error;
    },
  };
}
