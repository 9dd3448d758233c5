import { describe, expect, it } from 'vitest';
import { rowOf as row, viewOf } from '#testing/desk/plain-server.ts';
import type { Row } from '../editor.ts';
import { readTable } from '../paste/read-table.ts';
import { figureOf } from './figure-of.ts';
import { listPlaceOf } from './list-place.ts';
import { Manuscript } from './manuscript.ts';
import { pasteBlocks, pasteCells } from './pasting.ts';
import { gridOf, placeOf, withEmptySlots } from './slots.ts';

/** An article of these rows, begun in Japanese; nothing is sent. */
function open(...rows: Row[]) {
  let n = 0;
  const newId = () => `n${++n}`;
  const slots = withEmptySlots(rows, newId);
  const manuscript = new Manuscript({
    view: viewOf(rows),
    slots,
    newId,
    write: () => {},
    read: async () => undefined,
    send: async () => ({ is: 'unreachable' }),
    journal: { put: () => true, remove: () => {} },
    timers: { now: () => 0, start: () => 0, stop: () => {} },
  });
  const grid = () =>
    manuscript.slots().filter(({ place }) => place.path.some(({ kind }) => /table|chart/.test(kind)));
  /** Cells as both languages have them: `ja/en`, and alone where both say the same or one says nothing. */
  const shown = () => {
    const { columns, rows: lines } = gridOf(grid());
    const cell = (segment: string) =>
      [manuscript.value('ja', segment), manuscript.value('en', segment)].filter(Boolean).join('/');
    return [
      columns.map(({ id }) => cell(`${id}.label`)),
      ...lines.map((line) => columns.map(({ id }) => cell(`${line.id}.${id}`))),
    ];
  };
  return { manuscript, grid, shown };
}

describe('a list item', () => {
  it('goes one level down and back; a new one stands as deep; undo follows', () => {
    const { manuscript } = open(row('a', '', ''));
    manuscript.type('ja', 'a', '1. ');
    const first = manuscript.turnInto('ja', 'a', 'ordered');
    const one = first?.segment ?? '';
    manuscript.type('ja', one, '一');
    const two = manuscript.split('ja', one, 1, 1)?.segment ?? '';
    manuscript.type('ja', two, '二');
    manuscript.choose(`${two}.level`, '2');
    const three = manuscript.split('ja', two, 1, 1)?.segment ?? '';
    manuscript.type('ja', three, '三');
    const places = () =>
      manuscript
        .slots()
        .filter(({ kind }) => kind === 'item')
        .map((slot) => listPlaceOf(slot, manuscript.slots(), manuscript.shared));
    expect(places()).toEqual(['1 1.', '2 1.', '2 2.']);
    manuscript.choose(`${three}.level`, '');
    expect(places()).toEqual(['1 1.', '2 1.', '1 2.']);
    manuscript.undo();
    expect(places()).toEqual(['1 1.', '2 1.', '2 2.']);
  });
});

describe('signs in an empty paragraph', () => {
  it('make a quotation; undo gives them back', () => {
    const { manuscript } = open(row('a', '', ''));
    manuscript.type('en', 'a', '> ');
    const caret = manuscript.turnInto('en', 'a', 'quote');
    expect(manuscript.slots().find(({ segment }) => segment === caret?.segment)?.kind).toBe('quote');
    expect(manuscript.slots().some(({ segment }) => segment === 'a')).toBe(false);
    expect(manuscript.undo()).toEqual({ locale: 'en', segment: 'a', at: 2 });
    expect(manuscript.value('en', 'a')).toBe('> ');
  });

  it('stay signs where the other language has its text already', () => {
    const { manuscript } = open(row('a', '潮', ''));
    manuscript.type('en', 'a', '> ');
    expect(manuscript.turnInto('en', 'a', 'quote')).toBeNull();
  });
});

it('a column that was moved before anything was written in it is made where it stands', () => {
  const { manuscript, grid } = open(row('a', '', ''));
  manuscript.add('a', 'table', 'ja');
  const { columns, rows } = gridOf(grid());
  const [first, second, third] = columns.map(({ id }) => id);
  manuscript.movePart(second ?? '', -1);
  const cell = `${rows[0]?.id}.${first}`;
  expect(placeOf(manuscript.slots(), cell, () => true).path.at(-1)).toEqual({
    id: first,
    kind: 'column',
    after: second,
  });
  expect(placeOf(manuscript.slots(), `${third}.label`, () => true).path.at(-1)?.after).toBe(first);
});

