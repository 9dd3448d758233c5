import { Readable } from 'node:stream';
import { parseFeed } from '@rowanmanning/feed-parser';
import FeedParser from 'feedparser';
import Parser from 'rss-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { xmlErrors } from '#testing/validate-xml.ts';

const actor = TEST_ACTOR;

let server: Served;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) => ask(server.url, path, { headers });
const textOf = async (path: string) => (await get(path)).text;

const japanese = (name: string) => ({ ...buildDocument(name), lede: `${name}の要旨である。` });

/** Every file about an article of Science with the tag Ocean, in both languages. */
const FEEDS = ['ja', 'en'].flatMap((locale) => [
  ...['feed.xml', 'atom.xml', 'feed.json'].flatMap((file) => [
    `/${locale}/${file}`,
    `/${locale}/categories/science/${file}`,
  ]),
  ...(locale === 'en' ? ['/en/tags/ocean/feed.xml'] : []),
  `/${locale}/authors/newsroom/feed.xml`,
  `/${locale}/smartnews.xml`,
]);
const SITEMAPS = [
  '/sitemap.xml',
  ...['pages', 'news-ja', 'news-en', 'articles-0', 'tags-0', 'authors-0'].map(
    (name) => `/sitemaps/${name}.xml`,
  ),
];
/** Those that name articles. */
const NAMING = [...FEEDS, '/sitemaps/news-ja.xml', '/sitemaps/news-en.xml', '/sitemaps/articles-0.xml'];

describe('files for machines', () => {
  it('have a media type each, their language, and may be read by other sites but for the sitemap', async () => {
    const { ref } = await buildArticle('Tides', { slug: 'tides', category: 'science', tags: ['Ocean'] });
    await buildArticle('潮汐', {
      slug: '潮汐',
      locale: 'ja',
      translationOf: ref.articleId,
      document: japanese('潮汐'),
    });
    const headers = async (path: string) => {
      const { status, headers: of } = await get(path);
      return [
        status,
        of['content-type'],
        of['content-language'],
        of['access-control-allow-origin'],
        of['x-robots-tag'],
      ];
    };
    expect(await headers('/ja/feed.xml')).toEqual([
      200,
      'application/rss+xml; charset=utf-8',
      'ja',
      '*',
      undefined,
    ]);
    expect(await headers('/en/atom.xml')).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
      'en',
      '*',
      undefined,
    ]);
    expect(await headers('/en/feed.json')).toEqual([
      200,
      'application/feed+json; charset=utf-8',
      'en',
      '*',
      undefined,
    ]);
    expect(await headers('/en/articles/tides.json')).toEqual([
      200,
      'application/json; charset=utf-8',
      'en',
      '*',
      'noindex',
    ]);
    expect(await headers('/en/articles/tides.md')).toEqual([
      200,
      'text/markdown; charset=utf-8',
      'en',
      '*',
      'noindex',
    ]);
    const xml = 'application/xml; charset=utf-8';
    for (const path of SITEMAPS)
      expect([path, ...(await headers(path))]).toEqual([path, 200, xml, undefined, undefined, undefined]);
    const twin = await get('/ja/articles/%E6%BD%AE%E6%B1%90.md');
    expect(twin.headers.link).toBe(`<${server.url}/ja/articles/%E6%BD%AE%E6%B1%90>; rel="canonical"`);
    const known = await get('/en/feed.xml', {
      'if-none-match': String((await get('/en/feed.xml')).headers.etag),
    });
    expect(known.status).toBe(304);
  });

  it('are valid where there is a schema', async () => {
    for (const path of ['/ja/atom.xml', '/en/categories/science/atom.xml']) {
      expect([path, await xmlErrors(await textOf(path), 'atom')]).toEqual([path, []]);
    }
    expect(await xmlErrors(await textOf('/sitemap.xml'), 'sitemap-index')).toEqual([]);
    for (const path of SITEMAPS.slice(1)) {
      expect([path, await xmlErrors(await textOf(path), 'sitemap')]).toEqual([path, []]);
    }
  });

  it('of an article have its other language, and move with its address', async () => {
    const { editions } = JSON.parse(await textOf('/en/articles/tides.json'));
    expect(editions.map(({ url }: { url: string }) => url)).toEqual([
      `${server.url}/en/articles/tides`,
      `${server.url}/ja/articles/%E6%BD%AE%E6%B1%90`,
    ]);
    expect((await get('/en/articles/TIDES.md')).status).toBe(404);
    expect((await get('/en/articles/there-is-none.json')).status).toBe(404);
    expect((await get('/en/articles/tides/json')).status).toBe(404);
    expect((await get('/en/tags/ocean/atom.xml')).status).toBe(404);
    expect((await get('/sitemaps/articles-1.xml')).status).toBe(404);
  });
});

