import { executionAsyncResource } from 'node:async_hooks';

/** An entry of the queue of `process.nextTick`, of which a process needs one for as long as it lives. */
const kept: object[] = [];

/**
 * Keeps `process.nextTick` fast, which each answer passes through several times. V8 forgets the shape of objects of which
 * none is left when it collects garbage, and no entry of that queue is left while a server waits. Node writes an entry with
 * computed keys, and a place in its code where V8 has met two shapes of such an object stays slow for good: a bare
 * `node:http` server takes an eighth more CPU after its first full collection. While one entry lives, its shape does.
 *
 * To be called before anything large is loaded, since that collects garbage.
 */
export function keepTickShape(): void {
  process.nextTick(() => {
    kept.push(executionAsyncResource());
  });
}
