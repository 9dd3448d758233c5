import { expect, it } from 'vitest';
import { addPart, type Slot, withEmptySlots } from '#lib/desk/manuscript/slots.ts';
import { groupSlots, partsIn } from './group-slots.ts';

let made = 0;
const newId = () => `n${++made}`;

it('the rows of a figure are one group; settings outside of figures have no row', () => {
  const empty = withEmptySlots([], newId).filter(({ place }) => place.section === 'outlook');
  const [paragraph] = empty as [Slot];
  const { slots } = addPart(empty, paragraph.segment, 'timeline', newId);
  const level: Slot = { ...paragraph, segment: `${paragraph.segment}.level`, kind: 'value' };
  const groups = groupSlots([paragraph, level, ...slots.slice(1)]);
  expect(groups.map(({ is, index }) => [is, index])).toEqual([
    ['row', 0],
    ['figure', 2],
  ]);
  const figure = groups[1];
  expect(figure?.is === 'figure' && figure.slots.map(({ kind }) => kind)).toEqual([
    'title',
    'value',
    'text',
    'source',
  ]);
  expect(figure?.is === 'figure' && partsIn(figure.slots, 1, 'event')).toHaveLength(1);
});

it('figures beside each other are two groups', () => {
  const empty = withEmptySlots([], newId).filter(({ place }) => place.section === 'outlook');
  const first = addPart(empty, empty[0]?.segment ?? '', 'table', newId);
  const { slots } = addPart(first.slots, first.first, 'chart', newId);
  expect(groupSlots(slots).map((group) => (group.is === 'figure' ? group.figure.kind : group.is))).toEqual([
    'row',
    'table',
    'chart',
  ]);
});
