import { expect, it } from 'vitest';
import { leftBehind, tellingTexts, type UnsentChange } from './journal.ts';

it('a journal of a browser from before sub-sections had their name is read', () => {
  const place = (kind: string) => ({ section: 'analysis', path: [{ id: 'a1', kind, after: null }] });
  const change = { do: 'set', locale: 'en', segment: 'a1.heading', base: null, baseText: '', sent: null };
  const entry = {
    id: 'e1',
    at: '2026-11-01T00:00:00Z',
    change: { ...change, value: 'part', place: place('part') },
  };
  const kept = new Map([['prism-desk/u1/7/t1/e1', JSON.stringify(entry)]]);
  const storage = {
    length: kept.size,
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: () => {},
    removeItem: () => {},
  };
  const [left] = leftBehind(storage, { userId: 'u1', articleId: 7 }, new Set());
  expect(left?.change).toEqual({ ...change, value: 'part', place: place('subsection') });
});

it('a text that a step empties is worth telling only where the server still has it', () => {
  const place = { section: 'outlook' as const, path: [] };
  const text = (segment: string, value: string) => ({
    locale: 'en' as const,
    segment,
    base: null,
    baseText: '',
    from: 'was',
    value,
    place,
  });
  const texts = [text('joined', 'One Two'), text('emptied', ''), text('gone', '')];
  const at = { locale: 'en' as const, segment: 'joined' };
  const change: UnsentChange = {
    do: 'step',
    id: 's',
    name: 'join',
    removes: [],
    moves: [],
    kinds: [],
    at,
    texts,
  };
  const saved = (_: string, segment: string) => (segment === 'gone' ? '' : 'Two');
  expect(tellingTexts(change, saved).map(({ segment }) => segment)).toEqual(['joined', 'emptied']);
});
