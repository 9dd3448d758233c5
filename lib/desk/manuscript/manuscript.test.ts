import { describe, expect, it } from 'vitest';
import { hashOf, rowOf as row, viewOf } from '#testing/desk/plain-server.ts';
import type { Locale } from '../../locale.ts';
import type { EditorView, Operation, Row, SaveResult } from '../editor.ts';
import { Manuscript, NO_LETTERS } from './manuscript.ts';
import { pasteBlocks } from './pasting.ts';
import { withEmptySlots } from './slots.ts';

/** An article of these rows on a server that accepts whatever comes. */
function open(...rows: Row[]) {
  const view = viewOf(rows);
  let n = 0;
  const newId = () => {
    n += 1;
    return `n${n}`;
  };
  const sent: Operation[] = [];
  const fields = new Map<string, string>();
  let theirs: EditorView | undefined;
  let now = 0;
  const manuscript = new Manuscript({
    view,
    slots: withEmptySlots(rows, newId),
    newId,
    write: (locale, segment, text) => fields.set(`${locale} ${segment}`, text),
    read: async () => theirs,
    async send(operations) {
      sent.push(...operations);
      const hashes: SaveResult['hashes'] = { ja: {}, en: {} };
      for (const each of operations) {
        const texts = each.do === 'set' ? [each] : each.do === 'step' ? each.texts : [];
        for (const { locale, segment, value } of texts) hashes[locale][segment] = hashOf(value);
      }
      const result = { savedAt: '2026-11-03T00:00:00Z', versions: { ja: 1, en: 1 }, hashes };
      return { is: 'saved', result: { ...result, conflicts: [], refused: [], already: [] } };
    },
    journal: { put: () => true, remove: () => {} },
    timers: { now: () => now, start: () => 0, stop: () => {} },
  });
  const texts = (locale: Locale) =>
    manuscript
      .slots()
      .filter(({ place }) => place.section === 'outlook')
      .map(({ segment }) => manuscript.value(locale, segment));
  const stateOf = (segment: string) => manuscript.row(segment).translation?.state ?? null;
  /** Others made the article this meanwhile. */
  const take = (...their: Row[]) => {
    theirs = viewOf(their);
    return manuscript.refresh();
  };
  /** Types letter by letter, with pauses of so many milliseconds. */
  const typeOut = (locale: Locale, segment: string, letters: string, pause = 100) => {
    for (const data of letters) {
      now += pause;
      const before = manuscript.value(locale, segment);
      manuscript.type(locale, segment, before + data, { kind: 'insert', data, caret: before.length });
    }
  };
  return { manuscript, sent, fields, texts, stateOf, take, typeOut };
}

