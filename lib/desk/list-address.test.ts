import { describe, expect, it } from 'vitest';
import { isNarrowed, listPath, parseListQuery } from './list-address.ts';

describe('the address of the list', () => {
  it('keeps what is looked for, and leaves out what says nothing', () => {
    const address =
      '/admin/articles?q=%E6%97%A5%E9%8A%80&status=live&locale=ja&category=3&tag=AI&sort=created&after=5-7';
    const values = Object.fromEntries(new URL(address, 'http://x').searchParams);
    const query = parseListQuery({ ...values, author: '', translation: '' });
    expect(query).toMatchObject({
      text: '日銀',
      status: 'live',
      locale: 'ja',
      categoryId: 3,
      tag: 'AI',
      sort: 'created',
      after: { at: 5, articleId: 7 },
    });
    expect(listPath(query)).toBe(address);
    expect(listPath(parseListQuery({ q: '  ', sort: 'updated' }))).toBe('/admin/articles');
  });

  it('is read without what nobody can mean', () => {
    const query = parseListQuery({
      status: 'gone',
      locale: 'fr',
      category: '3 or 1=1',
      author: '-1',
      after: '9',
      sort: 'size',
      need: ['soon', 'x'],
      q: 'x'.repeat(500),
    });
    expect(query).toMatchObject({ need: 'soon', sort: 'updated', text: 'x'.repeat(200) });
    const { status, locale, categoryId, authorId, after } = query;
    expect([status, locale, categoryId, authorId, after]).toEqual(Array(5).fill(undefined));
  });

  it('keeps a place before 1970, which lists by the date that readers see have', () => {
    const address = '/admin/articles?sort=published&after=-141004800000-7';
    const query = parseListQuery({ sort: 'published', after: '-141004800000-7' });
    expect(query.after).toEqual({ at: -141_004_800_000, articleId: 7 });
    expect(listPath(query)).toBe(address);
  });

  it('narrows the list by anything but its order and place', () => {
    expect(isNarrowed(parseListQuery({ sort: 'created', after: '1-1' }))).toBe(false);
    expect(isNarrowed(parseListQuery({ tag: 'AI' }))).toBe(true);
  });
});
