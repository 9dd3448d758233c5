import { describe, expect, it } from 'vitest';
import { cleanLine, splitLines } from './clean-line.ts';

describe('splitLines', () => {
  it('knows every kind of line end', () => {
    expect(splitLines('a\r\nb\nc\rd\u2028e\u2029f\u0085g\vh\fi')).toEqual([...'abcdefghi']);
  });

  it('counts blank lines, but none after the last line end', () => {
    expect(splitLines('a\n\r\nb\n')).toEqual(['a', '', 'b']);
    expect(splitLines('')).toEqual([]);
  });
});

describe('cleanLine', () => {
  it('trims spaces of any width without calling that a removal', () => {
    expect(cleanLine('\u3000 a\u3000b\t\u00A0')).toEqual({ text: 'a\u3000b', removed: false });
  });

  it('removes zero-width spaces, soft hyphens, bidi controls and control characters', () => {
    for (const hidden of [
      '\uFEFF',
      '\u200B',
      '\u2060',
      '\u00AD',
      '\u200E',
      '\u061C',
      '\u202A',
      '\u202E',
      '\u2066',
      '\u2069',
      '\u0007',
      '\u009B',
    ]) {
      expect(cleanLine(`a${hidden}b`)).toEqual({ text: 'ab', removed: true });
    }
  });

  it('keeps tabs, joiners and variation selectors', () => {
    for (const text of ['a\tb', '👨\u200D👩\u200D👧', 'می\u200Cخواهم', '葛\u{E0100}城', '❤\uFE0F']) {
      expect(cleanLine(text)).toEqual({ text, removed: false });
    }
  });

  it('finds a line of invisible characters blank', () => {
    expect(cleanLine(' \u200E\u200D\uFE0F ')).toEqual({ text: '', removed: true });
    expect(cleanLine(' \t\u3000')).toEqual({ text: '', removed: false });
  });

  it('replaces half a surrogate pair', () => {
    expect(cleanLine('a\uD842b').text).toBe('a\uFFFDb');
    expect(cleanLine('𠮷').text).toBe('𠮷');
  });
});
