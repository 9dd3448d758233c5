import { describe, expect, it } from 'vitest';
import { HOSTILE_ARTICLE, WORDS, wordsOf } from '#testing/whole-article.ts';
import { articleHtml } from './article-html.ts';

const SITE = 'https://news.example';
const PAGE = `${SITE}/ja/articles/%E6%BD%AE%E6%B1%90`;
const cited = (n: number) => `<sup><a href="${PAGE}#source-${n}">[${n}]</a></sup>`;

describe('the HTML of an article', () => {
  it('has all that its page says, and stands alone', () => {
    expect(articleHtml(HOSTILE_ARTICLE, WORDS, SITE)).toBe(
      [
        `<p><a href="${SITE}/ja/editorial-policy">英語の原文から翻訳</a></p>`,
        `<p><em>強</em>い潮${cited(1)}。</p>`,
        '<h2>なぜ今、重要なのか：理由</h2>',
        `<p><strong>「海」</strong>は<ruby>深<rp>（</rp><rt>ふか</rt><rp>）</rp></ruby>い${cited(1)}${cited(2)}(注)。<br>1. 改行</p>`,
        '<ul><li><a href="https://example.org/?a=1&#x26;b=2">田 &#x26; 畑</a></li></ul>',
        // No third source is named.
        '<h2>要点</h2><ol><li><strong>要</strong><br>点<sup>[3]</sup></li></ol>',
        '<h2>出典</h2><ol><li><span lang="en">JMA</span> <a href="https://example.org/tides" lang="en">Tide tables</a> （英語）</li><li>潮の本</li></ol>',
        '<h2>訂正</h2><ul><li><strong>2026年11月3日 訂正</strong>：値を正しました。</li></ul>',
        `<p><a href="${SITE}/en/articles/tides" lang="en">Read this article in English</a></p>`,
      ].join(''),
    );
  });

  it('has no links in the text where citations are to be plain', () => {
    const html = articleHtml(HOSTILE_ARTICLE, WORDS, SITE, 'plain');
    expect(html).toContain('<p><em>強</em>い潮<sup>[1]</sup>。</p>');
    expect(html).not.toContain('#source-');
  });

  it('follows the facts around a text that stays', () => {
    const before = articleHtml(HOSTILE_ARTICLE, WORDS, SITE);
    const moved = articleHtml({ ...HOSTILE_ARTICLE, slug: 'tides' }, WORDS, SITE);
    expect(moved).toBe(before.replaceAll(PAGE, `${SITE}/ja/articles/tides`));
    expect(articleHtml(HOSTILE_ARTICLE, WORDS, SITE)).toBe(before);
  });

  it('has the sections of an English article in the order of the page, its picture and who wrote it', () => {
    const html = articleHtml(
      {
        ...HOSTILE_ARTICLE,
        locale: 'en',
        provenance: 'original',
        document: {
          v: 2,
          headline: 'Tides',
          lede: 'Lede.',
          outlook: { blocks: [{ id: 'o', kind: 'paragraph', text: 'Ahead.' }] },
          insight: {
            items: [
              { id: 'i', kind: 'investors', blocks: [{ id: 'j', kind: 'paragraph', text: 'Buy.' }] },
              { id: 'l', kind: 'other', blocks: [{ id: 'm', kind: 'paragraph', text: 'Else.' }] },
            ],
          },
          analysis: {
            parts: [{ id: 'p', heading: 'Part', blocks: [{ id: 'q', kind: 'paragraph', text: 'Deep.' }] }],
          },
        },
        authors: [{ name: 'Ann & Co', bio: 'Writes.', slug: 'ann', contribution: 'writing' }],
        hero: {
          width: 4000,
          height: 3000,
          focalX: 0.5,
          focalY: 0.5,
          variants: [
            { format: 'avif', width: 1920, height: 1440, bytes: 1, file: 'a-1920.avif' },
            { format: 'jpeg', width: 640, height: 480, bytes: 1, file: 'a-640.jpg' },
            { format: 'jpeg', width: 1920, height: 1440, bytes: 1, file: 'a-1920.jpg' },
          ],
          alt: 'A "wave"',
          caption: 'Waves.',
          credit: 'Bo',
          licence: 'CC BY 4.0',
        },
        sources: [],
        corrections: [],
        translation: null,
      },
      wordsOf('en'),
      SITE,
    );
    expect(html).toBe(
      [
        '<p>Lede.</p>',
        `<figure><img src="${SITE}/media/a-1920.jpg" width="1920" height="1440" alt="A &#x22;wave&#x22;">`,
        '<figcaption>Waves. Image: Bo (CC BY 4.0)</figcaption></figure>',
        '<h2>In depth</h2><h3>Part</h3><p>Deep.</p>',
        '<h2>PRISM Insight</h2><h3>For investors</h3><p>Buy.</p><p>Else.</p>',
        '<h2>Outlook</h2><p>As of November 3, 2026</p><p>Ahead.</p>',
        `<h2>About the author</h2><p><a href="${SITE}/en/authors/ann">Ann &#x26; Co</a><br>Writes.</p>`,
      ].join(''),
    );
  });
});
