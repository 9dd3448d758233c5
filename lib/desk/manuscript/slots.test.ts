import { describe, expect, it } from 'vitest';
import type { Step } from '../../article/place.ts';
import { BLOCK_KINDS } from '../../article/shapes.ts';
import {
  additionsAt,
  addPart,
  joinable,
  mergeRows,
  movePart,
  placeOf,
  removePart,
  type Slot,
  withEmptySlots,
} from './slots.ts';

const step = (id: string, kind: Step['kind']): Step => ({ id, kind, after: null });
const text = (section: Slot['place']['section'], ...path: Step[]): Slot => ({
  segment: path.at(-1)?.id ?? '',
  kind: path.at(-1)?.kind === 'item' ? 'item' : 'text',
  place: { section, path },
});
const paragraph = (id: string) => text('outlook', step(id, 'paragraph'));

/** Ids in order: n1, n2 … */
function numbered() {
  let n = 0;
  return () => {
    n += 1;
    return `n${n}`;
  };
}
const segments = (slots: Slot[]) => slots.map(({ segment }) => segment);

const part = step('part', 'subsection');
const analysis: Slot[] = [
  { segment: 'analysis.title', kind: 'title', place: { section: 'analysis', path: [] } },
  { segment: 'part.heading', kind: 'heading', place: { section: 'analysis', path: [part] } },
  text('analysis', part, step('p1', 'paragraph')),
  text('analysis', part, step('list', 'list'), step('i1', 'item')),
  text('analysis', part, step('list', 'list'), step('i2', 'item')),
  text('analysis', part, step('p2', 'paragraph')),
];

describe('an article', () => {
  it('without texts offers a place in each section', () => {
    expect(segments(withEmptySlots([], numbered()))).toEqual([
      ...['headline', 'lede', 'n1', 'n2.label', 'n2'],
      ...['analysis.title', 'n3.heading', 'n4', 'insight.title', 'n5.label', 'n6', 'n7'],
    ]);
  });

  it('offers names and texts that its parts lack, and gains nothing the second time', () => {
    const rows = [
      text('keyPoints', step('k1', 'point')),
      text('analysis', part, step('p1', 'paragraph')),
      {
        segment: 'item.label',
        kind: 'label',
        place: { section: 'insight', path: [step('item', 'insight')] },
      },
      paragraph('o1'),
    ] satisfies Slot[];
    const slots = withEmptySlots(rows, numbered());
    expect(segments(slots)).toEqual([
      ...['headline', 'lede', 'n1', 'k1.label', 'k1', 'analysis.title', 'part.heading', 'p1'],
      ...['insight.title', 'item.label', 'n2', 'o1'],
    ]);
    expect(segments(withEmptySlots(slots, numbered()))).toEqual(segments(slots));
  });

  it('shows the title of a section with a standing name only where it was given one', () => {
    const title: Slot = { segment: 'outlook.title', kind: 'title', place: { section: 'outlook', path: [] } };
    expect(segments(withEmptySlots([title, paragraph('o1')], numbered()))).toContain('outlook.title');
    expect(segments(withEmptySlots([paragraph('o1')], numbered()))).not.toContain('outlook.title');
  });
});

describe('a part is added', () => {
  it.each([
    ['p1', 'paragraph', ['analysis.title', 'part.heading', 'p1', 'n1', 'i1', 'i2', 'p2']],
    ['part.heading', 'paragraph', ['analysis.title', 'part.heading', 'n1', 'p1', 'i1', 'i2', 'p2']],
    ['i1', 'item', ['analysis.title', 'part.heading', 'p1', 'i1', 'n1', 'i2', 'p2']],
    ['i1', 'paragraph', ['analysis.title', 'part.heading', 'p1', 'i1', 'i2', 'n1', 'p2']],
    ['p1', 'list', ['analysis.title', 'part.heading', 'p1', 'n2', 'i1', 'i2', 'p2']],
    ['p1', 'subsection', ['analysis.title', 'part.heading', 'p1', 'i1', 'i2', 'p2', 'n1.heading', 'n2']],
    [
      'analysis.title',
      'subsection',
      ['analysis.title', 'n1.heading', 'n2', 'part.heading', 'p1', 'i1', 'i2', 'p2'],
    ],
  ] as const)('behind %s: a %s', (behind, what, expected) => {
    expect(segments(addPart(analysis, behind, what, numbered()).slots)).toEqual(expected);
  });

  it('where it can stand', () => {
    expect(additionsAt(paragraph('o1'))).toEqual([...BLOCK_KINDS]);
    expect(additionsAt(text('keyPoints', step('k1', 'point')))).toEqual(['point']);
    expect(
      additionsAt({ segment: 'headline', kind: 'headline', place: { section: 'head', path: [] } }),
    ).toEqual([]);
  });
});

