import type { CDPSession, Page } from '@playwright/test';
import { archiveMonthPath } from '#lib/urls.ts';
import { expect, test } from './support/test.ts';

/*
 * What a browser makes of readers' pages, with scripts on. e2e/http/budget.test.ts weighs their parts.
 */
test.use({ javaScriptEnabled: true });

const PAGES: [name: string, path: string, status?: number][] = [
  ['front page', '/ja'],
  ['article', '/ja/articles/undersea-cables'],
  ['article in English', '/en/articles/undersea-cables'],
  ['article side by side', '/ja/articles/shrinking-towns/parallel'],
  ['article set downwards', '/ja/articles/shrinking-towns/tate'],
  ['history of an article', '/en/articles/container-shipping/history'],
  ['category', '/ja/categories/science'],
  ['tag', '/ja/tags/%E5%9C%B0%E6%94%BF%E5%AD%A6'],
  ['author', '/ja/authors/newsroom'],
  ['archive', '/ja/archive'],
  ['archive of a month', archiveMonthPath('ja', '2025-11')],
  ['page about the site', '/ja/about'],
  ['missing page', '/ja/missing', 404],
  ['withdrawn page', '/ja/gone', 410],
];

/** What a page may ask for beside itself: our styles and scripts, pictures, and the rules of what to render ahead. */
const OWN =
  /^\/(_next\/static\/[^?]+\.css|assets\/(choices|reader)-[^?]+\.js|assets\/figures-[^?]+\.css|media\/[^?]+|favicon\.svg|speculation-rules\.json)$/;

type Transfer = { path: string; bytes: number; type: string };

/** Everything that the page transfers from now on, in bytes on the wire. */
async function transfersOf(session: CDPSession): Promise<Transfer[]> {
  const known = new Map<string, { path: string; type: string }>();
  const finished: Transfer[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, request, type = '' }) => {
    if (request.url.startsWith('http')) known.set(requestId, { path: new URL(request.url).pathname, type });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = known.get(requestId);
    if (request) finished.push({ ...request, bytes: encodedDataLength });
  });
  await session.send('Network.enable');
  return finished;
}

async function visit(page: Page, path: string): Promise<number | undefined> {
  const answer = await page.goto(path, { waitUntil: 'networkidle' });
  return answer?.status();
}

/** The second has two charts and their tables, for which it fetches a second sheet. */
for (const { article, most, sheets } of [
  { article: '/ja/articles/carbon-pricing', most: 22_000, sheets: 1 },
  { article: '/ja/articles/shrinking-towns', most: 25_000, sheets: 2 },
]) {
  test(`a first visit to ${article} takes ${most} bytes but for pictures, and nothing of the framework`, async ({
    page,
    context,
  }) => {
    const transfers = await transfersOf(await context.newCDPSession(page));
    expect(await visit(page, article)).toBe(200);
    const paths = transfers.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('.css'))).toHaveLength(sheets);
    expect(paths.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(1);
    expect(paths.filter((path) => path !== article && !OWN.test(path))).toEqual([]);
    const counted = transfers.filter(({ type }) => type !== 'Image');
    expect(counted.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(most);
  });
}

for (const [name, path, status = 200] of PAGES) {
  test(`the ${name} asks for our own files only, breaks no policy and says nothing to the console`, async ({
    page,
  }) => {
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.warn(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    expect(await visit(page, path)).toBe(status);
    // The browser itself says that a page was answered 404 or 410.
    expect(said.filter((words) => !words.includes(`status of ${status}`))).toEqual([]);
    expect(asked.slice(1).filter((each) => !OWN.test(each))).toEqual([]);
    expect(
      await page.locator('script:not([src]):not([type*="json"]), style, [style], template').count(),
    ).toBe(0);
  });
}