describe('a pasted table', () => {
  const cells = [
    ['港', '輸出'],
    ['北港', '1.2兆円'],
    ['南港', '0.9兆円'],
  ];

  it('is a block of its own: numbers of both languages, units in the labels, and the text goes on behind it', () => {
    const { manuscript, shown } = open(row('a', '', 'Before. After.'));
    const pasted = {
      blocks: [{ kind: 'table' as const, text: '', cells, table: readTable(cells) }],
      left: [],
    };
    pasteBlocks(manuscript, 'en', 'a', [7, 7], pasted);
    expect(manuscript.value('en', 'a')).toBe('Before.');
    expect(shown()).toEqual([
      ['港', '輸出 (兆円)'],
      ['北港', '1.2'],
      ['南港', '0.9'],
    ]);
    expect(manuscript.notice()).toEqual({ is: 'table', units: ['兆円'], unitsIn: 'labels', unread: [] });
    const last = manuscript.slots().at(-1);
    expect(last && manuscript.value('en', last.segment)).toBe(' After.');
    manuscript.undo();
    expect(manuscript.value('en', 'a')).toBe('Before. After.');
    expect(shown()).toEqual([[]]);
  });

  it('fills the cells of a grid from one on, makes rows and columns, and takes the place of words', () => {
    const { manuscript, grid, shown } = open(row('a', '潮', ''));
    manuscript.add('a', 'chart', 'ja');
    const { columns, rows } = gridOf(grid());
    const from = `${rows[2]?.id}.${columns[1]?.id}`;
    manuscript.type('en', from, 'words');
    pasteCells(manuscript, 'ja', from, {
      cells: [
        ['1', '2', '3'],
        ['4', '', '5'],
      ],
      units: ['人', '人', '人'],
      isNamed: false,
      unread: [],
    });
    expect(shown()).toEqual([
      ['', '', '', ''],
      ['', '', '', ''],
      ['', '', '', ''],
      ['', '1', '2', '3'],
      ['', '4', '', '5'],
    ]);
    const unit = grid().find(({ kind }) => kind === 'unit');
    expect(manuscript.value('ja', unit?.segment ?? '')).toBe('人');
    expect(manuscript.notice()).toEqual({ is: 'table', units: ['人'], unitsIn: 'unit', unread: [] });
  });

  it('is understood in the first cell of a new grid as in an empty paragraph; undo gives the empty grid back', () => {
    const { manuscript, grid, shown } = open(row('a', '', ''));
    manuscript.add('a', 'chart', 'ja');
    const empty = shown();
    const { columns, rows } = gridOf(grid());
    pasteCells(manuscript, 'ja', `${rows[0]?.id}.${columns[0]?.id}`, readTable(cells));
    expect(shown()).toEqual([
      ['港', '輸出'],
      ['北港', '1.2'],
      ['南港', '0.9'],
    ]);
    manuscript.undo();
    expect(shown()).toEqual(empty);
  });

  it('keeps its rows in their order, and its first row below labels that say something else', () => {
    const { manuscript, grid, shown } = open(row('a', '潮', ''));
    manuscript.add('a', 'table', 'ja');
    const { columns, rows } = gridOf(grid());
    manuscript.type('ja', `${columns[0]?.id}.label`, '月');
    const dated = [
      ['年月', '輸出'],
      ['2024-05', '2'],
      ['2024-03', '1'],
    ];
    pasteCells(manuscript, 'ja', `${rows[0]?.id}.${columns[0]?.id}`, readTable(dated));
    expect(shown()).toEqual([
      ['月', '', ''],
      ['年月', '輸出', ''],
      ['2024-05', '2', ''],
      ['2024-03', '1', ''],
    ]);
  });

  it('without names is all data, wherever it is pasted', () => {
    const { manuscript, shown } = open(row('a', '', ''));
    const figures = [
      ['北港', '3'],
      ['南港', '4'],
    ];
    const block = { kind: 'table' as const, text: '', cells: figures, table: readTable(figures) };
    pasteBlocks(manuscript, 'ja', 'a', [0, 0], { blocks: [block], left: [] });
    expect(shown()).toEqual([['', ''], ...figures]);
  });

  it('of more cells than an article has room for is not pasted, and that is said', () => {
    const { manuscript, grid, shown } = open(row('a', '潮', ''));
    manuscript.add('a', 'table', 'ja');
    const empty = shown();
    const { columns, rows } = gridOf(grid());
    const large = Array.from({ length: 100 }, () => Array.from({ length: 30 }, () => '1'));
    pasteCells(manuscript, 'ja', `${rows[0]?.id}.${columns[0]?.id}`, readTable(large));
    expect(shown()).toEqual(empty);
    expect(manuscript.notice()).toEqual({ is: 'too-large', cells: 1000, parts: 2000 });
  });

  it('among key points becomes their texts', () => {
    const { manuscript } = open({
      ...row('p', '', ''),
      place: { section: 'keyPoints', path: [{ id: 'p', kind: 'point', after: null }] },
    });
    pasteBlocks(manuscript, 'ja', 'p', [0, 0], { blocks: [{ kind: 'table', text: '', cells }], left: [] });
    const texts = manuscript
      .slots()
      .filter(({ place, kind }) => place.section === 'keyPoints' && kind === 'text');
    expect(texts.map(({ segment }) => manuscript.value('ja', segment))).toEqual([
      '港 輸出',
      '北港 1.2兆円',
      '南港 0.9兆円',
    ]);
  });
});

