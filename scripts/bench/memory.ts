import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { articlePath } from '#lib/urls.ts';
import { statusOf } from '#testing/ask.ts';
import { serveApart } from '#testing/serve.ts';
import { ROOT } from '../cli/tool.ts';
import { load } from './load.ts';
import { benchStore, type Plan } from './plan.ts';
import { progressLines } from './progress.ts';
import { megabytes, type Result, whole } from './report.ts';
import { writeArticle } from './write-article.ts';

const CACHE_MB = 64;
/** What the process may grow by beyond what it was allowed to keep. */
const BESIDE = 150 * 2 ** 20;
const CONNECTIONS = 4;

/** How much a warm process grows with many different pages, and with many addresses that do not exist; and the disk. */
export async function measureMemory(plan: Plan): Promise<Result> {
  const { dir, articles, until } = await benchStore(plan.large);
  const server = await serveApart({ DATA_DIR: dir, CACHE_MB: String(CACHE_MB) });
  const look = async (when: string) => {
    const { memoryBytes, cache } = await statusOf(server.url);
    return {
      when,
      memoryBytes,
      pages: cache.pages,
      bytes: cache.bytes,
      disk: bytesIn(dir) + bytesIn(join(ROOT, '.next')),
    };
  };
  const counted = (total: number, unit: string) => ({
    requests: total,
    onProgress: progressLines(total, unit),
  });
  try {
    const pathOf = (index: number) => {
      const edition = writeArticle(index, articles, until).editions.find(({ locale }) => locale === 'ja');
      return articlePath('ja', edition?.slug ?? '');
    };
    const asks = { url: server.url, connections: CONNECTIONS };
    // The oldest articles warm it up, the newest are counted.
    await load({
      ...asks,
      pathOf: (turn) => pathOf(1 + turn),
      ...counted(plan.warmPages, 'pages to warm up'),
    });
    const warm = await look(`after ${whole(plan.warmPages)} pages, warm`);
    await load({ ...asks, pathOf: (turn) => pathOf(articles - turn), ...counted(plan.keptPages, 'pages') });
    const full = await look(`after ${whole(plan.keptPages)} pages more`);

    await load({
      ...asks,
      pathOf: (turn) => `/ja/articles/unknown-${turn}`,
      status: 404,
      ...counted(plan.unknownAddresses, 'unknown addresses'),
    });
    const after = await look(`after ${whole(plan.unknownAddresses)} unknown addresses`);

    const bound = CACHE_MB * 2 ** 20 + BESIDE;
    const findings = [full, after].map(({ when, memoryBytes }) => ({
      what: `growth of the process ${when}, set to keep ${CACHE_MB} MB`,
      toReach: `≤ ${megabytes(bound)}`,
      measured: megabytes(memoryBytes - warm.memoryBytes),
      reached: memoryBytes - warm.memoryBytes <= bound,
    }));
    const written = after.disk - warm.disk;
    findings.push({
      what: 'growth of the disk meanwhile',
      toReach: '0 bytes',
      measured: `${whole(written)} bytes`,
      reached: written === 0,
    });
    const steps = [warm, full, after];
    const rows = steps.map((step) => [
      step.when,
      megabytes(step.memoryBytes),
      whole(step.pages),
      megabytes(step.bytes),
      whole(step.disk),
    ]);
    const head = ['', 'process', 'pages kept', 'kept, by its own count', 'bytes on disk'];
    return { findings, tables: [{ title: 'Memory and disk', head, rows }], samples: steps };
  } finally {
    await server.stop();
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0);
}
