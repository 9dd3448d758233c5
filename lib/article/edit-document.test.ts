import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleDocument, emptyDocument, parseDocument, SECTIONS } from './document.ts';
import { type DocumentEdit, editDocument, textOf } from './edit-document.ts';
import type { Place, Step } from './place.ts';
import { segmentsOf } from './segments.ts';

const step = (kind: Step['kind'], id: string, after: string | null = null): Step => ({ id, kind, after });
const place = (section: Place['section'], ...path: Step[]): Place => ({ section, path });
const edit = (document: ArticleDocument, change: DocumentEdit, counterpart?: ArticleDocument) => {
  const edited = editDocument(document, change, counterpart);
  if (!edited) throw new Error('The place was refused.');
  return edited;
};
const set = (segment: string, value: string, at: Place): DocumentEdit => ({
  do: 'set',
  segment,
  value,
  place: at,
});
const paragraphs = (...texts: string[]): ArticleDocument => ({
  ...emptyDocument(),
  outlook: { blocks: texts.map((text) => ({ id: text, kind: 'paragraph' as const, text })) },
});
const order = (document: ArticleDocument) => document.outlook?.blocks.map(({ id }) => id).join('');

describe('a text that is typed', () => {
  it('makes the parts on the way to it', () => {
    const at = place('analysis', step('subsection', 'p'), step('list', 'l'), step('item', 'i'));
    const made = edit(emptyDocument(), set('i', 'Harbours', at));
    expect(made.analysis).toEqual({
      parts: [{ id: 'p', blocks: [{ id: 'l', kind: 'list', items: [{ id: 'i', text: 'Harbours' }] }] }],
    });
    const headed = edit(made, set('p.heading', 'Where', place('analysis', step('subsection', 'p'))));
    expect(headed.analysis?.parts[0]).toMatchObject({ heading: 'Where', blocks: [{ id: 'l' }] });
    expect(made.analysis?.parts[0]?.heading).toBeUndefined();
  });

  it('is the label of an insight of the kind that was chosen', () => {
    const path = { ...step('insight', 'x'), insightKind: 'policy' as const };
    const made = edit(emptyDocument(), set('x.label', 'For ministries', place('insight', path)));
    expect(made.insight).toEqual({
      items: [{ id: 'x', kind: 'policy', label: 'For ministries', blocks: [] }],
    });
  });

  it('stands behind the part it was typed behind', () => {
    const two = paragraphs('a', 'c');
    expect(order(edit(two, set('b', 'b', place('outlook', step('paragraph', 'b', 'a')))))).toBe('abc');
    expect(order(edit(two, set('b', 'b', place('outlook', step('paragraph', 'b', null)))))).toBe('bac');
    expect(order(edit(two, set('b', 'b', place('outlook', step('paragraph', 'b', 'gone')))))).toBe('acb');
  });

  it('stands where the other language has it, when the part before it has no translation yet', () => {
    const source = paragraphs('a', 'b', 'c', 'd');
    const behindB = set('c', 'c', place('outlook', step('paragraph', 'c', 'b')));
    expect(order(edit(paragraphs('a', 'd'), behindB, source))).toBe('acd');
    expect(order(edit(paragraphs('d'), behindB, source))).toBe('cd');
  });

  it('is refused where no such text can be', () => {
    const two = paragraphs('a', 'b');
    const refused = [
      set('x', 'x', place('outlook', step('point', 'x'))),
      set('x', 'x', place('keyPoints', step('paragraph', 'x'))),
      set('x', 'x', place('outlook', step('paragraph', 'y'))),
      set('x', 'x', place('outlook', step('paragraph', 'a'), step('item', 'x', null))),
      set('x', 'x', place('head', step('paragraph', 'x'))),
      set('a.label', 'x', place('outlook', step('paragraph', 'a'))),
      set('nothing.title', 'x', place('outlook')),
    ];
    for (const change of refused) expect(editDocument(two, change)).toBeUndefined();
  });
});

describe('a text that is emptied', () => {
  it('takes the parts with it that have no text any more, and no others', () => {
    const document: ArticleDocument = {
      ...emptyDocument(),
      keyPoints: { points: [{ id: 'k', label: 'Moon', text: 'Pulls.' }] },
      insight: {
        title: 'Who gains',
        items: [
          { id: 'x', kind: 'other', blocks: [{ id: 'l', kind: 'list', items: [{ id: 'i', text: 'One' }] }] },
        ],
      },
    };
    const anywhere = place('head');
    const withoutItem = edit(document, set('i', ' \n', anywhere));
    expect(withoutItem.insight).toEqual({ title: 'Who gains', items: [] });
    expect(edit(withoutItem, set('insight.title', '', anywhere)).insight).toBeUndefined();
    const labelOnly = edit(document, set('k', '', anywhere));
    expect(labelOnly.keyPoints?.points).toEqual([{ id: 'k', label: 'Moon', text: '' }]);
    expect(edit(labelOnly, set('k.label', '', anywhere)).keyPoints).toBeUndefined();
  });

  it('that was not there changes nothing', () => {
    const at = place('outlook', step('paragraph', 'x'));
    expect(edit(emptyDocument(), set('x', '', at))).toEqual(emptyDocument());
    expect(edit(emptyDocument(), set('outlook.title', '', place('outlook')))).toEqual(emptyDocument());
  });
});

