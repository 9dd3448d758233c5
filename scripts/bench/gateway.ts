import { sitemapPath } from '#lib/urls.ts';
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
/** An answer that is asked for: its address, and what is asked of it. */
type Kind = {
  what: string;
  path: string;
  /** Whether who asks has it already. */
  isKnown?: boolean;
  toReach: Partial<Record<BareName, number>>;
};
type Measured = Kind & { bytes: number; rounds: Round[] };

const GZIP = { 'Accept-Encoding': 'gzip' };

/** Kept answers and a 304, one worker, beside bare `node:http` servers that send the same from memory. All take turns. */
export async function measureGateway(plan: Plan): Promise<Result> {
  const { dir, articles, until } = await benchStore(plan.small);
  const [article = ''] = pagesOf(articles, until).find(({ name }) => name === 'article')?.paths ?? [];
  const kinds: Kind[] = [
    { what: 'kept article, gzip', path: article, toReach: { 'same head': 0.93, 'three headers': 0.8 } },
    { what: '304 to who has it', path: article, isKnown: true, toReach: { 'same head': 0.9 } },
    { what: 'kept sitemap, gzip', path: sitemapPath('articles-0.xml'), toReach: { 'same head': 0.85 } },
  ];
  const ours = await serveApart({ DATA_DIR: dir });
  try {
    const measured: Measured[] = [];
    for (const kind of kinds) measured.push(await measureKind(plan, ours, kind));
    return reportOf(measured);
  } finally {
    await ours.stop();
  }
}

async function measureKind(plan: Plan, ours: Program, kind: Kind): Promise<Measured> {
  const { what, path, isKnown } = kind;
  // The first answer tells that it was just rendered.
  await ask(ours.url, path, { headers: GZIP });
  const page = await ask(ours.url, path, { headers: GZIP });
  const known = { ...GZIP, 'If-None-Match': String(page.headers.etag) };
  const unchanged = await ask(ours.url, path, { headers: known });
  const bare = {
    'same head': await startBare({ head: headOf(page), unchanged: headOf(unchanged) }, page.body),
    'three headers': await startBare({ head: headOf(page, THREE), unchanged: [] }, page.body),
  };
  const options = { connections: CONNECTIONS, headers: isKnown ? known : GZIP };
  const rounds: Round[] = [];
  try {
    for (const { url } of [ours, ...Object.values(bare)]) {
      await wrk(url + path, { ...options, seconds: plan.warmUp });
    }
    for (let run = 1; run <= plan.runs; run++) {
      say(`${what}, run ${run} of ${plan.runs}`);
      const one = (server: Program) => sample(server, path, { ...options, seconds: plan.seconds });
      rounds.push({
        ours: await one(ours),
        'same head': await one(bare['same head']),
        'three headers': await one(bare['three headers']),
      });
    }
  } finally {
    await Promise.all(Object.values(bare).map((server) => server.stop()));
  }
  return { ...kind, bytes: page.body.length, rounds };
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

function reportOf(kinds: Measured[]): Result {
  const findings = kinds.flatMap(({ what, toReach, rounds }) =>
    BARE.flatMap((bare) => {
      const least = toReach[bare];
      const ratio = medianOf(rounds, (round) => round.ours.rate / round[bare].rate);
      return least === undefined ? [] : [atLeast(`${what}, against bare node:http, ${bare}`, ratio, least)];
    }),
  );
  const rows = kinds.flatMap(({ what, bytes, rounds }) =>
    (['ours', ...BARE] as const).map((server) => {
      const ratios = rounds.map((round) => round.ours.rate / round[server].rate);
      const ofCpu = rounds.map((round) => round[server].cpu / round.ours.cpu);
      return [
        `${what}, ${whole(bytes)} bytes: ${server}`,
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
  const title = `Kept answers, one worker, ${CONNECTIONS} connections`;
  return { findings, tables: [{ title, head, rows }], samples: kinds };
}
