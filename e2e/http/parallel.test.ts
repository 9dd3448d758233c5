import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

/*
 * Both editions at one address: what it answers, what it tells machines, and how soon it follows a change of either.
 */
const actor = TEST_ACTOR;
const START = new Date('2026-11-03T00:00:00Z');
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);
vi.setConfig({ testTimeout: 60_000 });

let now = START;
let server: Served;
beforeAll(async () => {
  server = await serveHere({ SITE_URL: 'https://news.example' }, () => now);
}, 180_000);
afterAll(() => server.stop());

/** An article with a public edition in each language. */
async function inBoth(name: string) {
  const ja = await buildArticle(`潮${name}`, { locale: 'ja', slug: `shio-${name}` });
  const { articleId } = ja.ref;
  const en = await buildArticle(`Tides ${name}`, { translationOf: articleId, slug: `tides-${name}` });
  const paths = { ja: `/ja/articles/shio-${name}`, en: `/en/articles/tides-${name}` };
  return {
    ja: ja.ref,
    en: en.ref,
    paths,
    parallel: { ja: `${paths.ja}/parallel`, en: `${paths.en}/parallel` },
  };
}

const get = (path: string) => ask(server.url, path);
const statusOf = async (path: string) => (await get(path)).status;

it('stands where both are public, its own language first, each text marked with its language', async () => {
  const { parallel } = await inBoth('one');
  const { status, text } = await get(parallel.ja);
  expect(status).toBe(200);
  const [, main = ''] = text.split('<main');
  const own = main.indexOf('潮one why1.');
  const other = main.indexOf('Tides one why1.');
  expect(own).toBeGreaterThan(0);
  expect(other).toBeGreaterThan(own);
  expect(main).toContain('lang="ja"><p>潮one why1.</p>');
  expect(main).toContain('lang="en"><p>Tides one why1.</p>');
  expect(main).toMatch(
    /id="passage-why1"[^>]*>.*?<a class="pair-number" href="#passage-why1" aria-label="第2段落の対訳">2</,
  );
  const english = (await get(parallel.en)).text.split('<main')[1] ?? '';
  expect(english.indexOf('Tides one why1.')).toBeLessThan(english.indexOf('潮one why1.'));
});

it('tells machines that the article is the page to be found, in one language, and is in no sitemap', async () => {
  const { paths, parallel } = await inBoth('two');
  const { text } = await get(parallel.en);
  const head = text.slice(0, text.indexOf('<body'));
  expect(head).toContain(`<link rel="canonical" href="https://news.example${paths.en}"/>`);
  expect(head).toContain(`<meta property="og:url" content="https://news.example${parallel.en}"/>`);
  expect(head).toContain('<title>Side by side: Tides two headline | PRISM News</title>');
  expect(head.toLowerCase()).not.toContain('hreflang');
  expect(head).not.toContain('noindex');
  expect(text).not.toContain('application/ld+json');
  expect((await get('/sitemaps/articles-1.xml')).text).toContain(paths.en);
  expect((await get('/sitemaps/articles-1.xml')).text).not.toContain('/parallel');
});

it('is led to by both articles, and fetches one sheet more than they do', async () => {
  const { paths, parallel } = await inBoth('three');
  expect((await get(paths.ja)).text).toContain(`<a href="${parallel.ja}">日英対訳で読む</a>`);
  expect((await get(paths.en)).text).toContain(`<a href="${parallel.en}">`);
  const sheets = async (path: string) =>
    (await get(path)).text.match(/(?<=<link rel="stylesheet" href=")[^"]+/g) ?? [];
  const [ofAll, ...none] = await sheets(paths.ja);
  expect(none).toEqual([]);
  const [first, own = '', ...more] = await sheets(parallel.ja);
  expect([first, more]).toEqual([ofAll, []]);
  const { body } = await ask(server.url, own, { headers: { 'accept-encoding': 'gzip' } });
  expect(body.length).toBeLessThanOrEqual(2_100);
});

it('is missing until both can be read, and from the instant at which one cannot', async () => {
  now = START;
  const { ref } = await buildArticle('潮four', { locale: 'ja', slug: 'shio-four' });
  const path = '/ja/articles/shio-four';
  const told = async () => [
    await statusOf(`${path}/parallel`),
    (await get(path)).text.includes('日英対訳で読む'),
    await statusOf('/en/articles/tides-four/parallel'),
  ];
  expect(await told()).toEqual([404, false, 404]);
  const en = await buildArticle('Tides four', {
    translationOf: ref.articleId,
    slug: 'tides-four',
    publishedAt: minutes(5),
  });
  expect(await told()).toEqual([404, false, 404]);
  now = minutes(5);
  expect(await told()).toEqual([200, true, 200]);
  await embargoEdition({ actor, ...en.ref, until: minutes(8) });
  expect(await told()).toEqual([404, false, 404]);
  now = minutes(8);
  expect(await told()).toEqual([200, true, 200]);
  await unpublishEdition({ actor, ...en.ref });
  expect(await told()).toEqual([404, false, 404]);
  await publishEdition({ actor, ...en.ref });
  expect(await told()).toEqual([200, true, 200]);
  // A withdrawn edition says why at its own address; the other has nothing beside it any more.
  await withdrawEdition({ actor, ...en.ref, reason: 'Withdrawn for a test.' });
  expect(await told()).toEqual([404, false, 410]);
  expect((await get('/en/articles/tides-four/parallel')).text).toContain('Withdrawn for a test.');
});

it('follows a change of either edition in the very next answer', async () => {
  const { en, parallel } = await inBoth('five');
  expect((await get(parallel.ja)).text).toContain('Tides five lede.');
  await rewriteLede({ articleId: en.articleId, was: 'Tides five lede.', value: 'Neaps five.' });
  expect((await get(parallel.ja)).text).toContain('Tides five lede.');
  await publishEdition({ actor, ...en });
  for (const path of Object.values(parallel)) {
    const { text } = await get(path);
    expect(text).toContain('Neaps five.');
    expect(text).not.toContain('Tides five lede.');
  }
});

it('moves with its article, and has one spelling', async () => {
  const { ja, parallel } = await inBoth('six');
  expect((await get('/JA/articles/shio-six/Parallel')).headers.location).toBe(parallel.ja);
  await moveEdition({ actor, ...ja, slug: 'ushio-six' });
  const moved = await get(parallel.ja);
  expect([moved.status, moved.headers.location]).toEqual([308, '/ja/articles/ushio-six/parallel']);
  const { text } = await get('/en/articles/tides-six/parallel');
  expect(text).toContain('href="/ja/articles/ushio-six/parallel"');
  expect(await statusOf('/ja/articles/none/parallel')).toBe(404);
});
