import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#db/open-store.ts';
import { theStore } from '#db/store.ts';
import { machineTime } from '#lib/dates.ts';
import { type Program, startProgram } from '#scripts/cli/start-program.ts';
import { buildArticle, buildDocument, rewriteLede } from '#testing/build-article.ts';
import { frozenClock } from '#testing/oracle/frozen-clock.ts';
import { startReceiver } from '#testing/receiver.ts';
import { signInAs } from '#testing/sign-in.ts';
import { expect as soon, test } from './support/test.ts';

const MINUTE = 60_000;
/** The program is started twice, and tells others when it has time. */
const expect = soon.configure({ timeout: 30_000 });
const LEDE = '潮の満ち引きは月の引力で起きる。';
const CHANGED = '潮の満ち引きは月と太陽の引力で起きる。';

test.use({ javaScriptEnabled: true, expectedErrors: /status of 4\d\d/ });

test('an article’s whole life: one language, both, a change that comes while the program is down, a new address, withdrawal and an older version', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'the forms are the same on every screen');
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'prism-e2e-day-'));
  const clock = frozenClock(new Date(Math.floor(Date.now() / MINUTE) * MINUTE));
  const after = (minutes: number) => new Date(clock.now().getTime() + minutes * MINUTE);
  await using receiver = await startReceiver();
  let port = '0';
  const start = () =>
    startProgram({
      script: 'server/main.ts',
      environment: {
        ...clock.environment,
        PORT: port,
        HOST: '127.0.0.1',
        SITE_URL: '',
        DATA_DIR: dataDir,
        DEMO_CONTENT: 'off',
        LOG_LEVEL: 'error',
        WEBHOOK_URLS: receiver.url,
        WEBHOOK_SECRET: 'whsec-for-this-test',
        OUTBOUND_PRIVATE: 'on',
      },
    });
  let server: Program = await start();
  const { url } = server;
  port = new URL(url).port;
  /** Runs `work` beside the server, on its store and by its clock. */
  const beside = async <T>(work: () => Promise<T>): Promise<T> => {
    await openStore({ dataDir, create: false, now: clock.now });
    try {
      return await work();
    } finally {
      theStore().close();
    }
  };
  try {
    const { articleId, cookie } = await beside(async () => {
      const document = { ...buildDocument('潮の満ち引きを読み解く'), headline: '潮の満ち引き', lede: LEDE };
      const { ref } = await buildArticle('tides', {
        locale: 'ja',
        document,
        publish: false,
        slug: 'tides',
        tags: ['海'],
      });
      const english = { ...buildDocument('Tides'), headline: 'Tides, explained' };
      await buildArticle('tides-en', {
        document: english,
        translationOf: ref.articleId,
        publish: false,
        slug: 'tides',
      });
      const { cookie } = await signInAs({ role: 'editor', locale: 'en' });
      return { articleId: ref.articleId, cookie };
    });
    await page.context().addCookies([{ ...cookie, url }]);
    const publishing = `${url}/admin/articles/${articleId}/publishing`;
    const edition = (language: 'Japanese' | 'English') =>
      page.getByRole('region', { name: `${language} edition` });
    const said = (sentence: string) => expect(page.getByText(sentence, { exact: true })).toBeVisible();
    const read = async (path: string) => {
      const answer = await fetch(url + path, { redirect: 'manual' });
      return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
    };
    const events = () =>
      receiver.received
        .map(({ body }) => JSON.parse(body))
        .map(({ event, article }) => `${event} ${article.locale}`);
    const alternate = (locale: string) => `hreflang="${locale}" href="${url}/${locale}/articles/`;

    // Japanese alone: nothing anywhere knows of an English article.
    await page.goto(publishing);
    await edition('Japanese').getByRole('button', { name: 'Publish now' }).click();
    await said('Published.');
    const japanese = await read('/ja/articles/tides');
    expect([japanese.status, japanese.text.toLowerCase().includes(alternate('en').toLowerCase())]).toEqual([
      200,
      false,
    ]);
    expect((await read('/en/articles/tides')).status).toBe(404);
    for (const path of [
      '/en',
      '/en/archive',
      '/en/feed.xml',
      '/en/atom.xml',
      '/en/feed.json',
      '/sitemaps/articles-0.xml',
      '/en/search?q=tides',
      '/api/v1/articles?locale=en',
    ]) {
      expect([path, (await read(path)).text.includes('Tides, explained')]).toEqual([path, false]);
      expect([path, (await read(path)).text.includes('/en/articles/tides')]).toEqual([path, false]);
    }

    // English as well.
    await page.goto(publishing);
    await edition('English').getByRole('button', { name: 'Publish now' }).click();
    await said('Published.');
    expect((await read('/en/articles/tides')).status).toBe(200);
    expect((await read('/ja/articles/tides')).text.toLowerCase()).toContain(alternate('en').toLowerCase());
    await expect.poll(events).toEqual(['article.published ja', 'article.published en']);

    // One sentence changes: English is stale, and still live; what is scheduled comes although nobody runs at its minute.
    await beside(() => rewriteLede({ articleId, was: LEDE, value: CHANGED, locale: 'ja' }));
    await page.goto(publishing);
    await expect(edition('English')).toContainText('has changed since it was translated');
    const ja = edition('Japanese');
    await ja.getByText('Schedule …', { exact: true }).click();
    const form = ja
      .locator('form')
      .filter({ has: page.getByRole('button', { name: 'Schedule', exact: true }) });
    await expect(form.getByText('What kind of change is this for readers?')).toBeVisible();
    const due = after(10);
    await form.getByLabel('Date and time (Japan)').fill(machineTime(due).slice(0, 16));
    await form.getByRole('button', { name: 'Schedule', exact: true }).click();
    await said('Scheduled. It will be published at that time.');
    await server.stop();
    clock.set(after(25));
    server = await start();
    const changed = await read('/ja/articles/tides');
    expect([changed.text.includes(CHANGED), changed.text.includes(machineTime(due))]).toEqual([true, true]);
    expect((await read('/en/articles/tides')).status).toBe(200);
    await expect.poll(events).toEqual(['article.published ja', 'article.published en', 'article.updated ja']);

    // A new address of one language: one hop there, and the other one stays.
    await page.goto(`${url}/admin/articles/${articleId}`);
    await expect(page.locator('.editor[data-ready]')).toBeVisible();
    await page.locator('[aria-controls="panel-facts"]').click();
    const address = page.getByRole('region', { name: 'Address of the Japanese edition' });
    await address.getByLabel('Last part of the address').fill('moon-and-tides');
    await address.getByRole('button', { name: 'Set the address' }).click();
    await expect.poll(async () => (await read('/ja/articles/tides')).status).toBe(308);
    const moved = await read('/ja/articles/tides');
    expect(new URL(moved.location ?? '', url).pathname).toBe('/ja/articles/moon-and-tides');
    expect([
      (await read('/ja/articles/moon-and-tides')).status,
      (await read('/en/articles/tides')).status,
    ]).toEqual([200, 200]);

    // Withdrawn: 410, and the other language names it no more.
    await page.goto(publishing);
    await ja.getByText('Withdraw …', { exact: true }).click();
    await ja.getByLabel('Reason to give readers').fill('月齢に誤りがありました。');
    await ja.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await said('Withdrawn.');
    await expect(ja).toContainText('Nowhere: its address shows the reason');
    expect((await read('/ja/articles/moon-and-tides')).status).toBe(410);
    expect((await read('/en/articles/tides')).text.toLowerCase()).not.toContain(
      alternate('ja').toLowerCase(),
    );
    await page.goto(publishing);
    await ja.getByRole('button', { name: 'Restore' }).click();
    await said('Restored.');
    expect((await read('/ja/articles/moon-and-tides')).status).toBe(200);

    // The older version, as a draft first and for readers when it is published.
    await page.goto(`${url}/admin/articles/${articleId}/revisions?locale=ja`);
    await page.getByRole('link', { name: 'Restore…' }).last().click();
    await page.getByRole('button', { name: 'Make it the draft' }).click();
    expect((await read('/ja/articles/moon-and-tides')).text).toContain(CHANGED);
    await page.goto(publishing);
    await ja.getByRole('button', { name: 'Publish the changes now' }).click();
    await said('Published.');
    const older = (await read('/ja/articles/moon-and-tides')).text;
    expect([older.includes(LEDE), older.includes(CHANGED)]).toEqual([true, false]);
    await expect
      .poll(events)
      .toEqual([
        'article.published ja',
        'article.published en',
        'article.updated ja',
        'article.updated ja',
        'article.withdrawn ja',
        'article.published ja',
        'article.updated ja',
      ]);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
