import { describe, expect, it } from 'vitest';
import { hasAlready } from './if-none-match.ts';

const TAG = 'aBcDeFgHiJkLmNoPqRsTuV';

describe('who has the content already', () => {
  it.each([
    ['its tag', `"${TAG}"`],
    ['its tag, marked as weak', `W/"${TAG}"`],
    ['one of several', `"x", "${TAG}", "y"`],
    ['one of several without spaces between them', `"x","${TAG}"`],
    ['one of several headers, which Node joins', `W/"x", "y", W/"${TAG}"`],
    ['an empty place in the list', `"x", , "${TAG}"`],
    ['spaces around it', ` "${TAG}" `],
    ['another encoding of it', `"${TAG}-gz"`],
    ['the best encoding of it', `"${TAG}-br"`],
    ['anything', '*'],
  ])('says so by %s', (_, header) => expect(hasAlready(header, TAG, 'identity')).toBe(true));

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['another tag', '"another"'],
    ['the tag without quotes', TAG],
    ['the tag with one quote', `"${TAG}`],
    ['the tag as a part of another', `"x${TAG}"`],
    ['the tag at the beginning of another', `"${TAG}x"`],
    ['the tag with an encoding that there is not', `"${TAG}-zstd"`],
    ['the tag in other letters', `"${TAG.toLowerCase()}"`],
    ['a weak mark in small letters', `w/"${TAG}"`],
    ['a star among tags', '"x", *'],
    ['a star in quotes', '"*"'],
    ['tags without a comma between them', `"x" "${TAG}"`],
  ])('is not assumed from %s', (_, header) => expect(hasAlready(header, TAG, 'identity')).toBe(false));

  it('gets it anew in brotli when it has a worse encoding, not when it has brotli made quickly', () => {
    const known = (suffix: string) => hasAlready(`"${TAG}${suffix}"`, TAG, 'br');
    expect(['', '-gz', '-bq', '-br'].map(known)).toEqual([false, false, true, true]);
    expect(hasAlready(`"${TAG}-br"`, TAG, 'quick-br')).toBe(true);
    expect(hasAlready('*', TAG, 'br')).toBe(true);
  });

  it('does not get it anew in gzip when it has any encoding', () => {
    const known = (suffix: string) => hasAlready(`"${TAG}${suffix}"`, TAG, 'gzip');
    expect(['', '-gz', '-br'].map(known)).toEqual([true, true, true]);
  });
});
