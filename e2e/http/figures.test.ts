import { gzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateOf } from '#lib/article/cell-value.ts';
import { plainText } from '#lib/article/inline.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { articleFilePath, articlePath } from '#lib/urls.ts';
import { ask } from '#testing/ask.ts';
import { buildFigures } from '#testing/build-figures.ts';
import { figuresDocument } from '#testing/figures.ts';
import { type Served, serveHere } from '#testing/serve.ts';

let server: Served;
let slugs: Record<Locale, string>;
beforeAll(async () => {
  server = await serveHere();
  slugs = await buildFigures();
}, 180_000);
afterAll(() => server.stop());

const textAt = async (path: string) => (await ask(server.url, path)).text;
const pageIn = (locale: Locale) => textAt(articlePath(locale, slugs[locale]));
/** The ids of the three pictures of a store in which there are no others. */
const MEDIA = { photograph: '1', graphic: '2', still: '3' };
/** What is a piece of the text, set large: reader views leave it out. */
const PULL_QUOTE = 'w2';
/** As somebody reads it who sees no marks, readings or white space. */
const bare = (text: string) => text.replace(/\[\d+\]|[\s\u200B]/gu, '');

describe.each(LOCALES)('an article with every block, in %s,', (locale) => {
  it('has a page without script and style attributes, on which nothing moves when pictures come', async () => {
    const html = await pageIn(locale);
    const { document } = parseHTML(html);
    const text = document.querySelector('.article-text');
    expect(text?.querySelectorAll('script, [style], iframe, object')).toHaveLength(0);
    const pictures = [...(text?.querySelectorAll('img') ?? [])];
    expect(pictures.map((img) => [img.getAttribute('width'), img.getAttribute('height')])).toEqual([
      ['1600', '1000'],
      ['1200', '900'],
      ['1600', '1000'],
      ['1280', '720'],
    ]);
    expect(gzipSync(html).length).toBeLessThanOrEqual(11_000);
  });

  it('leads from each citation to its source and back', async () => {
    const { document } = parseHTML(await pageIn(locale));
    const links = [...document.querySelectorAll('.article a[href^="#cite-"]')];
    const citations = [...document.querySelectorAll('.article a[role="doc-noteref"]')];
    expect(links.map((link) => link.getAttribute('href')?.slice(1)).sort()).toEqual(
      citations.map((citation) => citation.id).sort(),
    );
  });

  it('keeps all that it says in the reader view of a browser, but for the pull quote', async () => {
    const { document } = parseHTML(await pageIn(locale));
    const view = new Readability(document as unknown as Document).parse();
    const read = bare(view?.textContent ?? '');
    const missing = segmentsOf(figuresDocument(locale, MEDIA)).filter(
      ({ kind, text }) =>
        kind !== 'headline' && kind !== 'alt' && !dateOf(text) && !read.includes(bare(plainText(text))),
    );
    expect(missing.map(({ id }) => id).filter((id) => id !== PULL_QUOTE)).toEqual([]);
  });

  it('is whole in feeds and twins', async () => {
    const title = locale === 'ja' ? '主な品目の取扱量（万トン）' : 'Main cargoes, 10,000 tonnes';
    expect(await textAt(`/${locale}/feed.xml`)).toContain(`&#x3C;caption>${title}&#x3C;/caption>`);
    const markdown = await textAt(articleFilePath(locale, slugs[locale], '.md'));
    expect(markdown).toContain(
      locale === 'ja' ? '|   812 | 1,043 |  28.4% |' : '|    812 |     1,043 |  28.4% |',
    );
    expect(markdown).toMatch(/!\[[^\]]+\]\(http:\/\/[^)]+\/media\/[0-9a-f]{32}-\d+\.jpg\)/);
    const chart = /\((http:\/\/[^)]+\/share\/chart-[^)]+\.png)\)/.exec(markdown)?.[1] ?? '';
    const drawn = await ask(server.url, new URL(chart).pathname);
    expect([drawn.status, drawn.headers['content-type']]).toEqual([200, 'image/png']);
    const data = JSON.parse(await textAt(articleFilePath(locale, slugs[locale], '.json')));
    expect(data.document).toEqual(figuresDocument(locale, MEDIA));
  });
});
