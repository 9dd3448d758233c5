/** How a process and its store are: `/status` sends it as JSON, the desk draws it. */
export type Health = {
  pid: number;
  /** Of the program, and of Node. */
  version: string;
  node: string;
  uptimeSeconds: number;
  epoch: number;
  cache: {
    hits: number;
    misses: number;
    warmed: number;
    joined: number;
    /** Null while nobody has asked. */
    hitRatio: number | null;
    pages: number;
    bytes: number;
    dropped: number;
    warming: number;
  };
  renderMillisecondsMean: number | null;
  eventLoopDelayMilliseconds: { mean: number; p99: number; max: number };
  memoryBytes: number;
  /** What was logged as an error within 24 hours; of the newest our own sentence, its code and the number of the request. */
  errors: {
    count: number;
    newest: { at: Date; what: string; code: string | null; requestId: string | null } | null;
  };
  /** Undefined where it cannot be read, null where nobody is told of anything. */
  outbox?:
    | {
        waiting: number;
        oldestSeconds: number | null;
        givenUp: number;
        lastDelivered: Record<string, Date>;
      }
    | null
    | undefined;
  /** Undefined where it cannot be read. */
  store?:
    | {
        /** The file and what is written and not yet in it. */
        bytes: number;
        /** On the disk of the store, for this program. */
        freeBytes: number;
        /** The latest backup, or the copy from before a migration; null where there is none. */
        lastBackup: { name: string; at: Date } | null;
        migrations: { count: number; last: string };
      }
    | undefined;
};

const KEY = Symbol.for('prism.health');

/** Called once the server answers: `look` tells how this process is, whenever it is asked. */
export function setProcessHealth(look: () => Promise<Health>): void {
  (globalThis as Record<symbol, unknown>)[KEY] = look;
}

/** How this process is; null in one that serves nobody, such as a tool. Behind globalThis, as `processSettings` is. */
export async function processHealth(): Promise<Health | null> {
  const look = (globalThis as Record<symbol, unknown>)[KEY] as (() => Promise<Health>) | undefined;
  return look ? look() : null;
}
