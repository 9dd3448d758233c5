import { type Answer, ask } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import { type Program, startProgram } from '../cli/start-program.ts';
import type { Bare } from './bare-server.ts';
import { cpuTimeOf } from './cpu-time.ts';
import { pagesOf } from './pages.ts';
import { benchStore, type Plan, say } from './plan.ts';
import { atLeast, median, medianOf, type Result, rangeOf, whole } from './report.ts';
import { type WrkOptions, wrk } from './wrk.ts';

const CONNECTIONS = 50;
/** What the kept way of answering is held against: servers that send the same bytes with the same head, or with three headers. */
const BARE = ['same head', 'three headers'] as const;
type BareName = (typeof BARE)[number];

/** A server's requests a second, and the CPU that one takes it, in milliseconds. */
type Sample = { rate: number; cpu: number };
type Round = { ours: Sample } & Record<BareName, Sample>;
type Kind = {
  what: string;
  headers: Record<string, string>;
  toReach: Partial<Record<BareName, number>>;
  rounds: Round[];
};

/** A kept article and a 304, one worker, beside bare `node:http` servers that send the same from memory. All take turns. */
export async function measureGateway(plan: Plan): Promise<Result> {
  const { dir, articles, until } = await benchStore(plan.small);
  const [path = ''] = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const ours = await serveApart({ DATA_DIR: dir });
  const gzip = { 'Accept-Encoding': 'gzip' };
  // The first answer tells that it was just rendered.
  await ask(ours.url, path, { headers: gzip });
  const page = await ask(ours.url, path, { headers: gzip });
  const known = { ...gzip, 'If-None-Match': String(page.headers.etag) };
  const unchanged = await ask(ours.url, path, { headers: known });
  const servers = {
    ours,
    'same head': await startBare({ head: headOf(page), unchanged: headOf(unchanged) }, page.body),
    'three headers': await startBare({ head: headOf(page, THREE), unchanged: [] }, page.body),
  };
  const kinds: Kind[] = [
    {
      what: 'kept article, gzip',
      headers: gzip,
      toReach: { 'same head': 0.93, 'three headers': 0.8 },
      rounds: [],
    },
    { what: '304 to who has it', headers: known, toReach: { 'same head': 0.9 }, rounds: [] },
  ];
  try {
    for (const { what, headers, rounds } of kinds) {
      const options = { connections: CONNECTIONS, headers };
      for (const { url } of Object.values(servers)) {
        await wrk(url + path, { ...options, seconds: plan.warmUp });
      }
      for (let run = 1; run <= plan.runs; run++) {
        say(`${what}, run ${run} of ${plan.runs}`);
        const one = (server: Program) => sample(server, path, { ...options, seconds: plan.seconds });
        rounds.push({
          ours: await one(servers.ours),
          'same head': await one(servers['same head']),
          'three headers': await one(servers['three headers']),
        });
      }
    }
    return reportOf(kinds, page.body.length);
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
}

const THREE = ['content-type', 'content-length', 'content-encoding'];
/** Node sends these of its own accord. */
const OWN = ['date', 'connection', 'keep-alive'];

/** The head of an answer as `writeHead` takes it: names and values in turn. */
export function headOf({ rawHeaders }: Pick<Answer, 'rawHeaders'>, only?: string[]): string[] {
  return rawHeaders.filter((_, at) => {
    const name = rawHeaders[at - (at % 2)]?.toLowerCase() ?? '';
    return only ? only.includes(name) : !OWN.includes(name);
  });
}

function startBare(heads: Omit<Bare, 'body'>, body: Buffer): Promise<Program> {
  const bare: Bare = { ...heads, body: body.toString('base64') };
  return startProgram({ script: 'scripts/bench/bare-server.ts', input: Buffer.from(JSON.stringify(bare)) });
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

function reportOf(kinds: Kind[], bytes: number): Result {
  const findings = kinds.flatMap(({ what, toReach, rounds }) =>
    BARE.flatMap((bare) => {
      const least = toReach[bare];
      const ratio = medianOf(rounds, (round) => round.ours.rate / round[bare].rate);
      return least === undefined ? [] : [atLeast(`${what}, against bare node:http, ${bare}`, ratio, least)];
    }),
  );
  const rows = kinds.flatMap(({ what, rounds }) =>
    (['ours', ...BARE] as const).map((server) => {
      const ratios = rounds.map((round) => round.ours.rate / round[server].rate);
      const ofCpu = rounds.map((round) => round[server].cpu / round.ours.cpu);
      return [
        `${what}: ${server}`,
        whole(medianOf(rounds, (round) => round[server].rate)),
        ...(server === 'ours' ? ['', ''] : [median(ratios).toFixed(2), rangeOf(ratios)]),
        medianOf(rounds, (round) => round[server].cpu).toFixed(4),
        ...(server === 'ours' ? ['', ''] : [median(ofCpu).toFixed(2), rangeOf(ofCpu)]),
      ];
    }),
  );
  const head = [
    'answer: server',
    'requests/s',
    'ours / it',
    'from – to',
    'CPU ms',
    'its CPU / ours',
    'from – to',
  ];
  const title = `Kept pages, one worker, ${CONNECTIONS} connections (${whole(bytes)} bytes in gzip)`;
  return { findings, tables: [{ title, head, rows }], samples: kinds };
}