it('what was asked for before a save is not taken in after it: it may be older', async () => {
  const older = viewOf([row('a', '一', 'One')]);
  const { manuscript } = open(row('a', '一', 'One'));
  manuscript.type('ja', 'a', '一、二');
  await manuscript.flush();
  expect(manuscript.adopt(older, 0)).toBe(false);
  expect([manuscript.value('ja', 'a'), manuscript.savedText('ja', 'a')]).toEqual(['一、二', '一、二']);
});

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
    await manuscript.flush();
    expect(sent).toContainEqual({
      do: 'still-correct',
      into: 'en',
      segment: 'b',
      source: '#二',
      target: '#Two',
    });
  });

  it('goes from the language that is written first', () => {
    const { manuscript } = open(row('a', '一', 'One'));
    const caret = manuscript.add('a', 'paragraph', 'en') ?? { segment: '' };
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
    await manuscript.flush();
    expect(sent).toMatchObject([
      { name: 'move', texts: [], moves: [{ part: 'a', after: 'b', siblings: ['a', 'b'] }] },
      { name: 'move', texts: [], moves: [{ part: 'a', after: 'b', siblings: ['b', 'a'] }] },
    ]);
  });

  it('that was cut off and moved before it was sent is told first where it was made', async () => {
    const { manuscript, sent } = open(row('a', '一', 'One two'), row('b', '二', 'Two'));
    const caret = manuscript.split('en', 'a', 3, 3);
    const half = caret?.segment ?? '';
    manuscript.type('en', half, 'two more');
    const after = manuscript.add('b', 'paragraph', 'en')?.segment ?? '';
    manuscript.type('en', after, 'New');
    manuscript.move(half, 1);
    manuscript.move(after, -1);
    await manuscript.flush();
    const placed = (segment: string) => {
      const texts = sent.flatMap((each) =>
        each.do === 'step' ? each.texts : each.do === 'set' ? [each] : [],
      );
      return texts.find((text) => text.segment === segment)?.place.path[0]?.after;
    };
    expect([placed(half), placed(after)]).toEqual(['a', 'b']);
    expect(sent.flatMap((each) => (each.do === 'step' ? each.moves : []))).toEqual([
      { part: half, after: 'b', siblings: ['a', half, 'b', after] },
      { part: after, after: 'b', siblings: ['a', 'b', half, after] },
    ]);
  });

  it('is told to stand behind what the server has by then, not behind what still waits', async () => {
    const { manuscript, sent } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    const waiting = manuscript.add('a', 'paragraph', 'ja')?.segment ?? '';
    manuscript.type('ja', waiting, '変換中');
    manuscript.hold('ja', waiting);
    const sentFirst = manuscript.add(waiting, 'paragraph', 'en')?.segment ?? '';
    manuscript.type('en', sentFirst, 'New');
    expect(await manuscript.flush()).toBe(false);
    expect(sent).toMatchObject([{ segment: sentFirst, place: { path: [{ after: 'a' }] } }]);
    manuscript.release('ja', waiting);
    await manuscript.flush();
    expect(sent[1]).toMatchObject({ segment: waiting, place: { path: [{ after: 'a' }] } });
  });

  it.each<[string, (m: Manuscript, added: string) => unknown]>([
    ['is joined to', (m) => m.join('en', 'b')],
    ['is removed', (m, added) => m.remove(added)],
  ])(
    'moved behind one that was never sent is moved behind what is there, when that %s',
    async (_, change) => {
      const { manuscript, sent } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
      const added = manuscript.add('b', 'paragraph', 'en')?.segment ?? '';
      manuscript.type('en', added, 'New');
      manuscript.move('b', 1);
      change(manuscript, added);
      await manuscript.flush();
      expect(sent[0]).toMatchObject({
        name: 'move',
        moves: [{ part: 'b', after: 'a', siblings: ['a', 'b'] }],
      });
    },
  );

  it('that was never sent is not moved, and made where it stands', async () => {
    const { manuscript, sent } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    const added = manuscript.add('b', 'paragraph', 'en')?.segment ?? '';
    manuscript.type('en', added, 'New');
    manuscript.move(added, -1);
    manuscript.join('en', 'b');
    await manuscript.flush();
    const made = { segment: added, place: { path: [{ after: 'a' }] } };
    const gone = { segment: 'b', value: '' };
    expect(sent).toMatchObject([
      { name: 'move', moves: [] },
      { name: 'join', texts: [gone, gone, made, made] },
    ]);
  });

  it('is put behind what stays where it is, while a move of the one before it waits for another', async () => {
    const { manuscript, sent } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    manuscript.move('b', -1);
    manuscript.move('b', 1);
    const added = manuscript.add('b', 'paragraph', 'en')?.segment ?? '';
    manuscript.type('en', added, 'New');
    await manuscript.flush();
    expect(sent).toMatchObject([
      { name: 'move', moves: [{ part: 'b', after: null }] },
      { segment: added, place: { path: [{ after: 'a' }] } },
      { name: 'move', moves: [{ part: 'b', after: 'a' }] },
    ]);
  });

  it('is put behind what the server has, not behind an item of which only the level was chosen', async () => {
    const { manuscript, sent } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    const item = manuscript.add('a', 'list', 'en')?.segment ?? '';
    manuscript.choose(`${item}.level`, '2');
    const added = manuscript.add(item, 'paragraph', 'en')?.segment ?? '';
    manuscript.type('en', added, 'New');
    await manuscript.flush();
    expect(sent).toMatchObject([
      { segment: `${item}.level` },
      { segment: added, place: { path: [{ after: 'a' }] } },
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
    expect(manuscript.notice()).toBeNull();
  });

  it('as the last of a section leaves a place to write', () => {
    const { manuscript, texts } = open(row('a', '一', 'One'));
    manuscript.remove('a');
    expect(texts('ja')).toEqual(['']);
  });
});