describe('a part', () => {
  it('moves behind a sibling, or to the front', () => {
    expect(order(edit(paragraphs('a', 'b', 'c'), { do: 'move', part: 'a', after: 'b' }))).toBe('bac');
    expect(order(edit(paragraphs('a', 'b', 'c'), { do: 'move', part: 'c', after: null }))).toBe('cab');
    expect(order(edit(paragraphs('a', 'b', 'c'), { do: 'move', part: 'b', after: 'b' }))).toBe('abc');
  });

  it('moves in a language that lacks the sibling to where the other language has it', () => {
    const source = paragraphs('a', 'b', 'c', 'd');
    const moved = edit(paragraphs('a', 'c', 'd'), { do: 'move', part: 'd', after: 'b' }, source);
    expect(order(moved)).toBe('adc');
  });

  it('that a language lacks, or that is gone, stays away', () => {
    expect(order(edit(paragraphs('a'), { do: 'move', part: 'x', after: 'a' }))).toBe('a');
    expect(order(edit(paragraphs('a'), { do: 'remove', part: 'x' }))).toBe('a');
  });

  it('is removed with all its texts', () => {
    const document: ArticleDocument = {
      ...emptyDocument(),
      analysis: {
        parts: [{ id: 'p', heading: 'Why', blocks: [{ id: 't', kind: 'paragraph', text: 'So.' }] }],
      },
    };
    expect(edit(document, { do: 'remove', part: 'p' })).toEqual(emptyDocument());
  });

  it('moves to the end when nobody knows the sibling it was to stand behind', () => {
    expect(order(edit(paragraphs('a', 'b'), { do: 'move', part: 'a', after: 'gone' }))).toBe('ba');
  });
});

const KINDS: Step['kind'][] = ['paragraph', 'list', 'item', 'point', 'subsection', 'insight'];
const idOf = (kind: Step['kind']) =>
  fc.integer({ min: 0, max: 2 }).map((n) => 'abcdef'.charAt(KINDS.indexOf(kind)) + n);
const anyId = fc.constantFrom(...KINDS).chain(idOf);
const stepOf = (kind: Step['kind']) =>
  fc.record({ id: idOf(kind), kind: fc.constant(kind), after: fc.option(idOf(kind)) });
const value = fc.constantFrom('', ' ', 'One', '二', 'three');
const setEdit = (segment: string, text: string, at: Place) => set(segment, text, at);

/** Every place that a document can have: a section, the kinds of the parts on the way, and the name behind the dot. */
const PLACES: [Place['section'], Step['kind'][], string][] = [
  ['outlook', ['paragraph'], ''],
  ['whyItMatters', ['list', 'item'], ''],
  ['keyPoints', ['point'], ''],
  ['keyPoints', ['point'], '.label'],
  ['analysis', ['subsection'], '.heading'],
  ['analysis', ['subsection', 'paragraph'], ''],
  ['analysis', ['subsection', 'list', 'item'], ''],
  ['insight', ['insight'], '.label'],
  ['insight', ['insight', 'list', 'item'], ''],
];
const fitting = fc
  .constantFrom(...PLACES)
  .chain(([section, kinds, name]) =>
    fc
      .tuple(fc.tuple(...kinds.map(stepOf)), value)
      .map(([path, text]) => setEdit((path.at(-1)?.id ?? '') + name, text, { section, path })),
  );
const titles = fc
  .tuple(fc.constantFrom('headline', 'lede', ...SECTIONS.map((section) => `${section}.title`)), value)
  .map(([segment, text]) => setEdit(segment, text, { section: 'head', path: [] }));
const misfitting = fc
  .tuple(
    anyId,
    value,
    fc.constantFrom(...SECTIONS),
    fc.array(fc.constantFrom(...KINDS).chain(stepOf), { maxLength: 3 }),
  )
  .map(([part, text, section, path]) => setEdit(part, text, { section, path }));
const anyEdit: fc.Arbitrary<DocumentEdit> = fc.oneof(
  { arbitrary: fitting, weight: 6 },
  titles,
  misfitting,
  fc.record({ do: fc.constant('move' as const), part: anyId, after: fc.option(anyId) }),
  fc.record({ do: fc.constant('remove' as const), part: anyId }),
);

it('any sequence of edits leaves a valid document, in which a text that was set is read', () => {
  let written = 0;
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 60, size: 'max' }), (edits) => {
      let document = emptyDocument();
      for (const each of edits) {
        const edited = editDocument(document, each, document);
        if (!edited) continue;
        expect(parseDocument(edited)).toEqual(edited);
        if (each.do === 'set') {
          expect(textOf(edited, each.segment)).toBe(each.value.trim() === '' ? '' : each.value);
          if (each.value.trim() !== '') written += 1;
          const others = segmentsOf(document).filter((one) => one.id !== each.segment);
          for (const one of others) expect(textOf(edited, one.id)).toBe(one.text);
        }
        document = edited;
      }
    }),
    { numRuns: 500 },
  );
  expect(written).toBeGreaterThan(1000);
});

it('says whom an item of the insight is for, and leaves other parts alone', () => {
  const item = place('insight', step('insight', 'item'), step('paragraph', 'text'));
  const document = edit(emptyDocument(), set('text', 'Ports.', item));
  const kindAfter = (part: string) =>
    edit(document, { do: 'insight-kind', part, kind: 'policy' }).insight?.items[0]?.kind;
  expect(kindAfter('item')).toBe('policy');
  expect(kindAfter('text')).toBe('other');
  expect(kindAfter('nothing')).toBe('other');
});
