import { absoluteUrl, FEED_FILES, type FeedFile, feedPath } from '../urls.ts';

/** What the formats are called, and the media types by which programs know them. */
export const FEED_FORMATS = {
  'feed.xml': { name: 'RSS', type: 'application/rss+xml' },
  'atom.xml': { name: 'Atom', type: 'application/atom+xml' },
  'feed.json': { name: 'JSON Feed', type: 'application/feed+json' },
} as const satisfies Record<FeedFile, { name: string; type: string }>;

/** A page of which there are feeds. */
export type FeedSource = {
  /** The path of the page. */
  page: string;
  /** What the feeds are called. */
  title: string;
  /** All formats where absent. */
  files?: readonly FeedFile[];
};

/** The feeds of a page for its head: `alternates.types` of Next's metadata. */
export function feedLinks(siteUrl: string, { page, title, files = FEED_FILES }: FeedSource) {
  return Object.fromEntries(
    files.map((file) => {
      const { name, type } = FEED_FORMATS[file];
      return [type, [{ url: absoluteUrl(siteUrl, feedPath(page, file)), title: `${title} (${name})` }]];
    }),
  );
}