describe('Enter in an empty row', () => {
  /** Items of one list of the outlook. */
  const item = (id: string, text: string): Row => ({
    ...row(id, text, ''),
    kind: 'item',
    place: {
      section: 'outlook',
      path: [
        { id: 'list', kind: 'list', after: null },
        { id, kind: 'item', after: null },
      ],
    },
  });
  const kinds = (manuscript: Manuscript) =>
    manuscript
      .slots()
      .filter(({ place }) => place.section === 'outlook')
      .map(({ kind, segment }) => `${kind} ${manuscript.value('ja', segment)}`.trim());

  it('leaves the list behind its last item, and undo goes back into it', () => {
    const { manuscript } = open(item('i1', '一'), item('i2', '二'));
    const empty = manuscript.split('ja', 'i2', 1, 1)?.segment ?? '';
    expect(kinds(manuscript)).toEqual(['item 一', 'item 二', 'item']);
    const caret = manuscript.split('ja', empty, 0, 0);
    expect(kinds(manuscript)).toEqual(['item 一', 'item 二', 'text']);
    expect(manuscript.slots().find(({ segment }) => segment === caret?.segment)?.kind).toBe('text');
    manuscript.undo();
    expect(kinds(manuscript)).toEqual(['item 一', 'item 二', 'item']);
  });

  it('within a list, of a paragraph and of a key point adds no other empty one', () => {
    const { manuscript } = open(item('i1', '一'), item('i2', '二'));
    const empty = manuscript.add('i1', 'item', 'ja')?.segment ?? '';
    const point = manuscript
      .slots()
      .find(({ place, kind }) => place.section === 'keyPoints' && kind === 'text');
    const before = manuscript.slots();
    for (const segment of [empty, point?.segment ?? '']) {
      expect(manuscript.split('ja', segment, 0, 0)).toBeNull();
    }
    expect(manuscript.slots()).toBe(before);
  });

  it('of which the other language is written goes on below it', () => {
    const { manuscript, texts } = open(row('a', '一', ''));
    expect(manuscript.split('en', 'a', 0, 0)).not.toBeNull();
    expect(texts('ja')).toEqual(['一', '']);
  });
});

