import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { turnstile } from './turnstile.ts';

it('lets one in at a time, in the order in which they came, and rests between two', async () => {
  const enter = turnstile(10);
  const told: string[] = [];
  const at: number[] = [];
  const work = (name: string) =>
    enter(async () => {
      at.push(performance.now());
      told.push(`${name} begins`);
      await pause(20);
      told.push(`${name} ends`);
      at.push(performance.now());
      return name;
    });
  expect(await Promise.all(['a', 'b', 'c'].map(work))).toEqual(['a', 'b', 'c']);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThan(10);
});

it('refuses at once where too many wait, and goes on after one that failed', async () => {
  const enter = turnstile(1);
  const first = enter(async () => {
    await pause(10);
    throw new Error('failed');
  });
  // The first is in, so that one may wait.
  await pause(1);
  const second = enter(async () => 'second');
  expect(await enter(async () => 'third')).toBeUndefined();
  await expect(first).rejects.toThrow('failed');
  expect(await second).toBe('second');
});
