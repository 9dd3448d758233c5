import { describe, expect, it } from 'vitest';
import type { Slot } from './manuscript/slots.ts';
import { groupRows, type RowGroup } from './row-groups.ts';

const slot = (segment: string): Slot => ({ segment, kind: 'text', place: { section: 'analysis', path: [] } });
const slots = (names: string) => names.split('').map(slot);
const shown = (groups: RowGroup[]) =>
  groups.map(({ key, rows }) => `${key}:${rows.map(({ segment }) => segment).join('')}`);

/** Three groups: 0 has a–l, 1 has m–x, 2 has y and z. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BEFORE = groupRows(slots(LETTERS), []);

describe('rows of the sheet in groups', () => {
  it('begin another group after each twelve', () => {
    expect(shown(BEFORE)).toEqual(['0:abcdefghijkl', '1:mnopqrstuvwx', '2:yz']);
    expect(groupRows([], [])).toEqual([]);
  });

  it('stay in their group when rows come before or between them', () => {
    const now = groupRows(slots('1abc2defghijkl3mnopqrstuvwxyz'), BEFORE);
    expect(shown(now)).toEqual(['0:1abc2defghijkl3', '1:mnopqrstuvwx', '2:yz']);
  });

  it('stay in their group when the first of it goes, or a whole group', () => {
    expect(shown(groupRows(slots('bcdefghijklnopqrstuvwxyz'), BEFORE))).toEqual([
      '0:bcdefghijkl',
      '1:nopqrstuvwx',
      '2:yz',
    ]);
    expect(shown(groupRows(slots('mnopqrstuvwxyz'), BEFORE))).toEqual(['1:mnopqrstuvwx', '2:yz']);
  });

  it('leave their group alone when they are moved', () => {
    const intoFirst = groupRows(slots('abcqdefghijklmnoprstuvwxyz'), BEFORE);
    expect(shown(intoFirst)).toEqual(['0:abcqdefghijkl', '1:mnoprstuvwx', '2:yz']);
    const intoLast = groupRows(slots('bcdefghijklmnopqrstuvwxyaz'), BEFORE);
    expect(shown(intoLast)).toEqual(['0:bcdefghijkl', '1:mnopqrstuvwx', '2:yaz']);
  });

  it('begin another group behind the last when that is full, with a key of its own', () => {
    const typed = groupRows(slots(`${LETTERS}0123456789AB`), BEFORE);
    expect(shown(typed)).toEqual(['0:abcdefghijkl', '1:mnopqrstuvwx', '2:yz0123456789', '3:AB']);
  });

  it('are the same again when nothing has changed', () => {
    expect(groupRows(slots(LETTERS), BEFORE)).toEqual(BEFORE);
  });
});
