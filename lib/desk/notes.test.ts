import { expect, it } from 'vitest';
import { mentionsIn } from './notes.ts';

it('a name behind an @ is a mention, of two that begin alike the longer one', () => {
  const names = ['Ito', 'Ito Mio', '青木', ''];
  expect(mentionsIn('@Ito Mio, is it so?', names)).toEqual(['Ito Mio']);
  expect(mentionsIn('@Ito @Ito Mio', names)).toEqual(['Ito Mio', 'Ito']);
  expect(mentionsIn('青木さん、@青木さん', names)).toEqual(['青木']);
  expect(mentionsIn('Ito @nobody @', names)).toEqual([]);
});
