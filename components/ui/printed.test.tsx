import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/article/document.ts';
import { ArticlePage } from '../article/article-page.tsx';
import { markupOf } from './printed.ts';

const HOSTILE = `</script><b onclick="x('y')">&amp; & 'quoted' "text"</b> <!-- --> {漢字|かな} ＜`;

/** A page with every section, every kind of text and everything that stands beside it. */
function page(text: string): ReactNode {
  const block = {
    id: 'p1',
    kind: 'paragraph' as const,
    text: `**${text}** *a* [^1] [l](https://e.org/?a=1&b="2")\nb`,
  };
  return (
    <ArticlePage
      address="https://example.org/ja/articles/a"
      related={[
        {
          articleId: 2,
          locale: 'ja',
          slug: `b"'<>&`,
          headline: `${text}の研究が10%増えた`,
          lede: text,
          publishedAt: new Date(0),
          category: { key: 'science', name: text, slug: 'science' },
          hero: null,
          reason: { kind: 'tags', names: [text, 'b'] },
        },
      ]}
      article={{
        articleId: 1,
        locale: 'ja',
        slug: 'a',
        document: {
          ...emptyDocument(),
          headline: text,
          lede: text,
          whyItMatters: {
            title: text,
            blocks: [block, { id: 'l1', kind: 'list', items: [{ id: 'i1', text }] }],
          },
          keyPoints: { points: [{ id: 'k1', label: text, text }] },
          analysis: { title: text, parts: [{ id: 'a1', heading: text, blocks: [{ ...block, id: 'p2' }] }] },
          insight: { items: [{ id: 'n1', kind: 'investors', blocks: [{ ...block, id: 'p3' }] }] },
          outlook: { blocks: [{ ...block, id: 'p4' }] },
        },
        category: { key: 'science', name: text, slug: 'science' },
        hero: {
          width: 10,
          height: 5,
          focalX: 0.2,
          focalY: 1,
          variants: [
            { file: 'a.jpeg', format: 'jpeg', width: 640, height: 320, bytes: 1 },
            { file: 'a.webp', format: 'webp', width: 640, height: 320, bytes: 1 },
          ],
          alt: text,
          caption: text,
          credit: text,
          licence: text,
        },
        tags: [{ name: text, slug: text }],
        authors: [{ name: text, bio: text, slug: text }],
        sources: [
          {
            title: text,
            publisher: text,
            url: `https://example.org/?q=${encodeURIComponent(text)}&b`,
            language: 'de',
          },
          { title: text, publisher: '', url: 'javascript:alert(1)', language: null },
        ],
        publishedAt: new Date(0),
        modifiedAt: new Date(1e12),
        corrections: [{ at: new Date(1e12), text }],
        provenance: 'machine',
        originLocale: 'en',
        translation: { locale: 'en', slug: 'a', headline: text },
      }}
    />
  );
}

describe('what is printed', () => {
  it.each([
    ['an article in plain words', page('海の研究')],
    ['an article whose every text is hostile', page(HOSTILE)],
    ['texts and numbers side by side, and nothing', ['a', 1, null, undefined, false, true, ['<', '"']]],
    ['a field', <input key="f" type="radio" name="theme" value="a'b" autoComplete="off" hidden={false} />],
    [
      'attributes of each kind',
      <button
        key="b"
        type="button"
        className='a"b'
        tabIndex={-1}
        aria-label="'"
        data-saved={HOSTILE}
        lang={undefined}
        disabled
        hidden
        suppressHydrationWarning
      />,
    ],
  ])('is what React would print: %s', (_, node) => {
    expect(markupOf(node)).toBe(renderToStaticMarkup(node));
  });

  it.each([
    ['a script', <script key="x">alert(1)</script>],
    [
      'a handler',
      <a key="x" href="/" onClick={() => {}}>
        x
      </a>,
    ],
    [
      'a handler in lower case',
      <a key="x" {...{ onclick: 'alert(1)' }} href="/">
        x
      </a>,
    ],
    [
      'an address that is a script',
      <a key="x" href={'java\nscript:alert(1)'}>
        x
      </a>,
    ],
    ['a style', <p key="x" style={{ color: 'red' }} />],
    ['a name that would end the attribute', <p key="x" {...{ 'data-a"><script>': 'x' }} />],
    ['a component that waits', <Waiting key="x" />],
  ])('is never %s', (_, node) => {
    expect(() => markupOf(node)).toThrow(/print/);
  });
});

async function Waiting() {
  return 'later';
}