describe('what others did', () => {
  it('comes in: texts, new rows, removed rows; an empty slot that was just made stays', async () => {
    const { manuscript, texts, fields, take } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    manuscript.add('a', 'paragraph', 'ja');
    expect(await take(row('a', '一', 'First'), row('c', '三', 'Three'))).toBe(true);
    expect(texts('en')).toEqual(['First', '', 'Three']);
    expect(fields.get('en a')).toBe('First');
  });

  it('waits while an input method composes', async () => {
    const { manuscript, texts, take } = open(row('a', '一', 'One'));
    manuscript.hold('ja', 'a');
    expect(await take(row('a', '一', 'First'))).toBe(false);
    expect(texts('en')).toEqual(['One']);
  });

  it('does not change a text that is being written', async () => {
    const { manuscript, texts, fields, take } = open(row('a', '一', 'One'));
    manuscript.type('en', 'a', 'One and');
    expect(await take(row('a', '一', 'First'))).toBe(true);
    expect(texts('en')).toEqual(['One and']);
    expect(fields.size).toBe(0);
  });

  it('does not draw rows again that are as they were', async () => {
    const { manuscript, take } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    const before = [manuscript.slots(), manuscript.row('a')];
    expect(await take(row('a', '一', 'One'), row('b', '二', 'Two'))).toBe(true);
    expect(manuscript.slots()).toBe(before[0]);
    expect(manuscript.row('a')).toBe(before[1]);
  });

  it('tells only those who draw the row that is typed in', () => {
    const { manuscript } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    const told: string[] = [];
    manuscript.subscribe(() => told.push('a'), 'a');
    manuscript.subscribe(() => told.push('b'), 'b');
    manuscript.subscribe(() => told.push('rows and facts'), NO_LETTERS);
    manuscript.type('en', 'a', 'One!');
    expect(new Set(told)).toEqual(new Set(['a']));
    manuscript.add('b', 'paragraph', 'en');
    expect(told).toContain('rows and facts');
  });

  it('counts the rows anew when one becomes written, empty, stale or current, and not with each letter', () => {
    const { manuscript } = open(row('a', '一', 'One'), row('b', '二', ''));
    const outlook = () => manuscript.progress().find(({ section }) => section === 'outlook');
    const before = manuscript.progress();
    expect(outlook()).toEqual({ section: 'outlook', rows: 2, written: { ja: 2, en: 1 }, stale: 0 });
    manuscript.type('en', 'a', 'One!');
    expect(manuscript.progress()).toBe(before);
    manuscript.type('en', 'b', 'T');
    expect(outlook()).toMatchObject({ written: { ja: 2, en: 2 }, stale: 0 });
    manuscript.type('ja', 'a', '一2');
    expect(outlook()).toMatchObject({ stale: 1 });
    manuscript.undo();
    expect(outlook()).toMatchObject({ written: { ja: 2, en: 2 }, stale: 0 });
    manuscript.undo();
    expect(outlook()).toMatchObject({ written: { ja: 2, en: 1 } });
  });
});