it('a place names the nearest sibling that the server has', () => {
  const { slots } = addPart(analysis, 'p1', 'paragraph', numbered());
  const exists = (id: string) => id !== 'n1' && id !== 'p1';
  expect(placeOf(slots, 'p2', exists).path.map(({ after }) => after)).toEqual([null, 'list']);
  expect(placeOf(slots, 'n1', exists).path.map(({ after }) => after)).toEqual([null, null]);
  expect(placeOf(slots, 'i2', exists).path.map(({ after }) => after)).toEqual([null, null, 'i1']);
});

describe('a part moves', () => {
  it('with all its rows, past the whole of its neighbour', () => {
    expect(segments(movePart(analysis, 'p2', -1)?.slots ?? [])).toEqual([
      ...['analysis.title', 'part.heading', 'p1', 'p2', 'i1', 'i2'],
    ]);
    const down = movePart(analysis, 'list', 1);
    expect(segments(down?.slots ?? [])).toEqual([
      ...['analysis.title', 'part.heading', 'p1', 'p2', 'i1', 'i2'],
    ]);
    expect(down?.siblings).toEqual(['p1', 'p2']);
  });

  it('no further than its siblings', () => {
    expect(movePart(analysis, 'p1', -1)).toBeUndefined();
    expect(movePart(analysis, 'i2', 1)).toBeUndefined();
    expect(movePart(analysis, 'nobody', 1)).toBeUndefined();
  });
});

it('a removed part takes its rows along', () => {
  expect(segments(removePart(analysis, 'list'))).toEqual(['analysis.title', 'part.heading', 'p1', 'p2']);
});

it('only texts of one kind that stand beside each other can be joined', () => {
  expect(joinable(analysis, 'i2')?.segment).toBe('i1');
  expect(joinable(analysis, 'p2')).toBeUndefined();
  expect(joinable(analysis, 'p1')).toBeUndefined();
  expect(joinable([paragraph('a'), paragraph('b')], 'b')?.segment).toBe('a');
  const points = [text('keyPoints', step('k1', 'point')), text('keyPoints', step('k2', 'point'))];
  expect(joinable(points, 'k2')).toBeUndefined();
});

it('rows of others come in where they stand there; slots that are still empty stay where they were', () => {
  const ours = [paragraph('a'), paragraph('fresh'), paragraph('b'), paragraph('gone')];
  const theirs = [paragraph('b'), paragraph('a'), paragraph('c')];
  const merged = mergeRows(ours, theirs, ({ segment }) => segment === 'fresh');
  expect(segments(merged)).toEqual(['b', 'a', 'fresh', 'c']);
});

it('a part that is empty here stays behind all of the part before it, which others have written on', () => {
  const [part1, part2] = [step('part1', 'subsection'), step('part2', 'subsection')];
  const block = (part: Step, id: string) => text('analysis', part, step(id, 'paragraph'));
  const ours = [block(part1, 'a'), block(part2, 'fresh')];
  const theirs = [block(part1, 'a'), block(part1, 'b')];
  const merged = withEmptySlots(
    mergeRows(ours, theirs, ({ segment }) => segment === 'fresh'),
    numbered(),
  );
  expect(segments(merged.filter(({ place }) => place.section === 'analysis'))).toEqual([
    'analysis.title',
    'part1.heading',
    'a',
    'b',
    'part2.heading',
    'fresh',
  ]);
});
