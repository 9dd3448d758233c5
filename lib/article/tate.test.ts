import { describe, expect, it } from 'vitest';
import { parseInline } from './inline.ts';
import { LINE, type Piece, tateLines } from './tate.ts';

/** A piece as it is seen: two digits in a cell in brackets, Latin on its side in slashes. */
function seen(piece: Piece): string {
  switch (piece.kind) {
    case 'upright':
      return piece.text;
    case 'combined':
      return `[${piece.text}]`;
    case 'sideways':
      return `/${piece.text}/`;
    case 'ruby':
      return `{${piece.base}|${piece.reading}}`;
    case 'citation':
      return `^${piece.n}`;
  }
}
const linesOf = (text: string, options?: Parameters<typeof tateLines>[1]) =>
  tateLines(parseInline(text), options).map(({ pieces }) => pieces.map(seen).join(''));
const inOne = (text: string) => linesOf(text, { first: 0 }).join('');

describe('digits in lines that run downwards', () => {
  it.each([
    ['1人', '１人'],
    ['12月25日', '[12]月[25]日'],
    ['2026年', '２０２６年'],
    ['１２月', '[12]月'],
    ['28.6%', '２８・６％'],
    ['5.5倍', '５・５倍'],
    ['3,232市町村', '３２３２市町村'],
    ['290,000個', '２９０，０００個'],
    ['午前9:30', '午前９：[30]'],
    ['10〜20年', '[10]〜[20]年'],
    ['10–20年', '[10]〜[20]年'],
    ['気温-3度', '気温－３度'],
    ['約500本', '約５００本'],
  ])('%s is set as %s', (text, set) => expect(inOne(text)).toBe(set));
});

describe('Latin letters', () => {
  it.each([
    ['AIと', 'ＡＩと'],
    ['G7の', 'Ｇ７の'],
    ['CO2を', 'ＣＯ２を'],
    ['5G網', '５Ｇ網'],
    ['Intel 4004は', '/Intel// //4004/は'],
    ['（ITU）', '（ＩＴＵ）'],
    ['A Guideを', '/A// //Guide/を'],
  ])('%s is set as %s', (text, set) => expect(inOne(text)).toBe(set));
});

describe('a line', () => {
  const long = 'あいうえおかきくけこさしすせそたちつてと';

  it(`has ${LINE} characters, the first one less`, () => {
    expect(linesOf(long)).toEqual(['あいうえおかきくけこさしすせそたち', 'つてと']);
    expect(linesOf(long, { first: 0 })).toEqual(['あいうえおかきくけこさしすせそたちつ', 'てと']);
    expect(tateLines(parseInline(long)).map(({ indent }) => indent)).toEqual([1, 0]);
  });

  it('lets a full stop hang below its end', () => {
    expect(linesOf('あいうえおかきくけこさしすせそたちつ。てと', { first: 0 })).toEqual([
      'あいうえおかきくけこさしすせそたちつ。',
      'てと',
    ]);
  });

  it('begins with no closing bracket, small letter or citation, and ends with no opening bracket', () => {
    const before = 'あいうえおかきくけこさしすせそたち';
    expect(linesOf(`${before}つ」て`, { first: 0 })).toEqual([before, 'つ」て']);
    expect(linesOf(`${before}つっと`, { first: 0 })).toEqual([before, 'つっと']);
    expect(linesOf(`${before}つ[^1]と`, { first: 0 })).toEqual([before, 'つ^1と']);
    expect(linesOf(`${before}「つ」`, { first: 0 })).toEqual([before, '「つ」']);
  });

  it('keeps a number whole, and with what it counts', () => {
    expect(linesOf('あいうえおかきくけこさしすせそ2026年', { first: 0 })).toEqual([
      'あいうえおかきくけこさしすせそ',
      '２０２６年',
    ]);
    expect(linesOf('あいうえおかきくけこさしすせそたちつ12本', { first: 0 })).toEqual([
      'あいうえおかきくけこさしすせそたちつ',
      '[12]本',
    ]);
  });

  it('keeps a range of numbers whole', () => {
    expect(linesOf('あいうえおかきくけこさしすせそた7〜8割', { first: 0 })).toEqual([
      'あいうえおかきくけこさしすせそた',
      '７〜８割',
    ]);
  });

  it('is spaced out to the foot of its tier where that is not far; the last one never is', () => {
    const spacings = (text: string) =>
      tateLines(parseInline(text), { first: 0 }).map(({ spacing }) => spacing);
    // 17 of 18 characters: one is left for 16 gaps, 6.25 hundredths each.
    expect(spacings('あいうえおかきくけこさしすせそたちつ」て')).toEqual([6, 0]);
    // 12 of 18: 6 for 11 gaps would be 54.
    expect(spacings(`あいうえおかきくけこさし${'9'.repeat(9)}`)).toEqual([0, 0]);
    expect(spacings('あいうえおかきくけこさしすせそたちつ。て')).toEqual([0, 0]);
  });

  it('keeps an empty cell that is typed', () => expect(inOne('１　あ')).toBe('１　あ'));

  it('keeps marks, readings and citations, across its end too', () => {
    const lines = tateLines(parseInline(`**${long}**{潮|しお}[^2]`), { first: 0 });
    expect(lines).toHaveLength(2);
    expect(lines.every(({ pieces }) => pieces[0]?.marks[0]?.kind === 'strong')).toBe(true);
    expect(lines[1]?.pieces.map(seen).join('')).toBe('てと{潮|しお}^2');
    expect(lines[1]?.pieces.at(-1)).toEqual({ kind: 'citation', n: 2, index: 0, marks: [] });
  });

  it('ends where a text breaks, and loses nothing of what cannot be broken', () => {
    expect(linesOf('一\n二', { first: 0 })).toEqual(['一', '二']);
    expect(linesOf('9'.repeat(40), { first: 0 }).join('')).toBe('９'.repeat(40));
    expect(linesOf('A'.repeat(60), { first: 0 })).toEqual([`/${'A'.repeat(60)}/`]);
    expect(linesOf('」'.repeat(30), { first: 0 }).join('')).toBe('」'.repeat(30));
  });
});
