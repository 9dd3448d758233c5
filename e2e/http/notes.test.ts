import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { addNote } from '#db/commands/hand-over/notes.ts';
import { sharePreview } from '#db/commands/previews/share-preview.ts';
import { createToken } from '#db/commands/tokens/create-token.ts';
import { TOKEN_SCOPES } from '#lib/token-scopes.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';
import { tablesWith } from '#testing/tables-with.ts';

vi.setConfig({ testTimeout: 120_000 });

let server: Served;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

const actor = TEST_ACTOR;
/** What is written nowhere else. */
const SAID = 'Quoquoversus-42';
/** What is searched for: pages say that again. */
const WORD = 'zyxwvut';

it('what a note says is in no answer for readers and programs, and in no row that they are served from', async () => {
  const { ref } = await buildArticle('Tides', { slug: 'tides', category: 'science', tags: ['Ocean'] });
  const { articleId } = ref;
  await buildArticle('潮汐', {
    slug: '潮汐',
    locale: 'ja',
    translationOf: articleId,
    document: { ...buildDocument('潮汐'), lede: '潮の満ち引きは月の引力で起きる。' },
  });
  for (const [locale, segment] of [
    ['en', 'lede'],
    ['en', 'text1'],
    ['ja', 'text1'],
  ] as const) {
    expect(await addNote({ actor, articleId, locale, segment, text: `${SAID} ${WORD}` })).toMatchObject({
      ok: true,
    });
  }
  await publishEdition({ actor, ...ref });
  const shared = await sharePreview({ actor, ...ref, days: 7 });
  const token = await createToken({ actor, name: 'wire', scopes: [...TOKEN_SCOPES], days: 9 });
  if (!shared.ok || !token.ok) throw new Error('The preview or the token was refused.');

  const files = ['en', 'ja'].flatMap((locale) => [
    `/${locale}`,
    `/${locale}/archive`,
    `/${locale}/corrections`,
    `/${locale}/categories/science`,
    `/${locale}/authors/newsroom`,
    `/${locale}/search?q=${WORD}`,
    `/${locale}/search.xml?q=${WORD}&sort=date`,
    `/${locale}/suggest.json?q=${WORD}`,
    `/${locale}/feed.xml`,
    `/${locale}/atom.xml`,
    `/${locale}/feed.json`,
    `/${locale}/smartnews.xml`,
    `/sitemaps/news-${locale}.xml`,
    ...['', '.json', '.md'].map(
      (end) => `/${locale}/articles/${locale === 'en' ? 'tides' : encodeURI('潮汐')}${end}`,
    ),
    `/api/v1/articles?language=${locale}`,
    `/api/v1/search?q=${WORD}&language=${locale}`,
  ]);
  const all = [
    ...files,
    '/en/tags/ocean',
    '/sitemap.xml',
    '/sitemaps/pages.xml',
    '/sitemaps/articles-0.xml',
    '/llms.txt',
    '/robots.txt',
    '/api/v1',
    '/api/v1/openapi.json',
    `/api/v1/articles/${articleId}`,
    `/en/preview/shared?token=${encodeURIComponent(shared.token)}`,
  ];
  const { cookie } = await signInAs({ role: 'editor' });
  const asStaff = { Cookie: `${cookie.name}=${cookie.value}` };
  const asProgram = { Authorization: `Bearer ${token.token}` };
  const answers = await Promise.all([
    ...all.map(async (path) => [path, await ask(server.url, path)] as const),
    // A preview is the page that readers will get, for staff as well.
    ...['en', 'ja'].map(
      async (locale) =>
        [
          `preview ${locale}`,
          await ask(server.url, `/${locale}/preview/${articleId}`, { headers: asStaff }),
        ] as const,
    ),
    ...['en', 'ja'].map(
      async (locale) =>
        [
          `program ${locale}`,
          await ask(server.url, `/api/v1/articles/${articleId}/editions/${locale}`, { headers: asProgram }),
        ] as const,
    ),
  ]);
  expect(answers.flatMap(([path, { status }]) => (status === 200 ? [] : [`${path} ${status}`]))).toEqual([]);
  const leaks = answers.filter(([, { text }]) => text.includes(SAID));
  expect(leaks.map(([path]) => path)).toEqual([]);
  // The desk has it, or the search for it would prove nothing.
  const desk = await ask(server.url, `/api/desk/articles/${articleId}/notes`, { headers: asStaff });
  expect(desk.text.split(SAID)).toHaveLength(4);
  expect((await ask(server.url, `/api/desk/articles/${articleId}/notes`)).status).toBe(401);
  expect(
    (await ask(server.url, `/api/desk/articles/${articleId}/notes`, { headers: asProgram })).status,
  ).toBe(401);

  // Nor what waits to be told to others, is indexed, or listed.
  expect(await tablesWith(SAID)).toEqual(['audit', 'note']);
});
