import type { Actor } from '#db/auth/actor.ts';
import { indexAlone } from '#db/bench/index-alone.ts';
import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { openStore } from '#db/open-store.ts';
import type { Plan } from './plan.ts';
import { atMost, median, type Result } from './report.ts';
import { writableStore } from './writers.ts';

const actor: Actor = { name: 'bench', role: 'admin', userId: null };

/**
 * What the index adds to publishing: an edition is withdrawn and published again by the commands that staff use, and then the index of its
 * article is written once more by itself. Every text is met for the first time, as if nobody had indexed its draft.
 */
export async function measurePublishing(plan: Plan): Promise<Result> {
  const { dir, paths, remove } = await writableStore();
  const { store } = await openStore({ dataDir: dir, create: false });
  const samples: { publishing: number; cpu: number; inside: number }[] = [];
  try {
    for (let round = 0; round < plan.writes; round++) {
      const edition = { actor, articleId: (round % paths.length) + 1, locale: 'en' as const };
      accepted(await withdrawEdition({ ...edition, reason: 'Measuring.' }));
      const started = process.threadCpuUsage();
      accepted(await restoreArticle(edition));
      const { user, system } = process.threadCpuUsage(started);
      const publishing = (user + system) / 1_000;
      samples.push({ publishing, ...(await indexAlone(edition.articleId)) });
    }
  } finally {
    store.close();
    remove();
  }
  // Linux tells a thread's time in steps of some milliseconds, of which only the mean says something.
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const whole = mean(samples.map(({ publishing }) => publishing));
  const index = mean(samples.map(({ cpu }) => cpu));
  const inside = median(samples.map((sample) => sample.inside));
  return {
    findings: [
      atMost('publishing an edition with the index against without, CPU', whole / (whole - index), 1.3),
      atMost('… the index inside the transaction, ms', inside, 1),
    ],
    tables: [
      {
        title: `${samples.length} editions published, ms`,
        head: ['publishing, CPU', 'of that the index', 'inside the transaction, wall p50'],
        rows: [[whole.toFixed(1), index.toFixed(1), inside.toFixed(2)]],
      },
    ],
    samples,
  };
}

function accepted(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(`The change was refused: ${JSON.stringify(result)}`);
}
