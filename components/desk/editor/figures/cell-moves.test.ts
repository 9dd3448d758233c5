import { expect, it } from 'vitest';
import { moveOf } from './cell-moves.ts';

const NONE = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const move = (key: string, start: number, end: number, length: number, more: Partial<typeof NONE> = {}) =>
  moveOf({ key, ...NONE, ...more }, { start, end, length });

it('Enter goes down, Tab on, with Shift the other way', () => {
  expect(move('Enter', 1, 1, 3)).toBe('enter');
  expect(move('Enter', 1, 1, 3, { shiftKey: true })).toBe('back');
  expect(move('Tab', 1, 1, 3)).toBe('next');
  expect(move('Tab', 1, 1, 3, { shiftKey: true })).toBe('previous');
});

it('an arrow leaves a cell at the edge of its text, or when all of it is selected', () => {
  expect(move('ArrowLeft', 0, 0, 3)).toBe('left');
  expect(move('ArrowLeft', 1, 1, 3)).toBeUndefined();
  expect(move('ArrowRight', 3, 3, 3)).toBe('right');
  expect(move('ArrowRight', 2, 2, 3)).toBeUndefined();
  expect(move('ArrowRight', 0, 3, 3)).toBe('right');
  expect(move('ArrowRight', 0, 2, 3)).toBeUndefined();
  expect(move('ArrowDown', 1, 1, 3)).toBe('down');
  expect(move('ArrowUp', 1, 1, 3)).toBe('up');
});

it('keys with which texts are selected, and those of commands, are not for the grid', () => {
  expect(move('ArrowDown', 0, 0, 0, { shiftKey: true })).toBeUndefined();
  expect(move('ArrowUp', 0, 0, 0, { altKey: true })).toBeUndefined();
  expect(move('Tab', 0, 0, 0, { ctrlKey: true })).toBeUndefined();
  expect(move('a', 0, 0, 0)).toBeUndefined();
});
