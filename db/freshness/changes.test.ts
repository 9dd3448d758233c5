import { eq, sql } from 'drizzle-orm';
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
  expect(second).toBe(first + 1);
  expect(await since(test, first)).toEqual(['article:1', 'tag:2', 'media:3']);
  expect(await since(test, first, second)).toEqual(['article:1', 'tag:2']);
  expect(await since(test, second)).toEqual(['media:3']);
});

it('a change that nobody wrote down is a gap, and so is an older store', async () => {
  using test = await openTestStore();
  const first = test.store.epoch();
  await write(test, 'article:1');
  await test.store.write(async (tx) => tx.update(epoch).set({ value: sql`${epoch.value} + 1` }));
  expect(await since(test, first), 'at the end').toBeUndefined();
  await write(test, 'article:2');
  expect(await since(test, first), 'in the middle').toBeUndefined();
  await test.store.write(async (tx) => tx.delete(change).where(eq(change.epoch, first + 1)));
  expect(await since(test, first), 'at the beginning').toBeUndefined();
  expect(await since(test, first + 2)).toEqual(['article:2']);
  expect(await since(test, first + 4, first + 3)).toBeUndefined();
});

it('5,000 changes are remembered', async () => {
  using test = await openTestStore();
  const first = test.store.epoch();
  await test.store.write(async (tx) => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ epoch: first + 1 + n, words: [`tag:${n}`] }));
    for (let from = 0; from < rows.length; from += 1_000) {
      await tx.insert(change).values(rows.slice(from, from + 1_000));
    }
    await tx.update(epoch).set({ value: first + 5_000 });
  });
  expect(await since(test, first)).toHaveLength(5_000);
  await write(test, 'tag:5000');
  expect(await since(test, first)).toBeUndefined();
  expect(await since(test, first + 1)).toHaveLength(5_000);
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