describe('three readers of feeds', () => {
  it.each(['en', 'ja'])('get the whole article, its title, date and language: %s', async (locale) => {
    const name = locale === 'en' ? 'Tides' : '潮汐';
    const texts = ['why1', 'text1', 'text2', 'text3', 'text4'].map((id) => `${name} ${id}.`);
    const whole = [...texts, `${name} point.`, `${name} label`, `${name} heading`, `${name} investors`];
    for (const file of ['feed.xml', 'atom.xml']) {
      const text = await textOf(`/${locale}/${file}`);
      const parser = new Parser({ customFields: { item: [['content:encoded', 'encoded']] } });
      const first = (await parser.parseString(text)).items[0] as Record<string, string> | undefined;
      const { language, items } = parseFeed(text);
      expect(language).toBe(locale);
      const [second] = items;
      const third = await feedparserItem(text);
      const read = [
        { by: 'rss-parser', title: first?.title, html: first?.encoded ?? first?.content, at: first?.isoDate },
        {
          by: 'feed-parser',
          title: second?.title,
          html: second?.content,
          at: second?.published?.toISOString(),
        },
        {
          by: 'feedparser',
          title: third?.title,
          html: third?.description,
          at: third?.pubdate?.toISOString(),
        },
      ];
      const { published } = JSON.parse(
        await textOf(`/${locale}/articles/${encodeURIComponent(name.toLowerCase())}.json`),
      );
      for (const { by, title, html, at } of read) {
        expect([by, title]).toEqual([by, `${name} headline`]);
        expect([by, new Date(at ?? 0).getTime()]).toEqual([by, new Date(published).getTime()]);
        for (const part of whole) expect([by, html]).toEqual([by, expect.stringContaining(part)]);
      }
    }
  });
});

describe('a change is in every file on the next request:', () => {
  it('a published story, and one that is taken off the site', async () => {
    const { ref } = await buildArticle('Rain', {
      slug: 'rain',
      category: 'science',
      tags: ['Ocean'],
      publish: false,
    });
    const naming = NAMING.filter((path) => !/\/ja\/|news-ja/.test(path));
    for (const path of naming)
      expect([path, (await textOf(path)).includes('/en/articles/rain')]).toEqual([path, false]);
    await publishEdition({ actor, ...ref });
    for (const path of naming)
      expect([path, (await textOf(path)).includes('/en/articles/rain')]).toEqual([path, true]);
    await unpublishEdition({ actor, ...ref });
    for (const path of naming)
      expect([path, (await textOf(path)).includes('/en/articles/rain')]).toEqual([path, false]);
  });

  it('a new address, under the same name for readers of feeds', async () => {
    const { ref } = await buildArticle('Wind', { slug: 'wind', category: 'science', tags: ['Ocean'] });
    const idOf = async (link: string) =>
      parseFeed(await textOf('/en/feed.xml')).items.find(({ url }) => url === `${server.url}${link}`)?.id;
    const before = await idOf('/en/articles/wind');
    await moveEdition({ actor, ...ref, slug: 'storm' });
    expect(await idOf('/en/articles/storm')).toBe(before);
    for (const path of ['/sitemaps/articles-0.xml', '/sitemaps/news-en.xml', '/en/tags/ocean/feed.xml']) {
      const text = await textOf(path);
      expect([path, text.includes('/en/articles/storm'), text.includes('/en/articles/wind')]).toEqual([
        path,
        true,
        false,
      ]);
    }
    const old = await get('/en/articles/wind.json');
    expect([old.status, old.headers.location]).toEqual([308, '/en/articles/storm.json']);
  });

  it('a tag with its first story', async () => {
    expect(await textOf('/sitemaps/tags-0.xml')).not.toContain('/en/tags/music');
    expect((await get('/en/tags/music/feed.xml')).status).toBe(404);
    await buildArticle('Song', { tags: ['Music'] });
    expect(await textOf('/sitemaps/tags-0.xml')).toContain(`${server.url}/en/tags/music`);
    expect((await get('/en/tags/music/feed.xml')).status).toBe(200);
  });
});

it('what readers may not see is in no file', async () => {
  const secrets = ['Draftsecret', 'Plannedsecret', 'Embargoedsecret', 'Withdrawnsecret', 'Trashedsecret'];
  const build = (name: string, publish = true) =>
    buildArticle(name, { slug: name.toLowerCase(), category: 'science', tags: ['Ocean'], publish });
  const later = new Date(Date.now() + 86_400_000);
  const [, planned, embargoed, withdrawn, trashed] = [
    await build('Draftsecret', false),
    await build('Plannedsecret', false),
    await build('Embargoedsecret'),
    await build('Withdrawnsecret'),
    await build('Trashedsecret'),
  ];
  await scheduleEdition({ actor, ...planned.ref, at: later });
  await embargoEdition({ actor, ...embargoed.ref, until: later });
  await withdrawEdition({ actor, ...withdrawn.ref, reason: 'Wrong.' });
  await trashArticle({ actor, articleId: trashed.ref.articleId });
  for (const path of [...FEEDS, ...SITEMAPS]) {
    const { status, text } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    for (const secret of secrets)
      expect([path, text.toLowerCase().includes(secret.toLowerCase())]).toEqual([path, false]);
  }
  for (const secret of secrets) {
    for (const ending of ['.json', '.md']) {
      const { status, text } = await get(`/en/articles/${secret.toLowerCase()}${ending}`);
      const gone = secret === 'Withdrawnsecret';
      expect([secret, status]).toEqual([secret, gone ? 410 : 404]);
      // The page of a withdrawn article names it, and says nothing of its text.
      expect([secret, text.includes(gone ? `${secret} lede` : `${secret} `)]).toEqual([secret, false]);
    }
  }
});

/** The first item, as a third library reads it. */
async function feedparserItem(text: string): Promise<FeedParser.Item | undefined> {
  const parser = Readable.from([text]).pipe(new FeedParser({}));
  for await (const item of parser) return item as FeedParser.Item;
  return undefined;
}
