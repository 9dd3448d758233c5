import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

/* What pages say of themselves to machines, and that each change reaches it with the next request, on either side. */

const SITE = 'https://news.example';
const actor = TEST_ACTOR;

let server: Served;
beforeAll(async () => {
  server = await serveHere({ SITE_URL: SITE, PUBLISHER_NAME: 'Example Press', AI_CRAWLERS: 'off' });
});
afterAll(() => server.stop());

async function pageAt(path: string): Promise<Document> {
  const { status, text } = await ask(server.url, path);
  expect([path, status]).toEqual([path, 200]);
  // linkedom keeps the letters in which React writes this name; in HTML they are all the same.
  return parseHTML(text.replaceAll(' hrefLang=', ' hreflang=')).document;
}

/** The addresses by language of a page's head, without the origin. */
async function languagesOf(path: string): Promise<Record<string, string>> {
  const links = [...(await pageAt(path)).querySelectorAll('head link[rel=alternate][hreflang]')];
  return Object.fromEntries(
    links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')?.replace(SITE, '')]),
  );
}

/** What a page says in JSON-LD, once it is sure that nothing in it is empty. */
async function thingsAt(path: string) {
  const [script, ...more] = [...(await pageAt(path)).querySelectorAll('script[type="application/ld+json"]')];
  expect(more).toEqual([]);
  const data = JSON.parse(script?.textContent ?? '', (name, value) => {
    const isEmpty =
      value === null || value === '' || (typeof value === 'object' && !Object.keys(value).length);
    expect([path, name, isEmpty]).toEqual([path, name, false]);
    return value;
  });
  expect(data['@context']).toBe('https://schema.org');
  return data['@graph'] as (Record<string, unknown> & { '@type': string })[];
}

async function translated(english: string, japanese: string) {
  const original = await buildArticle(english, {
    slug: english.toLowerCase(),
    category: 'science',
    tags: ['Ocean'],
  });
  const document = { ...buildDocument(japanese), lede: '潮の満ち引きは月と太陽の引力で起きる。' };
  const translation = await buildArticle(japanese, {
    locale: 'ja',
    translationOf: original.ref.articleId,
    document,
    slug: `${english.toLowerCase()}-ja`,
  });
  return { en: original.ref, ja: translation.ref };
}

describe('the languages of an article', () => {
  it('are the same set on both editions, and follow what becomes of either', async () => {
    const { en, ja } = await translated('Tides', '潮汐');
    const both = (enSlug: string, jaSlug: string) => ({
      en: `/en/articles/${enSlug}`,
      ja: `/ja/articles/${jaSlug}`,
      'x-default': `/en/articles/${enSlug}`,
    });
    const found = () =>
      Promise.all([languagesOf('/en/articles/tides'), languagesOf('/ja/articles/tides-ja')]);
    expect(await found()).toEqual([both('tides', 'tides-ja'), both('tides', 'tides-ja')]);

    await unpublishEdition({ actor, ...ja });
    expect(await languagesOf('/en/articles/tides')).toEqual({});
    await publishEdition({ actor, ...ja });
    await unpublishEdition({ actor, ...en });
    expect(await languagesOf('/ja/articles/tides-ja')).toEqual({});
    await publishEdition({ actor, ...en });
    expect(await found()).toEqual([both('tides', 'tides-ja'), both('tides', 'tides-ja')]);

    await moveEdition({ actor, ...en, slug: 'ebb' });
    await moveEdition({ actor, ...ja, slug: 'hikishio' });
    const moved = both('ebb', 'hikishio');
    expect(await languagesOf('/en/articles/ebb')).toEqual(moved);
    expect(await languagesOf('/ja/articles/hikishio')).toEqual(moved);

    const [article] = await thingsAt('/en/articles/ebb');
    expect(article?.workTranslation).toMatchObject({ '@id': `${SITE}/ja/articles/hikishio#article` });
    const [translation] = await thingsAt('/ja/articles/hikishio');
    expect(translation?.translationOfWork).toMatchObject({ '@id': `${SITE}/en/articles/ebb#article` });

    await trashArticle({ actor, articleId: en.articleId });
    expect((await ask(server.url, '/ja/articles/hikishio')).text).not.toContain('hreflang="x-default"');
  });

  it('of pages that are always there lead readers of others to a page', async () => {
    expect(await languagesOf('/ja')).toEqual({ ja: '/ja', en: '/en', 'x-default': '/en' });
    expect(await languagesOf('/en/feeds')).toEqual({
      ja: '/ja/feeds',
      en: '/en/feeds',
      'x-default': '/en/feeds',
    });
  });
});

