import { connect, type Socket } from 'node:net';
import { ask } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import { pagesOf } from './pages.ts';
import { benchStore, type Plan, say } from './plan.ts';
import { medianOf, type Result } from './report.ts';
import { wrk } from './wrk.ts';

const READERS = 8;
const MOST = 2;

type Pair = { without: number; during: number };

/** How long readers wait (99 of 100) without and with many connections that send a byte of a header a second. */
export async function measureSlow(plan: Plan): Promise<Result> {
  const { dir, articles, until } = await benchStore(plan.small);
  const [path = ''] = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const server = await serveApart({ DATA_DIR: dir });
  const options = { connections: READERS, headers: { 'Accept-Encoding': 'gzip' } };
  const pairs: Pair[] = [];
  try {
    await ask(server.url, path);
    await wrk(server.url + path, { ...options, seconds: plan.warmUp });
    for (let run = 1; run <= plan.runs; run++) {
      say(`readers beside ${plan.slowConnections} slow connections, run ${run} of ${plan.runs}`);
      const one = () => wrk(server.url + path, { ...options, seconds: plan.seconds });
      const { p99: without } = await one();
      const stop = await drip(server.url, plan.slowConnections);
      const { p99: during } = await one().finally(stop);
      pairs.push({ without, during });
    }
  } finally {
    await server.stop();
  }
  const ratio = medianOf(pairs, ({ without, during }) => during / without);
  const milliseconds = (value: number) => `${value.toFixed(2)} ms`;
  const [before, meanwhile] = [
    medianOf(pairs, (pair) => pair.without),
    medianOf(pairs, (pair) => pair.during),
  ];
  const finding = {
    what: `p99 of readers beside ${plan.slowConnections} connections of a byte a second, times`,
    toReach: `≤ ${MOST}`,
    measured: `${ratio.toFixed(2)} (${milliseconds(before)} → ${milliseconds(meanwhile)})`,
    reached: ratio <= MOST,
  };
  return { findings: [finding], tables: [], samples: pairs };
}

/**
 * Opens connections that never finish a request; those that the server gives up come back.
 * @returns once all are open: a function that ends them
 */
async function drip(url: string, count: number): Promise<() => void> {
  const { hostname, port } = new URL(url);
  const open = () =>
    new Promise<Socket>((resolve) => {
      const socket = connect(Number(port), hostname, () => resolve(socket));
      socket.on('error', () => {}).write('GET /ja HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    });
  const sockets = await Promise.all(Array.from({ length: count }, open));
  let next = 0;
  // Spread over the second, so that the server is never left alone.
  const timer = setInterval(async () => {
    const at = next++ % count;
    const socket = sockets[at];
    if (socket?.writable) socket.write('a');
    else sockets[at] = await open();
  }, 1_000 / count);
  return () => {
    clearInterval(timer);
    for (const socket of sockets) socket.destroy();
  };
}
