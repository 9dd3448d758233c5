import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { probeStore } from '#db/commands/probe-store.ts';
import type { Store } from '#db/store.ts';
import type { Log } from './log.ts';
import type { ResponseCache } from './response-cache.ts';

/** How often the event loop's delay is looked at, in milliseconds. */
const SAMPLED_EVERY = 20;
/** A probe writes, so it is made once in a while, however often somebody asks. */
const PROBE_EVERY = 2_000;
/** Who asks wants to know now; a writer would wait for longer. Both in milliseconds. */
const LONGEST_PROBE = 3_000;

/**
 * The addresses for those who run the site: `/healthz` (the process answers), `/readyz` (it can read and write) and
 * `/status` (figures, for who names the token).
 */
export function operations(options: {
  cache: ResponseCache;
  store: Store;
  statusToken: string | undefined;
  log: Log;
}) {
  const { cache, store, statusToken, log } = options;
  const started = Date.now();
  const delay = monitorEventLoopDelay({ resolution: SAMPLED_EVERY });
  delay.enable();
  let probe: Promise<string | null> | undefined;

  /** Null when the store can be written, else why not. Readers are served all the same. */
  function problemOfStore(): Promise<string | null> {
    probe ??= probeStore()
      .then(
        () => null,
        (error: unknown) => {
          log.error({ err: error }, 'the store cannot be written');
          return error instanceof Error ? error.message : String(error);
        },
      )
      .finally(() => setTimeout(() => (probe = undefined), PROBE_EVERY).unref());
    const late = `The store could not be written within ${LONGEST_PROBE / 1000} seconds.`;
    return Promise.race([probe, sleep(LONGEST_PROBE, late, { ref: false })]);
  }

  function figures() {
    const { hits, misses, joined, renderMilliseconds } = cache.counts;
    const { pages, bytes } = cache.size;
    const asked = hits + misses + joined;
    // The histogram counts from one sample to the next, the pause between them included.
    const milliseconds = (nanoseconds: number) =>
      Number(Math.max(0, nanoseconds / 1e6 - SAMPLED_EVERY).toFixed(2));
    return {
      pid: process.pid,
      uptimeSeconds: Math.round((Date.now() - started) / 1000),
      epoch: store.epoch(),
      cache: {
        hits,
        misses,
        joined,
        hitRatio: asked === 0 ? null : Number((hits / asked).toFixed(4)),
        pages,
        bytes,
      },
      renderMillisecondsMean: misses === 0 ? null : Number((renderMilliseconds / misses).toFixed(2)),
      eventLoopDelayMilliseconds: {
        mean: milliseconds(delay.mean),
        p99: milliseconds(delay.percentile(99)),
        max: milliseconds(delay.max),
      },
      memoryBytes: process.memoryUsage().rss,
    };
  }

  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    switch (path) {
      case '/healthz':
        json(response, 200, { status: 'alive' });
        return true;
      case '/readyz': {
        const problem = await problemOfStore();
        if (problem === null) json(response, 200, { status: 'ready' });
        else json(response, 503, { status: 'read-only', problem });
        return true;
      }
      case '/status':
        if (!statusToken) return false;
        if (!namesToken(request.headers.authorization, statusToken)) {
          json(response, 401, { status: 'unknown' }, { 'WWW-Authenticate': 'Bearer' });
        } else json(response, 200, figures());
        return true;
      default:
        return false;
    }
  };
}

function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
) {
  const body = `${JSON.stringify(value)}\n`;
  response
    .writeHead(status, {
      ...headers,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
    })
    .end(response.req.method === 'HEAD' ? undefined : body);
}

function namesToken(authorization: string | undefined, token: string): boolean {
  const named = Buffer.from(authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return named.length === expected.length && timingSafeEqual(named, expected);
}
