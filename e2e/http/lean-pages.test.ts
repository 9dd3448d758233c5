import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Parser } from 'htmlparser2';
import next from 'next';
import '#testing/setup/markup.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { loadDemo } from '#db/seed/load-demo.ts';
import type { Store } from '#db/store.ts';
import { setProcessSettings } from '#lib/process-settings.ts';
import { ensureBuilt } from '#scripts/cli/ensure-built.ts';
import { ROOT } from '#scripts/cli/tool.ts';
import { leanDocument } from '#server/html/lean.ts';
import { newDataDir } from '#testing/template-store.ts';

/*
 * Next's own answers, without the gateway in front, so that what it writes and what readers receive can be compared.
 * A new version of Next that writes something else fails here.
 */
const app = next({ dev: false, dir: ROOT, hostname: '127.0.0.1', quiet: true, httpServer: createServer() });
const server = createServer((request, response) => app.getRequestHandler()(request, response));
let store: Store;

beforeAll(async () => {
  await ensureBuilt({ force: false });
  ({ store } = await openStore({ dataDir: newDataDir() }));
  await loadDemo(() => {});
  setProcessSettings({
    siteUrl: 'https://news.example',
    assets: { choices: '/assets/choices-0.js', reader: '/assets/reader-0.js' },
  });
  await app.prepare();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 180_000);

afterAll(async () => {
  server.close();
  await app.close();
  store.close();
});

async function render(path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

const PAGES = {
  front: '/ja',
  article: '/ja/articles/undersea-cables',
  'article with a correction': '/en/articles/container-shipping',
  category: '/en/categories/science',
  tag: '/ja/tags/%E5%9C%B0%E6%94%BF%E5%AD%A6',
  author: '/en/authors/newsroom',
  archive: '/en/archive',
  corrections: '/en/corrections',
  month: '/ja/archive/2025-11',
  about: '/ja/about',
  missing: '/en/missing',
  gone: '/ja/gone?slug=tide-tables',
};

/** Those that say nothing of themselves in JSON-LD. */
const WITHOUT_DATA = new Set([PAGES.about, PAGES.missing, PAGES.gone]);

/** Those that have the sheet of all pages only: lists, the front page and pages about the site have one of their own each. */
const WITHOUT_OWN_SHEET = new Set([PAGES.article, PAGES['article with a correction']]);

type Outline = { title: string; text: string; elements: string[] };

/** What a document says and links to: its texts, and its elements with their attributes, scripts left out. */
function outline(html: string): Outline {
  const found: Outline = { title: '', text: '', elements: [] };
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, { 'data-precedence': _, ...attributes }) {
      open.push(name);
      const isScript = name === 'script' || attributes.as === 'script';
      if (!isScript) found.elements.push(`${name} ${JSON.stringify(attributes)}`);
    },
    ontext(text) {
      if (open.at(-1) === 'title') found.title += text;
      else if (open.at(-1) !== 'script') found.text += text;
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  return found;
}

const scriptsOf = (html: string) => [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);

describe.each(Object.entries(PAGES))('the %s page', (_, path) => {
  it('says and links to the same without the framework', async () => {
    const html = await render(path);
    const before = outline(html);
    const after = outline(leanDocument(html));
    expect(before.title).toContain('PRISM News');
    expect(before.text.length).toBeGreaterThan(200);
    // Next's empty place for late metadata is the one element that goes.
    const outlet = before.elements.indexOf('div {"hidden":""}');
    expect(before.elements.toSpliced(outlet, 1)).toEqual(after.elements);
    expect({ ...after, elements: [] }).toEqual({ ...before, elements: [] });
    expect(after.elements.filter((element) => element.startsWith('a {')).length).toBeGreaterThan(15);
  });

  it('has no trace of the framework and no inline script or style', async () => {
    const lean = leanDocument(await render(path));
    expect(scriptsOf(lean)).toEqual([
      '<script src="/assets/choices-0.js">',
      '<script src="/assets/reader-0.js" type="module">',
      ...(WITHOUT_DATA.has(path) ? [] : ['<script type="application/ld+json">']),
    ]);
    expect(lean).not.toMatch(/__next|TURBOPACK|\/_next\/[^"]*\.js|data-precedence|<!--|<div hidden/);
    expect(lean).not.toMatch(/<[^>]+ (style|on[a-z]+)=/);
    expect(lean).not.toMatch(/<style/);
    expect(lean.match(/rel="stylesheet"/g)).toHaveLength(WITHOUT_OWN_SHEET.has(path) ? 1 : 2);
  });
});
