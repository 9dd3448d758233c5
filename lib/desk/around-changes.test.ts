import { expect, it } from 'vitest';
import { aroundChanges } from './around-changes.ts';

it('keeps 24 letters on the side of a change, and changes whole', () => {
  const long = `${'a'.repeat(50)}${'b'.repeat(50)}`;
  expect(
    aroundChanges([
      { kind: 'same', text: long },
      { kind: 'removed', text: long },
      { kind: 'same', text: long },
      { kind: 'added', text: 'c' },
      { kind: 'same', text: long },
    ]).map(({ text }) => text),
  ).toEqual([
    `\u2026${'b'.repeat(24)}`,
    long,
    `${'a'.repeat(24)}\u2026${'b'.repeat(24)}`,
    'c',
    `${'a'.repeat(24)}\u2026`,
  ]);
});

it('leaves a text alone that did not change', () => {
  const runs = [{ kind: 'same' as const, text: 'a'.repeat(200) }];
  expect(aroundChanges(runs)).toEqual(runs);
});
