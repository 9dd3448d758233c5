import { expect, it } from 'vitest';
import { parseSharePath, type ShareSubject, sharePath } from './share-address.ts';

const article = {
  kind: 'article',
  id: 12,
  locale: 'ja',
  headline: '潮はなぜ満ちるのか',
  categoryKey: 'science',
  categoryName: '科学',
  hero: null,
} as const satisfies ShareSubject;

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
  const others: ShareSubject[] = [
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