describe('undo', () => {
  it('takes back a word or a run without pause, across rows and languages, and redo does it again', () => {
    const { manuscript, texts, typeOut } = open(row('a', '一', ''), row('b', '二', ''));
    typeOut('en', 'a', 'Two words');
    typeOut('en', 'b', 'More');
    typeOut('en', 'b', ' now', 2_000);
    const states = [];
    while (manuscript.canUndo()) {
      states.push(texts('en'));
      manuscript.undo();
    }
    expect(states).toEqual([
      ['Two words', 'More now'],
      ['Two words', 'More no'],
      ['Two words', 'More n'],
      ['Two words', 'More '],
      ['Two words', 'More'],
      ['Two words', ''],
      ['Two ', ''],
    ]);
    expect(texts('en')).toEqual(['', '']);
    for (const state of states.toReversed()) {
      manuscript.redo();
      expect(texts('en')).toEqual(state);
    }
    expect(manuscript.canRedo()).toBe(false);
  });

  it('says where the caret was', () => {
    const { manuscript } = open(row('a', '一', 'Once'));
    manuscript.type('en', 'a', 'Onxce', { kind: 'insert', data: 'x', caret: 2 });
    expect(manuscript.undo()).toEqual({ locale: 'en', segment: 'a', at: 2 });
  });

  it('takes a composition as one step', () => {
    const { manuscript, texts } = open(row('a', '', 'One'));
    manuscript.type('ja', 'a', '潮が', { kind: 'whole', data: '潮が', caret: 0 });
    manuscript.type('ja', 'a', '潮が満ちる', { kind: 'whole', data: '満ちる', caret: 2 });
    manuscript.undo();
    expect(texts('ja')).toEqual(['潮が']);
  });

  it('goes on past a change of structure: Enter, a letter, and all back', () => {
    const { manuscript, texts, fields } = open(row('a', '一', 'One two'));
    const caret = manuscript.split('en', 'a', 3, 3);
    manuscript.type('en', caret?.segment ?? '', 'twox', { kind: 'insert', data: 'x', caret: 3 });
    expect(texts('en')).toEqual(['One', 'twox']);
    manuscript.undo();
    expect(texts('en')).toEqual(['One', 'two']);
    manuscript.undo();
    expect(texts('en')).toEqual(['One two']);
    expect(fields.get('en a')).toBe('One two');
    manuscript.redo();
    expect(texts('en')).toEqual(['One', 'two']);
  });

  it.each([
    ['join', (m: Manuscript) => m.join('en', 'b')],
    ['remove', (m: Manuscript) => m.remove('b')],
    ['move', (m: Manuscript) => m.move('b', -1)],
    ['split', (m: Manuscript) => m.split('ja', 'a', 1, 1)],
    ['an empty paragraph', (m: Manuscript) => m.add('a', 'paragraph', 'en')],
    [
      'paste',
      (m: Manuscript) =>
        pasteBlocks(m, 'en', 'a', [1, 2], {
          blocks: [
            { kind: 'paragraph', text: 'x' },
            { kind: 'item', text: 'y' },
            { kind: 'item', text: 'z' },
          ],
          left: [],
        }),
    ],
  ])('takes back %s, rows, texts and order, and redo does it again', (_, work) => {
    const { manuscript, texts } = open(
      row('a', '一二', 'One'),
      row('b', '二', 'Two'),
      row('c', '三', 'Three'),
    );
    const sheet = () => [texts('ja'), texts('en'), manuscript.slots().map(({ segment }) => segment)];
    const before = sheet();
    work(manuscript);
    const after = sheet();
    expect(after).not.toEqual(before);
    manuscript.undo();
    expect(sheet()).toEqual(before);
    manuscript.redo();
    expect(sheet()).toEqual(after);
  });

  it('never writes over what somebody has changed since, and goes on to the step before', async () => {
    const { manuscript, texts, take } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    manuscript.type('en', 'b', 'Two!');
    manuscript.type('en', 'a', 'One!');
    await manuscript.flush();
    await take(row('a', '一', 'One, corrected'), row('b', '二', 'Two!'));
    expect(manuscript.undo()).toBeNull();
    expect(manuscript.notice()).toEqual({ is: 'not-undone' });
    expect(texts('en')).toEqual(['One, corrected', 'Two!']);
    manuscript.undo();
    expect(texts('en')).toEqual(['One, corrected', 'Two']);
  });

  it('of one step among others takes back that one', () => {
    const { manuscript, texts } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
    manuscript.remove('b');
    const notice = manuscript.notice();
    manuscript.type('en', 'a', 'One!');
    if (notice?.is !== 'removed') throw new Error('Nothing was said.');
    manuscript.undo(notice.step);
    expect(texts('en')).toEqual(['One!', 'Two']);
  });

  it('brings a translation back as it stood', () => {
    const { manuscript, stateOf } = open(row('a', '一', 'One', 'stale'));
    manuscript.type('en', 'a', 'One!');
    expect(stateOf('a')).toBe('current');
    manuscript.undo();
    expect(stateOf('a')).toBe('stale');
  });
});

it('what nobody can see is taken out of a text as it is typed, and line ends out of a headline', () => {
  const { manuscript, fields } = open(row('a', '一', 'One'));
  manuscript.type('ja', 'headline', '海の見える\u200B町\u0007が\n変わる');
  expect(manuscript.value('ja', 'headline')).toBe('海の見える町が変わる');
  expect(fields.get('ja headline')).toBe('海の見える町が変わる');
  manuscript.type('en', 'a', 'One\nand two');
  expect(manuscript.value('en', 'a')).toBe('One\nand two');
});

