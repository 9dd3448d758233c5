import { gt, lt, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { change, epoch } from '../schema.ts';
import { changesSince, writeChange } from './changes.ts';
import { parseWords } from './words.ts';

const write = ({ store }: TestStore, ...words: string[]) =>
  store.write((transaction) => writeChange(transaction, words));
const since = ({ store }: TestStore, from: number, until = store.epoch()) =>
  changesSince(store.read, from, until);

it('what changed after one epoch, until another, is told whole', async () => {
  using test = await openTestStore();
  const first = test.store.epoch();
  expect(await since(test, first)).toEqual([]);
  await write(test, 'article:1', 'article:1', 'tag:2');
  const second = test.store.epoch();
  await write(test, 'media:3');
  expect(second).toBeGreaterThan(first);
  expect(await since(test, first)).toEqual(['article:1', 'tag:2', 'media:3']);
  expect(await since(test, first, second)).toEqual(['article:1', 'tag:2']);
  expect(await since(test, second)).toEqual(['media:3']);
});

it('a change that nobody wrote down is a gap', async () => {
  using test = await openTestStore();
  const first = test.store.epoch();
  await write(test, 'article:1');
  await test.store.write(async (tx) => tx.update(epoch).set({ value: sql`${epoch.value} + 1` }));
  expect(await since(test, first), 'at the end').toBeUndefined();
  const unwritten = test.store.epoch();
  await write(test, 'article:2');
  expect(await since(test, first), 'in the middle').toBeUndefined();
  await test.store.write(async (tx) => tx.delete(change).where(lt(change.epoch, unwritten)));
  expect(await since(test, first), 'at the beginning').toBeUndefined();
  expect(await since(test, unwritten)).toEqual(['article:2']);
  expect(await since(test, unwritten + 1, unwritten)).toBeUndefined();
});

it('an older store that was changed as often since never stands at an epoch that was another, nor hangs on it', async () => {
  using test = await openTestStore();
  await write(test, 'article:1');
  const saved = test.store.epoch();
  const pasts = [];
  for (let n = 0; n < 20; n += 1) {
    await test.store.write(async (tx) => {
      await tx.delete(change).where(gt(change.epoch, saved));
      await tx.update(epoch).set({ value: saved });
    });
    await write(test, `article:${n}`);
    pasts.push(test.store.epoch());
  }
  expect(new Set(pasts).size).toBe(20);
  // Its last change goes on from the epoch that was saved: whoever saw another past is told nothing.
  const last = pasts.pop();
  for (const other of pasts.filter((past) => past !== last)) {
    expect(await since(test, other), `${other} to ${last}`).toBeUndefined();
  }
  expect(await since(test, saved)).toEqual(['article:19']);
});

it('some 5,000 changes are remembered', async () => {
  using test = await openTestStore();
  await test.store.write(async (tx) => {
    for (let n = 0; n < 5_200; n += 1) await writeChange(tx, [`tag:${n}`]);
  });
  const kept = await test.store.read.select({ epoch: change.epoch }).from(change);
  expect(kept.length).toBeGreaterThan(4_700);
  expect(kept.length).toBeLessThan(5_200);
});

it('a rolled back change raises nothing', async () => {
  using test = await openTestStore();
  const before = test.store.epoch();
  const failing = test.store.write(async (transaction) => {
    await writeChange(transaction, ['article:1']);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(test.store.epoch()).toBe(before);
  expect(await test.store.read.select().from(change)).toEqual([]);
});

it.each([
  [
    ['article:1', 'list:ja:tag:7@-5'],
    [{ word: 'article:1' }, { word: 'list:ja:tag:7', at: -5 }],
  ],
  [[], []],
  [['article:1', '*'], undefined],
  [['article:x'], undefined],
  [['list:ja:tag:7'], undefined],
  [['list:fr:tag:7@5'], undefined],
  [['placement:fr'], undefined],
  [['board:1'], undefined],
])('the words %j are understood as %j', (words, changes) => {
  expect(parseWords(words)).toEqual(changes);
});
