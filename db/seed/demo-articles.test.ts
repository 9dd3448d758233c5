import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import demo from '#content/articles.json' with { type: 'json' };
import { citationsOf } from '#lib/article/citations.ts';
import { articleLength } from '#lib/article/reading-time.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { openTestStore } from '#testing/test-store.ts';
import { type ArticleView, getArticle } from '../queries/editions/get-article.ts';
import { loadDemo } from './load-demo.ts';

let store: Awaited<ReturnType<typeof openTestStore>>;
const views: { key: string; locale: Locale; view: ArticleView }[] = [];

beforeAll(async () => {
  store = await openTestStore();
  await loadDemo(() => {});
  for (const { key, slugs } of demo) {
    for (const locale of LOCALES) {
      const slug = (slugs as Partial<Record<Locale, string>>)[locale];
      const view = slug && (await getArticle({ locale, slug }));
      if (view) views.push({ key, locale, view });
    }
  }
}, 120_000);
afterAll(() => store[Symbol.dispose]());

const of = (locale: Locale) => views.filter((each) => each.locale === locale);
const wordsOf = ({ document }: ArticleView) =>
  segmentsOf(document)
    .map(({ text }) => text)
    .join('\n');

/** The day on which something happened that the article would have to say, had it been written later. */
const NOT_YET: Record<string, string> = {
  'policy-rate-and-households': '2025-12-01',
  'leap-second': '2026-01-01',
  'carbon-pricing': '2026-01-01',
  'upper-house-explained': '2025-10-01',
};

describe('the articles of the demo', () => {
  it('are all there, in the languages that they have', () => {
    const public_ = demo.filter((each) => !('scheduledInHours' in each) && !('withdrawn' in each));
    expect(views.length).toBe(public_.flatMap(({ locales }) => locales).length);
    expect(views.length).toBeGreaterThan(30);
  });

  it('are between 800 and 4,000 characters long in Japanese, and as long in English', () => {
    for (const { key, locale, view } of views) {
      const { amount } = articleLength(view.document, locale);
      const [least, most] = locale === 'ja' ? [800, 4000] : [200, 1600];
      expect({ key, amount, isFit: amount >= least && amount <= most }).toMatchObject({ isFit: true });
    }
  });

  it('have sources with a title, a publisher and an address, each cited, and cite no other', () => {
    for (const { key, view } of views) {
      expect(view.sources.length, key).toBeGreaterThan(0);
      for (const { title, publisher, url } of view.sources) {
        expect([key, title !== '' || publisher !== '', url?.startsWith('https://')]).toEqual([
          key,
          true,
          true,
        ]);
      }
      const cited = [...citationsOf(view.document).keys()].sort();
      expect([key, cited]).toEqual([key, view.sources.map((_, index) => index + 1)]);
    }
  });

  it('cite the same sources in both languages', () => {
    for (const { key, view } of of('ja')) {
      const other = of('en').find((each) => each.key === key)?.view;
      if (!other) continue;
      const places = (each: ArticleView) => [...citationsOf(each.document)].map(([n, at]) => [n, at.length]);
      expect([key, places(other)]).toEqual([key, places(view)]);
      expect([key, other.document.analysis?.parts.length]).toEqual([
        key,
        view.document.analysis?.parts.length,
      ]);
    }
  });

  it('are dated by when they were written: the same in both languages, before what they do not know', () => {
    for (const { key, view } of views) {
      const written = demo.find((each) => each.key === key)?.publishedAt;
      expect([key, view.publishedAt]).toEqual([key, new Date(written ?? 0)]);
      expect([key, view.publishedAt < new Date(NOT_YET[key] ?? '9999-01-01')]).toEqual([key, true]);
    }
  });

  it('are signed by four desks and the newsroom, at times of day that differ', () => {
    const signed = new Set(of('ja').flatMap(({ view }) => view.authors.map(({ name }) => name)));
    expect(signed).toEqual(
      new Set([
        '政治・国際デスク',
        '経済・ビジネスデスク',
        '科学・テクノロジーデスク',
        '社会・文化デスク',
        'PRISM News編集部',
      ]),
    );
    const hours = new Set(of('ja').map(({ view }) => view.publishedAt.getUTCHours()));
    expect(hours.size).toBeGreaterThanOrEqual(10);
  });

  it('have headlines of which few are questions', () => {
    const isQuestion = (headline: string) => /(?:なぜ|か$|\?$|^(?:Why|How|What) )/u.test(headline);
    for (const locale of LOCALES) {
      const headlines = of(locale).map(({ view }) => view.document.headline ?? '');
      expect(headlines.filter(isQuestion).length / headlines.length).toBeLessThan(0.4);
    }
  });

  it('have no term that was given up', () => {
    for (const { key, locale, view } of views) {
      const wrong =
        locale === 'ja'
          ? /検め|投資家の視点|暮らしの視点/
          : /Technology trend|For households|\d-\d{2,}(?!\d-)/;
      expect([key, wrong.exec(wordsOf(view))?.[0]]).toEqual([key, undefined]);
    }
  });
});
