import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { openStore } from '#db/open-store.ts';
import type { Store } from '#db/store.ts';
import type { Program } from '#scripts/cli/start-program.ts';
import { ROOT } from '#scripts/cli/tool.ts';
import { ask, type Connection, connectToEach, statusOf } from '#testing/ask.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { serveApart } from '#testing/serve.ts';

/*
 * The program as operators run it: a primary and two workers, processes of their own. This process is yet another one
 * that writes to the same store.
 */
const actor = TEST_ACTOR;
// Several processes at once: on a busy machine of two cores that takes its time.
vi.setConfig({ testTimeout: 90_000 });

let server: Program & { dataDir: string };
let store: Store;

beforeAll(async () => {
  server = await serveApart({ WORKERS: '2', LOG_LEVEL: 'warn' });
  ({ store } = await openStore({ dataDir: server.dataDir, create: false }));
}, 180_000);
afterAll(async () => {
  store.close();
  await server.stop();
});

/** A server of one test, with two workers; it is stopped when the test is over, also when that fails. */
async function serveForTest(variables: Record<string, string>) {
  const apart = await serveApart({ WORKERS: '2', ...variables });
  onTestFinished(async () => void (await apart.stop()));
  return apart;
}

const linesWith = (program: Program, words: string) =>
  program
    .words()
    .split('\n')
    .filter((line) => line.includes(words))
    .map((line) => JSON.parse(line));

/** The process that waits at the moment: the last one that sat down in slot 0, where it is not one of `others`. */
const spareBeside = (program: Program, others: number[]) =>
  vi.waitUntil(
    () => {
      const { worker } =
        linesWith(program, '"a worker is prepared"').findLast(({ slot }) => slot === 0) ?? {};
      // One that has died may stand there still, until the next is prepared.
      return worker !== undefined && !others.includes(worker) && isAlive(worker) && (worker as number);
    },
    { timeout: 60_000, interval: 20 },
  ) as Promise<number>;

/** The workers that answer. */
async function pidsOf(program: Program): Promise<number[]> {
  const connections = await connectToEach(program.url, 2);
  for (const { agent } of connections) agent.destroy();
  return connections.map(({ pid }) => pid).sort();
}

/** Waits until two workers answer of which `isRight` holds. */
const answering = (program: Program, isRight: (pids: number[]) => boolean) =>
  vi.waitUntil(
    async () => {
      const pids = await pidsOf(program).catch(() => []);
      return pids.length === 2 && isRight(pids) && pids;
    },
    { timeout: 60_000, interval: 200 },
  );

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Runs `npm run article -- ARGS` beside the server. */
function runArticle(...args: string[]): void {
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/article.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: server.dataDir },
    stdio: 'pipe',
  });
}

