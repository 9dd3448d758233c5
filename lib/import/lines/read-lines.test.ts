import { describe, expect, it } from 'vitest';
import { MAX_LINES, readLines } from './read-lines.ts';

const tooComplexAt = (line: number) => ({ ok: false, code: 'too-complex', line });

describe('readLines', () => {
  it('counts lines from 1 and tells which stand between blank ones', () => {
    expect(readLines('\uFEFFa\n\nb\u200B\nc')).toEqual({
      ok: true,
      lines: [
        { number: 1, text: 'a', blankBefore: true, blankAfter: true },
        { number: 3, text: 'b', blankBefore: true, blankAfter: false },
        { number: 4, text: 'c', blankBefore: false, blankAfter: true },
      ],
      blank: [2],
      invisible: [3],
    });
  });

  it('refuses more lines, longer lines and deeper brackets than any article has', () => {
    expect(readLines('a\n'.repeat(MAX_LINES)).ok).toBe(true);
    expect(readLines('a\n'.repeat(MAX_LINES + 1))).toEqual(tooComplexAt(MAX_LINES + 1));
    expect(readLines(`a\n${'b'.repeat(20_001)}`)).toEqual(tooComplexAt(2));
    expect(readLines(`${'['.repeat(100)}${']'.repeat(100)}`).ok).toBe(true);
    expect(readLines('['.repeat(200_000))).toEqual(tooComplexAt(1));
    expect(readLines('(\n'.repeat(200_000))).toEqual(tooComplexAt(5_001));
    expect(readLines('A sad line :(\n'.repeat(300)).ok).toBe(true);
    expect(readLines('\u300C\uFF08'.repeat(60))).toEqual(tooComplexAt(1));
  });

  it('lets brackets side by side pass, closed or not in one line', () => {
    expect(readLines('(a) [b]\n'.repeat(500)).ok).toBe(true);
    expect(readLines('(a\nb)\n'.repeat(500)).ok).toBe(true);
  });
});
