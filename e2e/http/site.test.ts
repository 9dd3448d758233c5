import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { saveAccent } from '#db/commands/site/save-accent.ts';
import { saveSitePage } from '#db/commands/site/save-site-page.ts';
import { saveSiteWords } from '#db/commands/site/save-site-words.ts';
import { setWordmark } from '#db/commands/site/set-wordmark.ts';
import { nothingSet } from '#lib/site/site-settings.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

vi.setConfig({ testTimeout: 120_000 });
const actor = TEST_ACTOR;
let server: Served;
beforeAll(async () => {
  server = await serveHere({ PUBLISHER_NAME: 'Operator Ltd' });
}, 180_000);
afterAll(() => server.stop());

const text = async (path: string) => (await ask(server.url, path)).text;

it('the name of the site is another one everywhere at once, on kept pages, in feeds and in files', async () => {
  const { slug } = await buildArticle('Tides');
  const named = [
    '/en',
    `/en/articles/${slug}`,
    '/en/archive',
    '/en/tags',
    '/en/authors',
    '/en/categories',
    '/en/about',
    '/en/feeds',
    '/en/search',
    '/en/articles/none',
    '/en/corrections',
    '/en/feed.xml',
    '/en/atom.xml',
    '/en/feed.json',
    '/en/smartnews.xml',
    '/en/manifest.webmanifest',
    '/en/opensearch.xml',
    '/llms.txt',
    '/api/v1',
    '/api/v1/openapi.json',
  ];
  for (const path of named) expect(await text(path), path).toContain('PRISM News');
  const cardOf = async () =>
    /property="og:image" content="[^"]*(\/share\/[^"]+)"/.exec(await text('/en/archive'))?.[1] ?? '';
  const card = await cardOf();
  expect((await ask(server.url, card)).status).toBe(200);

  const en = {
    ...nothingSet().words.en,
    name: 'The Tide',
    description: 'All about water.',
    line: 'High and low',
  };
  await saveSiteWords({ actor, words: { ...nothingSet().words, en } });
  // The program is called so in its own sentences, and an author that editors may rename.
  const OWN = /PRISM Insight|PRISM News (?:is software|program|staff)/g;
  for (const path of named) {
    const now = (await text(path)).replaceAll(OWN, '');
    expect(now, path).toContain('The Tide');
    // One file for both languages, of which the other is called as before.
    if (path !== '/llms.txt') expect(now, path).not.toContain('PRISM News');
  }
  expect(await text('/en')).toContain('<title>The Tide | High and low</title>');
  expect(await text('/en/feed.xml')).toContain('<description>All about water.</description>');
  expect(JSON.parse(await text('/en/manifest.webmanifest'))).toMatchObject({
    name: 'The Tide',
    short_name: 'The Tide',
    description: 'All about water.',
  });
  expect(await text('/ja')).toContain('PRISM News');
  expect(await cardOf()).not.toBe(card);
  expect(await ask(server.url, card)).toMatchObject({ status: 302, headers: { location: await cardOf() } });
  expect((await ask(server.url, await cardOf())).status).toBe(200);
});

it('what administrators set wins over the environment, and what nobody set is left out', async () => {
  expect(await text('/en/about')).toContain('<dd>Operator Ltd</dd>');
  expect(await text('/en/contact')).not.toContain('<dt>Contact</dt>');
  const words = nothingSet().words;
  words.en = { ...words.en, publisher: 'Tide Ltd', contact: 'desk@tide.example' };
  await saveSiteWords({ actor, words });
  const page = await text('/en/contact');
  expect(page).toContain('<dd>Tide Ltd</dd>');
  expect(page).toContain('<a href="mailto:desk@tide.example">desk@tide.example</a>');
  expect(await text('/.well-known/security.txt')).toContain('Contact: mailto:desk@tide.example\n');
  expect(await text('/ja/about')).toContain('<dd>Operator Ltd</dd>');
  expect(await text('/en')).toContain('"legalName":"Tide Ltd"');
});

it('a page about the site shows what the house has written, as restricted Markdown', async () => {
  const written =
    '## Our rules\n\nWe **check** <b>all</b>.\n\n- [Write](https://tide.example/x)\n- [No](javascript:x)';
  await saveSitePage({ actor, locale: 'en', page: 'editorial-policy', text: written });
  const page = await text('/en/editorial-policy');
  expect(page).toContain('<h2>Our rules</h2>');
  expect(page).toContain('<p>We <strong>check</strong> &lt;b&gt;all&lt;/b&gt;.</p>');
  expect(page).toContain('<li><a href="https://tide.example/x" rel="noopener">Write</a></li>');
  expect(page).toContain('<li>[No](javascript:x)</li>');
  expect(page).toContain('name="description" content="We check &lt;b&gt;all&lt;/b&gt;."');
  expect(await text('/ja/editorial-policy')).not.toContain('Our rules');
});

it('colours and the drawn name are a sheet of their own, and the drawing can run nothing', async () => {
  expect(await text('/en')).not.toContain('/site.css');
  expect((await ask(server.url, '/wordmark.svg')).status).toBe(404);
  await saveAccent({ actor, light: '#005a9c', dark: '#8ecaff' });
  await setWordmark({ actor, bytes: Buffer.from('<svg viewBox="0 0 40 10"><path d="M0 0h40v10z"/></svg>') });
  const page = await text('/en');
  expect(page).toContain('<link rel="stylesheet" href="/site.css"/>');
  expect(page).toMatch(/class="wordmark"[^>]*aria-label="[^"]+"><span class="wordmark-drawing">/);
  expect(page).toMatch(/"logo":\{"@type":"ImageObject","url":"[^"]+\/wordmark.svg","width":40,"height":10\}/);
  const sheet = await ask(server.url, '/site.css');
  expect(sheet.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(sheet.text).toContain('--accent:light-dark(#005a9c,#8ecaff)');
  expect(sheet.text).toContain('aspect-ratio:40/10');
  const drawing = await ask(server.url, '/wordmark.svg');
  expect(drawing.headers).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  await saveAccent({ actor, light: '', dark: '' });
  expect((await ask(server.url, '/site.css')).text).not.toContain('--accent');
});
