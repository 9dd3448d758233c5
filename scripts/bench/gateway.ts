import { ask } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import { startProgram } from '../cli/start-program.ts';
import { cpuTimeOf } from './cpu-time.ts';
import { pagesOf } from './pages.ts';
import { benchStore, type Plan, say } from './plan.ts';
import { type Finding, medianOf, type Result, whole } from './report.ts';
import { type WrkOptions, wrk } from './wrk.ts';

const CONNECTIONS = 50;

/** A server's requests a second, and the CPU that one takes it, in milliseconds. */
type Sample = { rate: number; cpu: number };
type Pair = { ours: Sample; bare: Sample };

/** A kept article and a 304, one worker, beside a bare `node:http` that sends the same bytes. The two take turns. */
export async function measureGateway(plan: Plan): Promise<Result> {
  const { dir, articles, until } = await benchStore(plan.small);
  const [path = ''] = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const ours = await serveApart({ DATA_DIR: dir });
  const gzip = { 'Accept-Encoding': 'gzip' };
  const page = await ask(ours.url, path, { headers: gzip });
  const bare = await startProgram({ script: 'scripts/bench/bare-server.ts', input: page.body });
  const kinds = [
    { what: 'kept article, gzip', toReach: 0.75, headers: gzip },
    {
      what: '304 to who has it',
      toReach: 0.8,
      headers: { ...gzip, 'If-None-Match': String(page.headers.etag) },
    },
  ];
  try {
    const measured = [];
    for (const { what, toReach, headers } of kinds) {
      const options = { connections: CONNECTIONS, headers };
      for (const { url } of [ours, bare]) await wrk(url + path, { ...options, seconds: plan.warmUp });
      const pairs: Pair[] = [];
      for (let run = 1; run <= plan.runs; run++) {
        say(`${what}, run ${run} of ${plan.runs}`);
        const one = { ...options, seconds: plan.seconds };
        pairs.push({ ours: await sample(ours, path, one), bare: await sample(bare, path, one) });
      }
      measured.push({ what, toReach, pairs });
    }
    return reportOf(measured, page.body.length);
  } finally {
    await Promise.all([ours.stop(), bare.stop()]);
  }
}

async function sample(
  { url, pid }: { url: string; pid: number },
  path: string,
  options: WrkOptions,
): Promise<Sample> {
  const before = cpuTimeOf(pid);
  const { requests, rate } = await wrk(url + path, options);
  return { rate, cpu: (cpuTimeOf(pid) - before) / requests };
}

function reportOf(measured: { what: string; toReach: number; pairs: Pair[] }[], bytes: number): Result {
  const findings: Finding[] = [];
  const rows: string[][] = [];
  for (const { what, toReach, pairs } of measured) {
    const ratio = medianOf(pairs, ({ ours, bare }) => ours.rate / bare.rate);
    findings.push({
      what: `${what}, against bare node:http`,
      toReach: `≥ ${toReach.toFixed(2)}`,
      measured: ratio.toFixed(2),
      reached: ratio >= toReach,
    });
    rows.push([
      what,
      whole(medianOf(pairs, ({ ours }) => ours.rate)),
      whole(medianOf(pairs, ({ bare }) => bare.rate)),
      ratio.toFixed(2),
      medianOf(pairs, ({ ours }) => ours.cpu).toFixed(4),
      medianOf(pairs, ({ bare }) => bare.cpu).toFixed(4),
    ]);
  }
  const head = ['answer', 'requests/s', 'bare requests/s', 'ratio', 'CPU ms', 'bare CPU ms'];
  const title = `Kept pages, one worker, ${CONNECTIONS} connections (${whole(bytes)} bytes in gzip)`;
  return { findings, tables: [{ title, head, rows }], samples: measured };
}
