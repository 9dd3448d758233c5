import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastBackup } from '#db/backup/last-backup.ts';
import { probeStore } from '#db/engine/sqlite/probe-store.ts';
import { storeFacts } from '#db/engine/sqlite/store-facts.ts';
import { outboxStatus } from '#db/outbox/deliveries.ts';
import { STORE_IS_DAMAGED, type Store, StoreError, type StoreTrouble } from '#db/store.ts';
import { type Health, setProcessHealth } from '#lib/process-health.ts';
import type { Moment } from '../cache/freshness.ts';
import type { ResponseCache } from '../cache/response-cache.ts';
import type { Log } from '../log.ts';
import { recentErrors } from '../recent-errors.ts';
import type { DamageWatch } from './damage-watch.ts';

/** How often the event loop's delay is looked at, in milliseconds. */
const SAMPLED_EVERY = 20;
/** A probe writes, so it is made once in a while, however often somebody asks. */
const PROBE_EVERY = 2_000;
/** Who asks wants to know now; a writer would wait for longer. Both in milliseconds. */
const LONGEST_PROBE = 3_000;

/** Why the program is not ready: `/readyz` sends it as it is. */
type Trouble = { status: StoreTrouble; problem: string; tables?: string[] };

/**
 * The addresses for those who run the site: `/healthz` (the process answers), `/readyz` (it can read and write) and
 * `/status` (figures, for who names the token; the desk draws the same).
 */
export function operations(options: {
  cache: ResponseCache;
  /** What is being rendered before somebody asks. */
  warm: { readonly waiting: number };
  store: Store;
  currentMoment: () => Moment;
  damage: Pick<DamageWatch, 'tables'>;
  statusToken: string | undefined;
  log: Log;
}) {
  const { cache, warm, store, currentMoment, damage, statusToken, log } = options;
  const started = Date.now();
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  const delay = monitorEventLoopDelay({ resolution: SAMPLED_EVERY });
  delay.enable();
  let probe: Promise<Trouble | null> | undefined;
  let logged: string | undefined;

  /** Null when the store can be read and written, else why not. Readers are served as long as it can be read. */
  async function trouble(): Promise<Trouble | null> {
    // Damage may show itself in many ways; who restores a backup is rid of all of them.
    const tables = damage.tables();
    if (tables.length > 0) return { status: 'damaged', problem: STORE_IS_DAMAGED, tables };
    const replaced = store.replaced();
    if (replaced) return { status: 'replaced', problem: replaced };
    const { unheard } = currentMoment();
    if (unheard) return { status: 'unreadable', problem: unheard.why };
    probe ??= probeStore()
      .then(() => null, troubleOf)
      .finally(() => setTimeout(() => (probe = undefined), PROBE_EVERY).unref());
    const problem = `The store could not be written within ${LONGEST_PROBE / 1000} seconds.`;
    return Promise.race([
      probe,
      sleep(LONGEST_PROBE, { status: 'read-only', problem } as const, { ref: false }),
    ]);
  }

  /** Once for each turn of events, however often somebody asks. */
  function logTurn(found: Trouble | null): void {
    if (found?.problem === logged) return;
    logged = found?.problem;
    if (found) log.error(found, 'the store is not ready');
    else log.info('the store is ready again');
  }

  async function figures(): Promise<Health> {
    const { hits, misses, warmed, joined, dropped, renderMilliseconds } = cache.counts;
    const rendered = misses + warmed;
    const { pages, bytes } = cache.size;
    const asked = hits + misses + joined;
    // The histogram counts from one sample to the next, the pause between them included.
    const milliseconds = (nanoseconds: number) =>
      Number(Math.max(0, nanoseconds / 1e6 - SAMPLED_EVERY).toFixed(2));
    return {
      pid: process.pid,
      version,
      node: process.version,
      uptimeSeconds: Math.round((Date.now() - started) / 1000),
      epoch: currentMoment().epoch,
      cache: {
        hits,
        misses,
        warmed,
        joined,
        hitRatio: asked === 0 ? null : Number((hits / asked).toFixed(4)),
        pages,
        bytes,
        dropped,
        warming: warm.waiting,
      },
      renderMillisecondsMean: rendered === 0 ? null : Number((renderMilliseconds / rendered).toFixed(2)),
      eventLoopDelayMilliseconds: {
        mean: milliseconds(delay.mean),
        p99: milliseconds(delay.percentile(99)),
        max: milliseconds(delay.max),
      },
      memoryBytes: process.memoryUsage().rss,
      errors: recentErrors(new Date()),
      // A store that cannot be read is /readyz's to tell of.
      outbox: await outboxStatus().catch(() => undefined),
      store: await storeFacts().then(
        async (facts) => ({ ...facts, lastBackup: await lastBackup() }),
        () => undefined,
      ),
    };
  }

  setProcessHealth(figures);
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    switch (path) {
      case '/healthz':
        json(response, 200, { status: 'alive' });
        return true;
      case '/readyz': {
        const found = await trouble();
        logTurn(found);
        if (found === null) json(response, 200, { status: 'ready' });
        else json(response, 503, found);
        return true;
      }
      case '/status':
        if (!statusToken) return false;
        if (!namesToken(request.headers.authorization, statusToken)) {
          json(response, 401, { status: 'unknown' }, { 'WWW-Authenticate': 'Bearer' });
        } else json(response, 200, await figures());
        return true;
      default:
        return false;
    }
  };
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof StoreError) return { status: error.trouble, problem: error.message };
  return { status: 'read-only', problem: error instanceof Error ? error.message : String(error) };
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
