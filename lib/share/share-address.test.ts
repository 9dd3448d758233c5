import { expect, it } from 'vitest';
import { chartPath, type DrawnSubject, parseSharePath, sharePath } from './share-address.ts';

const article = {
  kind: 'article',
  id: 12,
  locale: 'ja',
  headline: '潮はなぜ満ちるのか',
  categoryKey: 'science',
  categoryName: '科学',
  hero: null,
} as const satisfies DrawnSubject;

it('an address says what it is of, and can be read again', () => {
  const path = sharePath(article, 'card');
  expect(path).toMatch(/^\/share\/article-12-ja-card-[0-9a-f]{8}\.jpg$/);
  expect(parseSharePath(path)).toEqual({ kind: 'article', id: 12, locale: 'ja', shape: 'card' });
  expect(parseSharePath(sharePath({ kind: 'site', locale: 'en' }, 'square'))).toEqual({
    kind: 'site',
    id: 0,
    locale: 'en',
    shape: 'square',
  });
});

it('an address changes with everything that the picture shows', () => {
  const hero = { file: 'a.jpg', focalX: 0.5, focalY: 0.5 };
  const others: DrawnSubject[] = [
    article,
    { ...article, headline: '潮はなぜ引くのか' },
    { ...article, categoryKey: 'world' },
    { ...article, categoryName: 'サイエンス' },
    { ...article, hero },
    { ...article, hero: { ...hero, focalX: 0.4 } },
  ];
  expect(new Set(others.map((subject) => sharePath(subject, 'card'))).size).toBe(6);
  expect(sharePath({ ...article }, 'card')).toBe(sharePath(article, 'card'));
});

it.each([
  '/share/article-12-ja-card-01234567.png',
  '/share/article-12-ja-card-0123456.jpg',
  '/share/article-012-ja-card-01234567.jpg',
  '/share/article-0-ja-card-01234567.jpg',
  '/share/site-1-ja-card-01234567.jpg',
  '/share/article-12-de-card-01234567.jpg',
  '/share/article-12-ja-huge-01234567.jpg',
  '/share/../article-12-ja-card-01234567.jpg',
  '/share/tag-12-ja-card-01234567.jpg',
  '/share/',
])('%s is no address of a picture', (path) => {
  expect(parseSharePath(path)).toBeNull();
});

it('the picture of a chart is known by its article and block, and changes with its data', () => {
  const chart = {
    id: 'k3',
    kind: 'chart' as const,
    columns: [{ id: 'a' }],
    rows: [{ id: 'r', cells: { a: '1' } }],
  };
  const subject = { kind: 'chart' as const, id: 12, locale: 'ja' as const, categoryKey: null, chart };
  const path = chartPath(subject);
  expect(path).toMatch(/^\/share\/chart-12-ja-k3-[0-9a-f]{8}\.png$/);
  expect(parseSharePath(path)).toEqual({ kind: 'chart', id: 12, locale: 'ja', part: 'k3' });
  expect(chartPath({ ...subject, chart: { ...chart, rows: [{ id: 'r', cells: { a: '2' } }] } })).not.toBe(
    path,
  );
  expect(parseSharePath(path.replace('png', 'jpg'))).toBeNull();
  expect(parseSharePath(path.replace('12', '0'))).toBeNull();
});
