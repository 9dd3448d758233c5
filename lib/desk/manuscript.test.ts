import { describe, expect, it } from 'vitest';
import type { Step } from '../article/place.ts';
import type { Locale } from '../locale.ts';
import type { EditorView, Operation, Row, SaveResult } from './editor.ts';
import { Manuscript } from './manuscript.ts';
import { withEmptySlots } from './slots.ts';

const hashOf = (text: string) => (text === '' ? null : `#${text}`);
const step = (id: string, kind: Step['kind'] = 'paragraph'): Step => ({ id, kind, after: null });

function row(
  segment: string,
  ja: string,
  en: string,
  state: 'current' | 'stale' | 'missing' = 'current',
): Row {
  return {
    segment,
    kind: 'text',
    place: { section: 'outlook', path: [step(segment)] },
    cells: { ja: { text: ja, hash: hashOf(ja) }, en: { text: en, hash: hashOf(en) } },
    translation: { into: 'en', state, ...(state === 'stale' && { sourceBefore: 'before' }) },
  };
}

/** An article of these rows on a server that accepts whatever comes. */
function open(...rows: Row[]) {
  const view = {
    articleId: 1,
    originLocale: 'ja',
    rows,
    editions: { ja: null, en: null },
    facts: { sources: [], versions: {} },
  } as unknown as EditorView;
  let n = 0;
  const newId = () => {
    n += 1;
    return `n${n}`;
  };
  const sent: Operation[] = [];
  const fields = new Map<string, string>();
  const manuscript = new Manuscript({
    view,
    slots: withEmptySlots(rows, newId),
    newId,
    write: (locale, segment, text) => fields.set(`${locale} ${segment}`, text),
    saver: {
      async send(operations) {
        sent.push(...operations);
        const hashes: SaveResult['hashes'] = { ja: {}, en: {} };
        for (const each of operations) {
          if (each.do === 'set') hashes[each.locale][each.segment] = hashOf(each.value);
        }
        const versions = { ja: 1, en: 1 };
        return { is: 'saved', result: { savedAt: '2026-11-03T00:00:00Z', versions, hashes, conflicts: [] } };
      },
      journal: { put: () => true, remove: () => {} },
      timers: { now: () => 0, start: () => 0, stop: () => {} },
    },
  });
  const texts = (locale: Locale) =>
    manuscript
      .slots()
      .filter(({ place }) => place.section === 'outlook')
      .map(({ segment }) => manuscript.saver.value(locale, segment));
  const stateOf = (segment: string) => manuscript.row(segment).translation?.state ?? null;
  return { manuscript, view, sent, fields, texts, stateOf };
}

describe('a translation', () => {
  it('is stale as soon as its source says something else, and not for a comma', () => {
    const { manuscript, stateOf } = open(row('a', '潮は満ちる。', 'The tide rises.'));
    expect(stateOf('a')).toBe('current');
    manuscript.type('ja', 'a', '潮は、満ちる。');
    expect(stateOf('a')).toBe('cosmetic');
    manuscript.type('ja', 'a', '潮は満ちない。');
    expect(stateOf('a')).toBe('stale');
    expect(manuscript.row('a').translation?.sourceBefore).toBe('潮は満ちる。');
  });

  it('is current once it is written again, or found to be still correct', async () => {
    const { manuscript, stateOf, sent } = open(
      row('a', '一', 'One', 'stale'),
      row('b', '二', 'Two', 'stale'),
      row('c', '三', '', 'missing'),
    );
    expect(['a', 'b', 'c'].map(stateOf)).toEqual(['stale', 'stale', 'missing']);
    manuscript.type('en', 'a', 'One, again');
    manuscript.stillCorrect('b');
    manuscript.type('en', 'c', 'Three');
    expect(['a', 'b', 'c'].map(stateOf)).toEqual(['current', 'current', 'current']);
    await manuscript.saver.flush();
    expect(sent).toContainEqual({ do: 'still-correct', into: 'en', segment: 'b', source: '#二' });
  });

  it('goes from the language that is written first', () => {
    const { manuscript } = open(row('a', '一', 'One'));
    const caret = manuscript.add('a', 'paragraph', 'en');
    manuscript.type('en', caret.segment, 'English first');
    expect(manuscript.row(caret.segment).translation).toMatchObject({ into: 'ja', state: 'missing' });
    manuscript.type('ja', caret.segment, '英語が先');
    expect(manuscript.row(caret.segment).translation).toMatchObject({ into: 'ja', state: 'current' });
  });
});