describe('two workers', () => {
  it('show a change that another process made on the very next request, each of them, every time', async () => {
    const workers = await connectToEach(server.url, 2);
    const { ref, slug } = await buildArticle('Waves', { publish: false });
    const next = async (turn: number, path: string) => {
      const { agent } = workers[turn % 2] as Connection;
      const { status, headers } = await ask(server.url, path, { agent });
      return status === 308 ? `308 ${headers.location}` : status;
    };
    const path = (name: string) => `/en/articles/${name}`;
    expect([await next(0, path(slug)), await next(1, path(slug))]).toEqual([404, 404]);
    await publishEdition({ actor, ...ref });
    const seen: unknown[] = [];
    const expected: unknown[] = [];
    let address = slug;
    for (let turn = 0; turn < 7; turn++) {
      await withdrawEdition({ actor, ...ref, reason: `Wrong, ${turn}` });
      seen.push(await next(turn, path(address)));
      await restoreArticle({ actor, ...ref });
      seen.push(await next(turn + 1, path(address)));
      const before = address;
      address = `waves-${turn}`;
      await moveEdition({ actor, ...ref, slug: address });
      seen.push(await next(turn, path(before)), await next(turn + 1, path(address)));
      expected.push(410, 200, `308 ${path(address)}`, 200);
    }
    expect(seen).toEqual(expected);
    for (const { agent } of workers) agent.destroy();
  });

  it('show what the command line has done by the time it returns', async () => {
    const workers = await connectToEach(server.url, 2);
    const { ref, slug } = await buildArticle('Cli', { publish: false });
    const id = String(ref.articleId);
    const statuses = (path: string) =>
      Promise.all(workers.map(async ({ agent }) => (await ask(server.url, path, { agent })).status));
    expect(await statuses(`/en/articles/${slug}`)).toEqual([404, 404]);
    runArticle('publish', id);
    expect(await statuses(`/en/articles/${slug}`)).toEqual([200, 200]);
    runArticle('move', id, '--slug', 'cli-moved');
    expect(await statuses(`/en/articles/${slug}`)).toEqual([308, 308]);
    expect(await statuses('/en/articles/cli-moved')).toEqual([200, 200]);
    runArticle('withdraw', id, '--reason', 'The figures were wrong.');
    expect(await statuses('/en/articles/cli-moved')).toEqual([410, 410]);
    for (const { agent } of workers) agent.destroy();
  });

  it('each render a page once when 500 readers ask at once', async () => {
    const workers = await connectToEach(server.url, 2);
    const misses = async () =>
      Promise.all(workers.map(async ({ agent }) => (await statusOf(server.url, agent)).cache.misses));
    const { slug } = await buildArticle('Rush');
    const before = await misses();
    const agent = new Agent({ keepAlive: true });
    const asking = Array.from({ length: 500 }, () => ask(server.url, `/en/articles/${slug}`, { agent }));
    expect(new Set((await Promise.all(asking)).map(({ status }) => status))).toEqual(new Set([200]));
    agent.destroy();
    const after = await misses();
    expect(after.map((count, worker) => count - (before[worker] ?? 0))).toEqual([1, 1]);
    for (const each of workers) each.agent.destroy();
  });

  it('are ready while the store can be written, and serve readers when it cannot', async () => {
    const { slug } = await buildArticle('Disk');
    const workers = await connectToEach(server.url, 2);
    const path = `/en/articles/${slug}`;
    const ready = async ({ agent }: Connection) => (await ask(server.url, '/readyz', { agent })).status;
    const all = async (status: number) =>
      (await Promise.all(workers.map(ready))).every((each) => each === status);
    expect(await all(200)).toBe(true);
    // What a full disk does: no file may grow any more. Node's processes get an error instead of a signal.
    const limit = (soft: string) => {
      for (const { pid } of workers) execFileSync('prlimit', ['--pid', String(pid), `--fsize=${soft}:`]);
    };
    limit('0');
    try {
      await vi.waitUntil(() => all(503), 60_000);
      for (const { agent } of workers) {
        const { text } = await ask(server.url, '/readyz', { agent });
        expect(JSON.parse(text)).toEqual({
          status: 'read-only',
          problem: expect.stringContaining('nothing was written'),
        });
        expect((await ask(server.url, '/healthz', { agent })).status).toBe(200);
        const page = await ask(server.url, path, { agent });
        expect([page.status, page.text.includes('Disk text1.')]).toEqual([200, true]);
      }
    } finally {
      limit('unlimited');
    }
    await vi.waitUntil(() => all(200), 60_000);
    for (const { agent } of workers) agent.destroy();
  });

  it('share their port with each other, and with no other program', async () => {
    const { port } = new URL(server.url);
    const second = serveForTest({ PORT: port });
    await expect(second).rejects.toThrow(`PORT ${port} is taken by another program. Choose another PORT.`);
  });

  it('are two again after one was killed, which is written down, and readers are answered meanwhile', async () => {
    const [victim, other] = (await connectToEach(server.url, 2)) as [Connection, Connection];
    victim.agent.destroy();
    process.kill(victim.pid, 'SIGKILL');
    const statuses = new Set<number>();
    const after = await vi.waitUntil(async () => {
      statuses.add((await ask(server.url, '/en', { agent: other.agent })).status);
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const { pid } = await statusOf(server.url, agent).catch(() => ({ pid: victim.pid }));
      agent.destroy();
      return pid !== victim.pid && pid !== other.pid && pid;
    }, 60_000);
    expect(after).not.toBe(victim.pid);
    expect(statuses).toEqual(new Set([200]));
    expect(linesWith(server, 'a worker died')).toMatchObject([{ worker: victim.pid, signal: 'SIGKILL' }]);
    other.agent.destroy();
  });
});

