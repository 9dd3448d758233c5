import { expect, it } from 'vitest';
import { setInHouseStyle } from './house-style.ts';

it.each([
  ['She said "no", and didn\'t stay.', 'She said \u201Cno\u201D, and didn\u2019t stay.'],
  ["'Not now,' the dogs' owner said.", '\u2018Not now,\u2019 the dogs\u2019 owner said.'],
  [
    'Pages 3-5 of 2024-25; they won 3-1 on 2026-11-03.',
    'Pages 3\u20135 of 2024\u201325; they won 3-1 on 2026-11-03.',
  ],
  ['首相は"検討"と述べた(3日)。本当か?', '首相は「検討」と述べた（3日）。本当か？'],
  ['影響:3-5年かかる!', '影響：3〜5年かかる！'],
  ['比は 3:1 で、f(x) は"のまま', '比は 3:1 で、f(x) は"のまま'],
  ['出典:https://example.org/a?b=1-2', '出典:https://example.org/a?b=1-2'],
])('sets %s', (typed, set) => {
  expect(setInHouseStyle(typed)).toBe(set);
  expect([...set]).toHaveLength([...typed].length);
});
