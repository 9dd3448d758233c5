import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#db/open-store.ts';
import { theStore } from '#db/store.ts';
import { articlePath } from '#lib/urls.ts';
import { buildArticle } from '#testing/build-article.ts';
import { chartsDocument } from '#testing/charts.ts';
import { serveBuild } from './builds.ts';
import { type Plan, say } from './plan.ts';
import { sampleMisses } from './render.ts';
import { atMost, median, type Result, rangeOf } from './report.ts';
import { writeArticle } from './write-article.ts';

const MOST = { share: 0.06, milliseconds: 0.8 };

type Pair = { plain: number; charted: number };

/**
 * What a chart costs with the table of its data: an article as it is, and the same with charts of every kind, both rendered anew for
 * each request of one server, in turn. So whatever else goes on is in both.
 */
export async function measureFigures(plan: Plan): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'prism-bench-'));
  const pairs: Pair[] = [];
  let charts = 0;
  try {
    const paths = await makeArticles(dir);
    charts = paths.charts;
    const server = await serveBuild({ name: 'this', root: undefined }, { DATA_DIR: dir, CACHE_MB: '0' });
    try {
      for (const path of [paths.plain, paths.charted]) await sampleMisses(server, [path], plan.warmUp);
      for (let run = 1; run <= plan.pairs; run++) {
        say(`an article without charts and with ${charts}, run ${run} of ${plan.pairs}`);
        const { cpu: plain } = await sampleMisses(server, [paths.plain], plan.seconds);
        const { cpu: charted } = await sampleMisses(server, [paths.charted], plan.seconds);
        pairs.push({ plain, charted });
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  const ofChart = ({ plain, charted }: Pair) => (charted - plain) / charts;
  const [costs, shares] = [pairs.map(ofChart), pairs.map((pair) => ofChart(pair) / pair.plain)];
  const plain = pairs.map((pair) => pair.plain);
  const row = (what: string, values: number[], digits: number) => [
    what,
    median(values).toFixed(digits),
    rangeOf(values),
  ];
  return {
    findings: [
      atMost('CPU of a chart with its table, against the article without', median(shares), MOST.share),
      atMost('CPU of a chart with its table, in milliseconds', median(costs), MOST.milliseconds),
    ],
    tables: [
      {
        title: `Charts, CPU; ${charts} of every kind in one article`,
        head: ['what', 'median', 'from – to'],
        rows: [
          row('the article without charts, ms', plain, 2),
          row('a chart, ms', costs, 2),
          row('a chart against the article', shares, 3),
        ],
      },
    ],
    samples: pairs,
  };
}

/** A store with an article of usual length, and the same with charts. */
async function makeArticles(dir: string): Promise<{ plain: string; charted: string; charts: number }> {
  const document = writeArticle(1, 1_000, new Date()).editions.find(
    ({ locale }) => locale === 'en',
  )?.document;
  const charts = chartsDocument('en').outlook?.blocks ?? [];
  if (!document) throw new Error('No English edition was written.');
  const blocks = [...(document.outlook?.blocks ?? []), ...charts];
  await openStore({ dataDir: dir, create: true });
  try {
    const plain = await buildArticle('Plain', { document });
    const charted = await buildArticle('Charted', {
      document: {
        ...document,
        headline: `${document.headline}, in charts`,
        outlook: { ...document.outlook, blocks },
      },
    });
    return {
      plain: articlePath('en', plain.slug),
      charted: articlePath('en', charted.slug),
      charts: charts.length,
    };
  } finally {
    theStore().close();
  }
}
