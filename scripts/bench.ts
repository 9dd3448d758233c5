import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { CPU_TIME_IS_KNOWN } from './bench/cpu-time.ts';
import { measureDoors } from './bench/doors.ts';
import { measureFigures } from './bench/figures.ts';
import { measureFreshness } from './bench/freshness.ts';
import { measureGateway } from './bench/gateway.ts';
import { measureHour } from './bench/hour.ts';
import { measureLoop } from './bench/loop.ts';
import { measureMemory } from './bench/memory.ts';
import { FULL, type Plan, QUICK, say } from './bench/plan.ts';
import { measureRender } from './bench/render.ts';
import { markdownOf, type Result, summaryOf } from './bench/report.ts';
import { measureSearch } from './bench/search.ts';
import { measureSlow } from './bench/slow.ts';
import { measureStampede } from './bench/stampede.ts';
import { measureStores } from './bench/stores.ts';
import { measureSurvival } from './bench/survive.ts';
import { measureTyping } from './bench/typing.ts';
import { ensureBuilt } from './cli/ensure-built.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { ROOT } from './cli/tool.ts';

/** In the order in which they run. */
const PARTS: Record<string, (plan: Plan) => Promise<Result>> = {
  gateway: measureGateway,
  render: measureRender,
  figures: measureFigures,
  loop: measureLoop,
  stampede: measureStampede,
  freshness: measureFreshness,
  slow: measureSlow,
  doors: measureDoors,
  stores: measureStores,
  memory: measureMemory,
  survive: measureSurvival,
  hour: measureHour,
  typing: measureTyping,
  search: measureSearch,
};

await runCommand(
  {
    name: 'bench',
    summary: 'Measures what answers cost, and that they are fresh, few to render and bounded in memory.',
    usage: '[PART …] [--base DIR] [--quick] [options]',
    positionals: true,
    options: {
      base: { type: 'string', description: 'another checkout with its build, measured beside this one' },
      quick: { type: 'boolean', description: 'small stores and short runs: does it work, not how fast' },
      articles: { type: 'string', description: 'in the large store (100,000)' },
      kept: { type: 'string', description: 'how many pages are kept (20,000)' },
      minutes: { type: 'string', description: 'of the newsroom hour (5)' },
    },
    help: `Parts, all when none is named:
  gateway     kept pages and 304 against bare node:http servers with the same bytes
  render      an article that is not kept against a trivial page, and the lean step's share (base)
  figures     a chart with its table against the article that it stands in
  loop        the longest turn of the event loop while an article is rendered (base)
  stampede    renders when 500 clients ask at once for a page that has just changed
  freshness   200 changes by two processes, each seen by the very next request
  slow        readers' p99 beside 500 connections that send a byte a second
  doors       what bodies of strangers cost, route by route, and sixty that fall silent
  stores      kept and rendered pages with 1,000 and with 100,000 articles
  memory      growth with 20,000 pages and with 200,000 unknown addresses
  survive     kept pages that outlive the publication of one story (base)
  hour        renderings and CPU that the changes of a newsroom cost (base)
  typing      CPU of a letter in the desk's editor, with 10 and with 150 rows (base)
  search      what search finds of 300 questions, its CPU beside a plain MATCH, and what it does to pages
Parts with (base) measure the build of --base DIR beside this one, in turn, each with a store of its own.
Needs Linux and wrk (apt-get install wrk), typing a Chromium. Stores of invented articles are made in data-bench/ when
they are missing.
Prints tables; the figures also go to bench-results/. docs/performance.md explains them.
Exit status: 0 measured, whether or not all was reached; 1 not measured.`,
  },
  async ({ values, positionals }) => {
    const parts = positionals.length > 0 ? positionals : Object.keys(PARTS);
    const unknown = parts.find((name) => !(name in PARTS));
    if (unknown) {
      throw new CommandError(`There is no part "${unknown}": choose among ${Object.keys(PARTS).join(', ')}.`);
    }
    if (!CPU_TIME_IS_KNOWN)
      throw new CommandError('The time of a process is read from /proc, which only Linux has.');
    const plan = planOf(values);
    await ensureBuilt();
    const date = new Date().toISOString();
    const load = loadavg()[0];
    const results: Record<string, Result & { seconds: number }> = {};
    for (const [at, name] of parts.entries()) {
      say(`${name} (part ${at + 1} of ${parts.length})`);
      const started = performance.now();
      const result = await PARTS[name]?.(plan);
      if (!result) continue;
      results[name] = { ...result, seconds: Math.round((performance.now() - started) / 1000) };
      for (const table of result.tables) console.log(`\n${markdownOf(table)}`);
    }
    const findings = Object.values(results).flatMap((result) => result.findings);
    console.log(`\n${markdownOf(summaryOf(findings))}`);
    say(`\nAlso in ${save({ date, load, quick: values.quick ?? false, plan, results })}`);
    return 0;
  },
);

function planOf(
  values: Partial<Record<'base' | 'articles' | 'kept' | 'minutes', string>> & { quick?: boolean },
): Plan {
  const plan = values.quick ? QUICK : FULL;
  const number = (name: 'articles' | 'kept' | 'minutes', usual: number) => {
    const given = values[name] === undefined ? usual : Number(values[name]);
    if (!Number.isInteger(given) || given < 1)
      throw new CommandError(`--${name} takes a whole number from 1.`);
    return given;
  };
  return {
    ...plan,
    large: number('articles', plan.large),
    keptPages: number('kept', plan.keptPages),
    minutes: number('minutes', plan.minutes),
    ...(values.base !== undefined && { base: resolve(values.base) }),
  };
}

function save(measured: {
  date: string;
  load: number | undefined;
  quick: boolean;
  plan: Plan;
  results: unknown;
}): string {
  const folder = join(ROOT, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${measured.date.replaceAll(/[:.]/g, '-')}.json`);
  const [cpu] = cpus();
  const machine = { cpu: cpu?.model ?? '', cores: cpus().length, node: process.version };
  writeFileSync(file, `${JSON.stringify({ machine, ...measured }, null, 2)}\n`);
  return file;
}
