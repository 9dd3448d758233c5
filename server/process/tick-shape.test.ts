import { createHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { keepTickShape } from './tick-shape.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** The entry that `schedule` adds to the queue of `process.nextTick`. */
function entryOf(schedule: () => void): WeakRef<object> {
  const entries: WeakRef<object>[] = [];
  const hook = createHook({
    init: (_id, type, _trigger, resource) => {
      if (type === 'TickObject') entries.push(new WeakRef(resource));
    },
  }).enable();
  schedule();
  hook.disable();
  const [entry] = entries;
  if (!entry) throw new Error('Nothing was added to the queue.');
  return entry;
}

test('one entry of the queue outlives a collection of garbage, and no other does', async () => {
  const kept = entryOf(keepTickShape);
  const other = entryOf(() => process.nextTick(() => {}));
  await setImmediate();
  collectGarbage();
  expect(other.deref()).toBeUndefined();
  expect(kept.deref()).toBeDefined();
});
