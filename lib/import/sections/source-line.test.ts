import { describe, expect, it } from 'vitest';
import { newDraft } from '../draft.ts';
import { addSource } from './source-line.ts';

const sourcesIn = (text: string) => {
  const draft = newDraft();
  addSource({ number: 7, text }, text, draft);
  return { sources: draft.sources, warnings: draft.warnings };
};

describe('addSource', () => {
  it.each([
    ['Annual Report https://example.org/a', 'Annual Report', 'https://example.org/a'],
    ['Annual Report (https://example.org/a_(b))', 'Annual Report', 'https://example.org/a_(b)'],
    ['Annual Report - https://example.org/a.', 'Annual Report', 'https://example.org/a'],
    ['[Annual Report](https://example.org/a)', 'Annual Report', 'https://example.org/a'],
    ['https://example.org/a Annual Report', 'Annual Report', 'https://example.org/a'],
    ['年報\uFF08https://example.org/a\uFF09', '年報', 'https://example.org/a'],
    ['https://example.org/a', 'example.org', 'https://example.org/a'],
  ])('reads %s', (text, title, url) => {
    expect(sourcesIn(text)).toEqual({ sources: [{ title, url }], warnings: [] });
  });

  it('reads several addresses in a line', () => {
    expect(sourcesIn('A https://example.org/a, B https://example.org/b').sources).toEqual([
      { title: 'A', url: 'https://example.org/a' },
      { title: 'B', url: 'https://example.org/b' },
    ]);
  });

  it('keeps a title without address and warns; a script is no address', () => {
    for (const text of ['Annual Report', 'javascript:alert(1)']) {
      expect(sourcesIn(text)).toEqual({
        sources: [{ title: text, url: undefined }],
        warnings: [{ code: 'no-source-link', line: 7 }],
      });
    }
  });
});
