import { describe, expect, it } from 'vitest';
import { emptyDocument } from './document.ts';
import { readingMinutes } from './reading-time.ts';

const withLede = (lede: string) => ({ ...emptyDocument(), lede });

describe('the reading time', () => {
  it('is a minute for 500 Japanese characters, punctuation and readings not counted', () => {
    expect(readingMinutes(withLede('米価'.repeat(750)), 'ja')).toBe(3);
    expect(readingMinutes(withLede('米、'.repeat(1500)), 'ja')).toBe(3);
    expect(readingMinutes(withLede('{米|こめ}'.repeat(900)), 'ja')).toBe(2);
  });

  it('is a minute for 220 English words', () => {
    expect(readingMinutes(withLede('word '.repeat(660)), 'en')).toBe(3);
    expect(readingMinutes(withLede('don’t well-known '.repeat(220)), 'en')).toBe(2);
  });

  it('does not count the cells of a table, which nobody reads one after another', () => {
    const cells = { a: '見出し'.repeat(500) };
    const table = { id: 't', kind: 'table' as const, columns: [{ id: 'a' }], rows: [{ id: 'r', cells }] };
    expect(readingMinutes({ ...emptyDocument(), outlook: { blocks: [table] } }, 'ja')).toBe(1);
  });

  it('is never less than a minute', () => {
    expect(readingMinutes(emptyDocument(), 'ja')).toBe(1);
    expect(readingMinutes(withLede('Short.'), 'en')).toBe(1);
  });
});
