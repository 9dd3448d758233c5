import { expect, it } from 'vitest';
import { caretAfter } from './caret.ts';

it.each([
  ['before the change', 'Tides rise.', 'Tides rise and fall.', 3, 3],
  ['after the change', 'Tides rise.', 'All tides rise.', 11, 15],
  ['at the end of a text that grew in its middle', '潮が満ちる', '潮が早く満ちる', 5, 7],
  ['in what was replaced', 'One two three', 'One 2 three', 6, 5],
  ['in a text that is gone', 'One', '', 2, 0],
])('a caret %s stays beside its letters', (_, before, after, at, expected) => {
  expect(caretAfter(before, after, at)).toBe(expected);
});
