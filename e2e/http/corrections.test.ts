import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { correctEdition } from '#db/commands/editions/correct-edition.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

vi.setConfig({ testTimeout: 60_000 });

let server: Served;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

const textOf = async (path: string) => (await ask(server.url, path)).text;

it('a correction stands at its text and at the foot, each leading to the other, and in what machines read', async () => {
  const { ref } = await buildArticle('Tides', { slug: 'tides' });
  const actor = TEST_ACTOR;
  await correctEdition({ actor, ...ref, text: 'It is 4 m.', segment: 'text1' });
  await correctEdition({ actor, ...ref, kind: 'apology', text: 'The chart was of another bay.' });
  await correctEdition({ actor, ...ref, text: 'It is five.', segment: 'point1' });
  const page = await textOf('/en/articles/tides');
  expect(page).toContain(
    'Tides text1.<sup class="citation"><a id="corrected-1" href="#correction-1" role="doc-noteref">[Correction]</a></sup></p>',
  );
  expect(page).toContain('Tides point.<sup class="citation"><a id="corrected-3" href="#correction-3"');
  const foot = page.slice(page.indexOf('id="corrections"'));
  expect([...foot.matchAll(/<div id="(correction-\d)">/g)].map(([, id]) => id)).toEqual([
    'correction-3',
    'correction-2',
    'correction-1',
  ]);
  expect([...foot.matchAll(/href="#(corrected-\d)" role="doc-backlink"/g)].map(([, to]) => to)).toEqual([
    'corrected-3',
    'corrected-1',
  ]);

  const url = (n: number) => `${server.url}/en/articles/tides#correction-${n}`;
  const { corrections } = JSON.parse(await textOf('/en/articles/tides.json'));
  expect(corrections).toMatchObject([
    { segment: 'point1', url: url(3), kind: 'correction' },
    { url: url(2), kind: 'apology' },
    { segment: 'text1', url: url(1) },
  ]);
  expect(corrections[1]).not.toHaveProperty('segment');
  expect(await textOf('/en/articles/tides.md')).toContain(`Tides text1. [Correction](${url(1)})`);
  expect(await textOf('/en/feed.json')).toContain(`Tides point. <a href=\\"${url(3)}\\">Correction</a>`);
  expect(page).toContain(`"url":"${url(1)}"`);
});
