import { describe, expect, it } from 'vitest';
import { leanDocument } from './lean.ts';

const FILE = '<script src="/_next/static/chunks/a.js" async=""></script>';
const FLIGHT = '<script>(self.__next_f=self.__next_f||[]).push([0])</script>';

/** A document of Next around the given parts. */
const page = ({ head = '', body = '' }) =>
  `<!DOCTYPE html><html lang="ja"><head><meta charSet="utf-8"/>${FILE}${head}</head><body>${body}${FLIGHT}</body></html>`;
const lean = ({ head = '', body = '' }) =>
  `<!DOCTYPE html><html lang="ja"><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`;

describe('a lean document', () => {
  it.each([
    ['script files', '<script src="/_next/static/chunks/b.js" noModule=""></script>'],
    ['script files with a query', '<script src="/_next/static/chunks/b.js?dpl=1"></script>'],
    [
      'the list of files',
      '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({})</script>',
    ],
    ['the flight payload', '<script>self.__next_f.push([1,"<p>$RC</p>\\u003c/script>"])</script>'],
    ['preloads', '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>'],
    ['module preloads', '<link rel="modulepreload" href="/_next/static/chunks/b.js"/>'],
    ['the place for late metadata', '<div hidden=""><!--$--><!--/$--></div>'],
    ['markers of finished parts', '<!--$--><!--/$--><!--&--><!--/&-->'],
  ])('is without the framework’s own: %s', (_, part) => {
    expect(leanDocument(page({ body: `<p>a</p>${part}<p>b</p>` }))).toBe(lean({ body: '<p>a</p><p>b</p>' }));
    expect(leanDocument(page({ head: part }))).toBe(lean({}));
  });

  it('has the text in one piece where React had marked a seam', () => {
    expect(leanDocument(page({ body: '<p>約<!-- -->5<!-- -->分</p>' }))).toBe(lean({ body: '<p>約5分</p>' }));
  });

  it.each([
    '<script src="/assets/reader-1a2b3c4d.js" type="module"></script>',
    '<script type="application/ld+json">{"@type":"NewsArticle","name":"self.__next_f $RC"}</script>',
    '<link rel="preload" as="image" href="/media/a.jpg"/>',
    '<link rel="alternate" hrefLang="en" href="https://news.example/_next/x"/>',
    '<style>a > b { color: red }</style>',
    '<!-- a note of ours -->',
    '<p title="a > b &quot;c&quot;">1 &lt; 2 &amp;c; <b>$RC("B:0","S:0")</b> </p>\n',
    '<div hidden=""><p>for our script</p></div>',
    '<template><li>for our script</li></template>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg><wbr/><img alt=""/>',
    '<textarea><script src="/_next/static/a.js"></script></textarea>',
  ])('has everything else as it was: %s', (part) => {
    expect(leanDocument(page({ body: part }))).toBe(lean({ body: part }));
  });

  it('has its stylesheets without React’s order of precedence', () => {
    const head = '<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>';
    expect(leanDocument(page({ head }))).toBe(
      lean({ head: '<link rel="stylesheet" href="/_next/static/a.css"/>' }),
    );
  });
});

describe('a document is refused', () => {
  it.each([
    '<template id="B:0"></template>',
    '<template id="P:1"></template>',
    '<div hidden id="S:0"><p>late</p></div>',
    '<!--$?--><p>waiting</p><!--/$-->',
    '<!--$!--><p>failed</p><!--/$-->',
    '<script>$RC=function(b,c){};$RC("B:0","S:0")</script>',
    '<script>requestAnimationFrame(function(){$RT=performance.now()});</script>',
  ])('that a script would have to finish: %s', (part) => {
    expect(() => leanDocument(page({ body: part }))).toThrow(/readers' pages may not use Suspense\.$/);
  });

  it('with inline script that nobody knows', () => {
    expect(() => leanDocument(page({ body: '<script>alert(1)</script>' }))).toThrow(
      /does not know: alert\(1\)$/,
    );
  });

  it.each([
    ['files', page({}).replace(FILE, '')],
    ['payload', page({}).replace(FLIGHT, '')],
    ['anything', lean({ body: '<p>text</p>' })],
  ])('that does not carry the framework as it used to: no %s', (_, html) => {
    expect(() => leanDocument(html)).toThrow(/^The page carries no script of Next/);
  });
});