describe('what a page says of itself', () => {
  it('can be read and has no gaps, on every kind of page', async () => {
    await translated('Winds', '風');
    const kinds = async (path: string) => (await thingsAt(path)).map((thing) => thing['@type']);
    expect(await kinds('/en')).toEqual(['WebSite', 'NewsMediaOrganization']);
    expect(await kinds('/en/articles/winds')).toEqual(['AnalysisNewsArticle', 'BreadcrumbList']);
    expect(await kinds('/ja/articles/winds-ja')).toEqual(['AnalysisNewsArticle', 'BreadcrumbList']);
    for (const path of ['/en/categories/science', '/ja/archive', '/en/tags/ocean']) {
      expect([path, ...(await kinds(path))]).toEqual([path, 'CollectionPage', 'BreadcrumbList']);
    }
    expect(await kinds('/en/authors/newsroom')).toEqual(['ProfilePage', 'BreadcrumbList']);
    const [article] = await thingsAt('/en/articles/winds');
    expect(article?.author).toMatchObject([{ '@type': 'Organization', url: `${SITE}/en/authors/newsroom` }]);
    const page = await pageAt('/en/articles/winds');
    const speakable = article?.speakable as { cssSelector: string[] } | undefined;
    expect(speakable?.cssSelector.map((selector) => page.querySelector(selector)?.textContent)).toEqual([
      'Winds headline',
      'Winds lede.',
    ]);
  });

  it('says what a hostile headline says, and nothing else', async () => {
    const headline = `</script><script>alert(1)</script> ]]> <!-- & &amp; "'`;
    const { slug } = await buildArticle('Hostile', {
      document: { ...buildDocument('Hostile'), headline },
      category: 'science',
    });
    const [article, way] = await thingsAt(`/en/articles/${slug}`);
    expect(article?.headline).toBe(headline);
    expect(way?.itemListElement).toMatchObject([{}, {}, { name: headline }]);
    const page = await pageAt(`/en/articles/${slug}`);
    expect(page.querySelector('meta[property="og:title"]')?.getAttribute('content')).toBe(headline);
    expect(page.querySelector('meta[property="og:image:alt"]')?.getAttribute('content')).toBe(headline);
    expect(page.querySelector('head title')?.textContent).toBe(`${headline} | PRISM News`);
  });

  it('names what else there is of it: feeds, files and icons', async () => {
    const alternates = async (path: string) =>
      [...(await pageAt(path)).querySelectorAll('head link[rel=alternate][type]')].map((link) =>
        link.getAttribute('href')?.replace(SITE, ''),
      );
    expect(await alternates('/ja')).toEqual(['/ja/feed.xml', '/ja/atom.xml', '/ja/feed.json']);
    expect(await alternates('/en/authors/newsroom')).toEqual(['/en/authors/newsroom/feed.xml']);
    expect(await alternates('/en/articles/winds')).toEqual([
      '/en/articles/winds.json',
      '/en/articles/winds.md',
    ]);
    const page = await pageAt('/ja');
    const linked = ['icon', 'apple-touch-icon', 'manifest'].flatMap((rel) =>
      [...page.querySelectorAll(`link[rel="${rel}"]`)].map((link) => String(link.getAttribute('href'))),
    );
    expect(linked).toHaveLength(4);
    for (const path of [...linked, '/logo.png', '/icon-192.png', '/icon-512.png']) {
      const { status, headers } = await ask(server.url, path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers['content-type']).toMatch(
        path === linked[3] ? /^application\/manifest\+json/ : /^image\//,
      );
    }
    const manifest = JSON.parse((await ask(server.url, '/ja/manifest.webmanifest')).text);
    expect(manifest).toMatchObject({ lang: 'ja', start_url: '/ja', name: 'PRISM News' });
    const { headers } = await ask(server.url, '/ja');
    expect(headers['content-security-policy']).toContain("manifest-src 'self'");
  });
});

describe('the small files', () => {
  it('say who may collect, whom to tell of a weakness, and where to read on', async () => {
    const [robots, security, llms] = await Promise.all(
      ['/robots.txt', '/.well-known/security.txt', '/llms.txt'].map((path) => ask(server.url, path)),
    );
    for (const answer of [robots, security, llms]) {
      expect([answer?.status, answer?.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    }
    expect(robots?.text).toContain('User-agent: GPTBot\n');
    expect(robots?.text).toContain(`Sitemap: ${SITE}/sitemap.xml\n`);
    const until = Date.parse(/^Expires: (.+)$/m.exec(security?.text ?? '')?.[1] ?? '');
    expect(until - Date.now()).toBeGreaterThan(300 * 86_400_000);
    expect(until - Date.now()).toBeLessThan(365 * 86_400_000);
    const linked = [...(llms?.text ?? '').matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => String(url));
    expect(linked.length).toBeGreaterThan(20);
    for (const url of linked) {
      expect([url, (await ask(server.url, url.replace(SITE, ''))).status]).toEqual([url, 200]);
    }
  });
});