describe('a block in which nothing is written', () => {
  it('stands again after the page was loaded anew, where it stood, with its rows and columns', () => {
    const { manuscript } = open(row('a', '潮', 'Tide'), row('b', '月', 'Moon'));
    manuscript.add('a', 'chart', 'ja');
    manuscript.add('b', 'timeline', 'ja');
    manuscript.add('b', 'subsection', 'ja');
    const before = manuscript.slots().map(({ segment }) => segment);
    const again = open(row('a', '潮', 'Tide'), row('b', '月', 'Moon'));
    again.manuscript.putBackRows(JSON.parse(JSON.stringify(manuscript.emptyRows())));
    expect(again.manuscript.slots().map(({ segment }) => segment)).toEqual(before);
    expect(again.manuscript.emptyRows()).toEqual(manuscript.emptyRows());
  });

  it('stands before the written item of its list that it stood before', () => {
    const item = (id: string, after: string | null, text: string) => ({
      ...row(id, text, ''),
      kind: 'item' as const,
      place: {
        section: 'outlook' as const,
        path: [
          { id: 'l', kind: 'list' as const, after: null },
          { id, kind: 'item' as const, after },
        ],
      },
    });
    const { manuscript } = open(item('b', null, '二'));
    const first = manuscript.add('b', 'item', 'ja')?.segment ?? '';
    manuscript.movePart(first, -1);
    const items = (of: Manuscript) =>
      of.slots().flatMap(({ kind, segment }) => (kind === 'item' ? [segment] : []));
    expect(items(manuscript)).toEqual([first, 'b']);
    const again = open(item('b', null, '二')).manuscript;
    again.putBackRows(manuscript.emptyRows());
    expect(items(again)).toEqual([first, 'b']);
  });

  it('is not kept once it is removed, nor is what every article offers', () => {
    const { manuscript } = open(row('a', '潮', ''));
    const caret = manuscript.add('a', 'table', 'ja');
    manuscript.remove(caret?.segment ?? '');
    expect(manuscript.emptyRows()).toEqual([]);
  });

  it('has cells to write in though only its title is saved', () => {
    const title = {
      ...row('t.title', '題', ''),
      kind: 'title' as const,
      place: { section: 'outlook' as const, path: [{ id: 't', kind: 'table' as const, after: null }] },
    };
    const { shown } = open(title);
    expect(shown()).toEqual([
      ['', '', ''],
      ['', '', ''],
      ['', '', ''],
      ['', '', ''],
    ]);
  });
});

it('a figure is the block that its document will have, in each language, with what both share', () => {
  const { manuscript, grid } = open(row('a', '潮', 'Tide'));
  const title = manuscript.add('a', 'chart', 'ja')?.segment ?? '';
  const id = title.replace('.title', '');
  manuscript.type('ja', title, '輸出');
  manuscript.choose(`${id}.form`, 'bar');
  const { columns, rows } = gridOf(grid());
  const [x, y] = columns.map((column) => column.id);
  manuscript.type('ja', `${rows[0]?.id}.${x}`, '北港');
  manuscript.type('en', `${rows[0]?.id}.${x}`, 'North port');
  manuscript.type('ja', `${rows[0]?.id}.${y}`, '12');
  manuscript.type('en', `${y}.label`, 'Ships');
  const figure = grid()[0]?.place.path[0];
  const [first] = rows.map((each) => each.id);
  const rest = rows.slice(1).map((each) => ({ id: each.id, cells: {} }));
  expect(figure && figureOf(manuscript, figure, grid(), 0, 'en')).toEqual({
    id,
    kind: 'chart',
    form: 'bar',
    columns: columns.map((column) => ({ id: column.id, ...(column.id === y && { label: 'Ships' }) })),
    rows: [{ id: first, cells: { [x ?? '']: 'North port', [y ?? '']: '12' } }, ...rest],
  });
});
