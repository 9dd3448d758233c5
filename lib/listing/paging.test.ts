import { expect, it } from 'vitest';
import { pagingOf } from './paging.ts';

const path = '/ja/categories/science';
const later = { publishedAt: new Date(2000), articleId: 9 };
const earlier = { publishedAt: new Date(1000), articleId: 4 };

it('a list that fits on one page leads nowhere', () => {
  expect(pagingOf({ path, after: null, next: null })).toEqual({ newest: null, older: null });
});

it('the newest page leads to older stories only', () => {
  expect(pagingOf({ path, after: null, next: later })).toEqual({
    newest: null,
    older: '/ja/categories/science?after=2000-9',
  });
});

it('a page in between leads both ways', () => {
  expect(pagingOf({ path, after: later, next: earlier })).toEqual({
    newest: '/ja/categories/science',
    older: '/ja/categories/science?after=1000-4',
  });
});

it('the last page leads back to the newest', () => {
  expect(pagingOf({ path, after: earlier, next: null })).toEqual({
    newest: '/ja/categories/science',
    older: null,
  });
});
