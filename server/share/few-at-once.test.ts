import { expect, it } from 'vitest';
import { fewAtOnce, NoRoomError } from './few-at-once.ts';

it('a few run, a few wait, and who comes then is turned away until there is room again', async () => {
  const run = fewAtOnce({ running: 2, waiting: 1 });
  const begun: string[] = [];
  const ends: Record<string, PromiseWithResolvers<void>> = {};
  const start = (name: string) =>
    run(async () => {
      begun.push(name);
      const end = Promise.withResolvers<void>();
      ends[name] = end;
      await end.promise;
      return name;
    });
  const works = ['a', 'b', 'c'].map(start);
  await expect(start('d')).rejects.toThrow(NoRoomError);
  expect(begun).toEqual(['a', 'b']);
  ends.a?.reject(new Error('failed'));
  await expect(works[0]).rejects.toThrow('failed');
  expect(begun).toEqual(['a', 'b', 'c']);
  ends.b?.resolve();
  ends.c?.resolve();
  expect(await Promise.all(works.slice(1))).toEqual(['b', 'c']);
  const last = start('e');
  ends.e?.resolve();
  expect(await last).toBe('e');
});