describe('what changes the other language too', () => {
  it('is said, and a join makes nothing current that was stale', () => {
    const { manuscript, stateOf } = open(row('a', '一', 'One'), row('b', '二', 'Two', 'stale'));
    manuscript.join('en', 'b');
    expect(manuscript.notice()).toMatchObject({ is: 'joined' });
    expect(stateOf('a')).toBe('stale');
    manuscript.undo();
    expect([stateOf('a'), stateOf('b')]).toEqual(['current', 'stale']);
  });
});

describe('pasted text', () => {
  const p = (text: string) => ({ kind: 'paragraph' as const, text });

  it('goes where the caret is, what stood behind it after the last paragraph', () => {
    const { manuscript, texts } = open(row('a', '一', 'One two'));
    const pasted = { blocks: [p('x'), p('y'), p('z')], left: [] };
    const caret = pasteBlocks(manuscript, 'en', 'a', [4, 4], pasted);
    expect(texts('en')).toEqual(['One x', 'y', 'ztwo']);
    expect(caret).toMatchObject({ locale: 'en', at: 1 });
  });

  it('is one step for the server, rows in their order', async () => {
    const { manuscript, sent } = open(row('a', '一', 'One'));
    pasteBlocks(manuscript, 'en', 'a', [3, 3], { blocks: [p('!'), p('Two'), p('Three')], left: [] });
    await manuscript.flush();
    expect(sent).toMatchObject([
      { name: 'paste', texts: [{ value: 'One!' }, { value: 'Two' }, { value: 'Three' }] },
    ]);
    const [step] = sent;
    if (step?.do !== 'step') throw new Error('No step.');
    const [first, second, third] = step.texts.map(({ place }) => place.path[0]);
    expect([second?.after, third?.after]).toEqual([first?.id, second?.id]);
  });

  it('makes a sub-section of a heading in the analysis, and a list of items', () => {
    const { manuscript } = open(row('a', '一', 'One'));
    const paragraph = manuscript
      .slots()
      .find(({ place, kind }) => place.section === 'analysis' && kind === 'text')?.segment as string;
    pasteBlocks(manuscript, 'en', paragraph, [0, 0], {
      blocks: [
        p('Lead'),
        { kind: 'heading', text: 'Head' },
        p('Below'),
        { kind: 'item', text: 'i' },
        { kind: 'item', text: 'j' },
      ],
      left: ['picture'],
    });
    const analysis = manuscript.slots().filter(({ place }) => place.section === 'analysis');
    expect(analysis.map(({ segment, kind }) => [kind, manuscript.value('en', segment)])).toEqual([
      ['title', ''],
      ['heading', ''],
      ['text', 'Lead'],
      ['heading', 'Head'],
      ['text', 'Below'],
      ['item', 'i'],
      ['item', 'j'],
    ]);
    expect(manuscript.notice()).toEqual({ is: 'pasted', left: ['picture'] });
  });
});

it('several paragraphs that are put back keep their order', () => {
  const left = (segment: string, after: string, value: string) => ({
    do: 'set' as const,
    locale: 'en' as const,
    segment,
    place: { section: 'outlook' as const, path: [{ id: segment, kind: 'paragraph' as const, after }] },
    base: null,
    baseText: '',
    value,
    sent: null,
  });
  const { manuscript, texts } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
  manuscript.putBack([left('z', 'y', 'Z'), left('y', 'x', 'Y'), left('x', 'a', 'X')]);
  expect(texts('en')).toEqual(['One', 'X', 'Y', 'Z', 'Two']);
});

it('a text of an earlier session whose row is gone comes back where it stood', () => {
  const { manuscript, texts } = open(row('a', '一', 'One'), row('b', '二', 'Two'));
  const change = {
    do: 'set' as const,
    locale: 'en' as const,
    segment: 'x',
    place: {
      section: 'outlook' as const,
      path: [{ id: 'x', kind: 'paragraph' as const, after: 'a' }],
    },
    base: null,
    baseText: '',
    value: 'From the train',
    sent: null,
  };
  manuscript.putBack([change]);
  expect(texts('en')).toEqual(['One', 'From the train', 'Two']);
});
