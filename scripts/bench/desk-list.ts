import { resolve } from 'node:path';
import type { Actor } from '#db/auth/actor.ts';
import { openStore } from '#db/open-store.ts';
import { comingEvents, dateClashes } from '#db/queries/desk/calendar/coming-events.ts';
import { getCalendar, listOverdue } from '#db/queries/desk/calendar/get-calendar.ts';
import { listArticles } from '#db/queries/desk/list/list-articles.ts';
import { needsMe } from '#db/queries/desk/list/needs-me.ts';
import { staleDrafts } from '#db/queries/desk/list/stale-drafts.ts';
import { monthBeside } from '#lib/desk/calendar.ts';
import type { ArticleFilter, Sort } from '#lib/desk/list-filter.ts';
import { monthOf } from '#lib/month.ts';
import { CommandError, runCommand } from '../cli/run-command.ts';
import { median } from './report.ts';

const RUNS = 7;
const TIMES = 30;

const actor: Actor = { name: 'bench', role: 'editor', userId: 'bench' };

const lists: Record<string, { filter: ArticleFilter; sort?: Sort }> = {
  'newest first': { filter: {} },
  'by date of publication': { filter: {}, sort: 'published' },
  live: { filter: { status: 'live' } },
  drafts: { filter: { status: 'draft' } },
  'stale translations': { filter: { translation: 'stale' } },
  'a category': { filter: { categoryId: 3 } },
  'live, a category, an author': { filter: { status: 'live', categoryId: 3, authorId: 1 } },
  'stale in a category': { filter: { translation: 'stale', categoryId: 3 } },
  'two common facets, nothing in both': {
    filter: { status: 'live', locale: 'ja', translation: 'missing', categoryId: 3 },
  },
  'a rare text': { filter: { text: 'comparison' } },
  'a common text': { filter: { text: 'in' } },
  'two Japanese characters': { filter: { text: '市の' } },
  'one Japanese character': { filter: { text: '月' } },
  'a text that is nowhere': { filter: { text: 'zzz' } },
};

type Measured = Map<string, { cpu: number; found: number }>;

/** CPU of each question, in milliseconds: the median of some runs. */
async function measure(dataDir: string): Promise<Measured> {
  const { store } = await openStore({ dataDir, create: false });
  const month = monthBeside(monthOf(new Date()), -1);
  const { next } = await listArticles({ actor, filter: {}, namesIn: 'ja', limit: 500 });
  const ask: Record<string, () => Promise<unknown[]>> = {
    'ten pages further': async () =>
      (await listArticles({ actor, filter: {}, namesIn: 'ja', after: next ?? undefined })).entries,
    'needs me': () => needsMe({ actor, namesIn: 'ja' }),
    'the first page': async () =>
      (
        await Promise.all([
          needsMe({ actor, namesIn: 'ja' }),
          listOverdue({ actor }),
          dateClashes({ actor }),
          comingEvents({ actor }),
          staleDrafts({ actor, namesIn: 'ja' }).then(({ entries }) => entries),
        ])
      ).flat(),
    'a month of the calendar': async () =>
      (await getCalendar({ actor, month })).flatMap(({ entries }) => entries),
    'a day of the calendar': async () =>
      (await getCalendar({ actor, month, day: `${month}-15` })).flatMap(({ entries }) => entries),
  };
  for (const [name, list] of Object.entries(lists)) {
    ask[name] = async () => (await listArticles({ actor, namesIn: 'ja', ...list })).entries;
  }
  const measured: Measured = new Map();
  for (const [name, question] of Object.entries(ask)) {
    const samples: number[] = [];
    let found = 0;
    for (let run = 0; run <= RUNS; run++) {
      const before = process.cpuUsage();
      for (let time = 0; time < TIMES; time++) found = (await question()).length;
      const { user, system } = process.cpuUsage(before);
      // The first run warms up.
      if (run > 0) samples.push((user + system) / 1000 / TIMES);
    }
    measured.set(name, { cpu: median(samples), found });
  }
  store.close();
  return measured;
}

await runCommand(
  {
    name: 'bench/desk-list',
    summary: 'Measures what the questions of the desk’s list cost in a small and in a large store.',
    usage: 'SMALL LARGE      folders of two stores that bench:data made',
    positionals: true,
    options: {},
    help: 'Prints CPU milliseconds a question, without drawing the page, and how many rows each answer has.',
  },
  async ({ positionals: [small, large, ...more] }) => {
    if (!small || !large || more.length > 0) throw new CommandError('Name the folders of two stores.');
    const [few, many] = [await measure(resolve(small)), await measure(resolve(large))];
    console.log('| question | small, ms | large, ms | times | rows |\n|---|---:|---:|---:|---:|');
    for (const [name, { cpu, found }] of few) {
      const other = many.get(name) ?? { cpu: Number.NaN, found: 0 };
      const rows = found === other.found ? String(found) : `${found}, ${other.found}`;
      console.log(
        `| ${name} | ${cpu.toFixed(2)} | ${other.cpu.toFixed(2)} | ${(other.cpu / cpu).toFixed(2)} | ${rows} |`,
      );
    }
  },
);