describe('a paragraph', () => {
  it('cut in the one language, then in the other, has its halves beside each other', () => {
    const { manuscript, texts } = open(row('a', '前半。後半。', 'First half. Second half.'));
    manuscript.split('ja', 'a', 3, 3);
    expect(texts('ja')).toEqual(['前半。', '後半。']);
    expect(texts('en')).toEqual(['First half. Second half.', '']);
    const caret = manuscript.split('en', 'a', 11, 11);
    expect(texts('en')).toEqual(['First half.', 'Second half.']);
    expect(caret).toEqual({ locale: 'en', segment: 'n7', at: 0 });
  });

  it('is joined to the one before it in both languages, the caret where they met', () => {
    const { manuscript, texts, fields } = open(row('a', '前。', 'One.'), row('b', '後。', 'Two.'));
    expect(manuscript.join('en', 'b')).toEqual({ locale: 'en', segment: 'a', at: 5 });
    expect([texts('ja'), texts('en')]).toEqual([['前。後。'], ['One. Two.']]);
    expect(fields.get('ja a')).toBe('前。後。');
  });

  it('is moved on the server behind what the server has, not behind an empty slot', async () => {
    const { manuscript, sent } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    manuscript.add('b', 'paragraph', 'ja');
    manuscript.move('a', 1);
    manuscript.move('a', 1);
    await manuscript.saver.flush();
    expect(sent).toEqual([
      { do: 'move', part: 'a', after: 'b' },
      { do: 'move', part: 'a', after: 'b' },
    ]);
  });

  it('that is removed can be brought back to its place', () => {
    const { manuscript, texts } = open(row('a', '一', 'One'), row('b', '二', 'Two'), row('c', '三', 'Three'));
    manuscript.remove('b');
    expect(texts('en')).toEqual(['One', 'Three']);
    manuscript.undo();
    expect([texts('ja'), texts('en')]).toEqual([
      ['一', '二', '三'],
      ['One', 'Two', 'Three'],
    ]);
    expect(manuscript.removed()).toBeNull();
  });

  it('as the last of a section leaves a place to write', () => {
    const { manuscript, texts } = open(row('a', '一', 'One'));
    manuscript.remove('a');
    expect(texts('ja')).toEqual(['']);
  });
});

describe('what others did', () => {
  it('comes in: texts, new rows, removed rows; an empty slot that was just made stays', () => {
    const { manuscript, view, texts, fields } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    manuscript.add('a', 'paragraph', 'ja');
    const theirs = { ...view, rows: [row('a', '一', 'First'), row('c', '三', 'Three')] };
    expect(manuscript.adopt(theirs, manuscript.saver.generation)).toBe(true);
    expect(texts('en')).toEqual(['First', '', 'Three']);
    expect(fields.get('en a')).toBe('First');
  });

  it('waits while an input method composes', () => {
    const { manuscript, view, texts } = open(row('a', '一', 'One'));
    manuscript.saver.hold('ja', 'a');
    const theirs = { ...view, rows: [row('a', '一', 'First')] };
    expect(manuscript.adopt(theirs, manuscript.saver.generation)).toBe(false);
    expect(texts('en')).toEqual(['One']);
  });

  it('does not draw rows again that are as they were', () => {
    const { manuscript, view } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    const before = [manuscript.slots(), manuscript.row('a')];
    const same = { ...view, rows: [row('a', '一', 'One'), row('b', '二', 'Two')] };
    expect(manuscript.adopt(same, manuscript.saver.generation)).toBe(true);
    expect(manuscript.slots()).toBe(before[0]);
    expect(manuscript.row('a')).toBe(before[1]);
  });
});

it('a text of an earlier session whose row is gone comes back where it stood', () => {
  const { manuscript, texts } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
  manuscript.putBack({
    do: 'set',
    locale: 'en',
    segment: 'x',
    place: { section: 'outlook', path: [{ id: 'x', kind: 'paragraph', after: 'a' }] },
    base: null,
    baseText: '',
    value: 'From the train',
    sent: null,
  });
  expect(texts('en')).toEqual(['One', 'From the train', 'Two']);
});