describe('a worker that dies', () => {
  /** Lets some of the first workers end before they listen: `which` is an expression over `id`, the worker's number. */
  const dyingAtStart = (which: string) => {
    const code = `import cluster from 'node:cluster'; const id = cluster.worker?.id ?? 0; if (${which}) { console.error('Worker ' + id + ' gives up.'); process.exit(3); }`;
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
  };
  const deathsOf = (program: Program) => linesWith(program, '"a worker died"');

  it('is replaced at once, one that dies often does not make the other wait, and all end with the primary', async () => {
    const apart = await serveForTest({ LOG_LEVEL: 'debug' });
    const [spared = 0] = await pidsOf(apart);
    for (let n = 0; n < 3; n++) {
      const victim = (await pidsOf(apart)).find((pid) => pid !== spared) ?? 0;
      process.kill(victim, 'SIGKILL');
      await answering(apart, (pids) => !pids.includes(victim));
    }
    process.kill(spared, 'SIGKILL');
    await vi.waitUntil(() => deathsOf(apart).length === 4, 30_000);
    expect(deathsOf(apart).map(({ forkIn }) => forkIn)).toEqual([0, 200, 400, 0]);
    expect(new Set(deathsOf(apart).map(({ slot }) => slot)).size).toBe(2);

    const workers = await answering(apart, (pids) => !pids.includes(spared));
    const all = [...workers, await spareBeside(apart, workers)];
    expect(all.filter(isAlive)).toEqual(all);
    process.kill(apart.pid, 'SIGKILL');
    await vi.waitUntil(() => !all.some(isAlive), 20_000);
  });

  it('before it listens, the first of all, ends nothing: the others serve, and it gets another chance', async () => {
    const apart = await serveForTest({ LOG_LEVEL: 'error', ...dyingAtStart('id === 1') });
    expect((await ask(apart.url, '/en')).status).toBe(200);
    await answering(apart, () => true);
    expect(deathsOf(apart)).toMatchObject([{ slot: 1, code: 3, forkIn: 0 }]);
    expect(await apart.stop()).toBe(0);
  });

  it('as all others do at the start, ends the program with a sentence', async () => {
    const starting = serveForTest({ LOG_LEVEL: 'silent', ...dyingAtStart('id > 0') });
    await expect(starting).rejects.toThrow(/Worker 1 gives up\.[\s\S]*None of the 2 workers could start\./);
  });

  it('again and again, as all others do, ends the program with a sentence, too', async () => {
    const apart = await serveForTest({ LOG_LEVEL: 'silent', ...dyingAtStart('id > 2') });
    for (const pid of await pidsOf(apart)) process.kill(pid, 'SIGKILL');
    expect(await apart.ended).toBe(1);
    expect(apart.words()).toMatch(/None of the 2 workers could be started again\./);
  });
});

it('the spare takes the place of a worker that dies, is replaced when it dies, and SIGTERM ends it like the workers', async () => {
  const apart = await serveForTest({ LOG_LEVEL: 'debug', DATA_DIR: server.dataDir });
  const [victim, other] = (await pidsOf(apart)) as [number, number];
  const first = await spareBeside(apart, []);
  expect([victim, other]).not.toContain(first);
  const { ref, slug } = await buildArticle('Spare', { publish: false });
  await publishEdition({ actor, ...ref });

  // It knows what happened while it waited.
  process.kill(victim, 'SIGKILL');
  await answering(apart, (pids) => pids.includes(other) && pids.includes(first));
  for (const { agent } of await connectToEach(apart.url, 2)) {
    expect((await ask(apart.url, `/en/articles/${slug}`, { agent })).status).toBe(200);
    expect((await ask(apart.url, '/readyz', { agent })).status).toBe(200);
    agent.destroy();
  }

  const second = await spareBeside(apart, [first]);
  process.kill(second, 'SIGKILL');
  const third = await spareBeside(apart, [first, second]);
  expect(await pidsOf(apart)).toEqual([other, first].sort());
  expect(apart.words()).toMatch(new RegExp(`"slot":0,"worker":${second},.*"the spare died"`));

  // The primary may not know yet that the spare is dead when it gives it the worker's slot.
  process.kill(third, 'SIGKILL');
  process.kill(other, 'SIGKILL');
  const fourth = await spareBeside(apart, [first, second, third]);
  const workers = await answering(apart, (pids) => !pids.includes(other));
  expect(workers).toContain(first);
  expect(workers.filter((pid) => [second, third, fourth].includes(pid))).toEqual([]);

  expect(await apart.stop()).toBe(0);
  expect([...workers, fourth].filter(isAlive)).toEqual([]);
}, 180_000);

// The last one, for it ends the server of this file.
it('SIGTERM lets an answer under way come to its end', async () => {
  const length = 40_000_000;
  const picture = '0123456789abcdef0123456789abcdef-800.jpg';
  mkdirSync(join(server.dataDir, 'media'), { recursive: true });
  writeFileSync(join(server.dataDir, 'media', picture), Buffer.alloc(length));
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let received = 0;
  socket.write(`GET /media/${picture} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await new Promise<void>((resolve) => {
    socket.once('data', (chunk) => {
      received += chunk.length;
      socket.pause();
      resolve();
    });
  });
  const stopped = server.stop();
  // Once nobody listens any more, the process knows that it is to end.
  await vi.waitUntil(
    () =>
      ask(server.url, '/healthz').then(
        () => false,
        () => true,
      ),
    60_000,
  );
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('data', (chunk) => {
    received += chunk.length;
  });
  socket.resume();
  await closed;
  expect(received).toBeGreaterThan(length);
  expect(await stopped).toBe(0);
});
