import type { Plan } from './plan.ts';
import type { Result } from './report.ts';
import { measureSearchCost } from './search-cost.ts';
import { measureSearchPages } from './search-pages.ts';
import { measurePublishing } from './search-publishing.ts';
import { measureRecall } from './search-recall.ts';

/** Whether search finds what is meant, and what it costs. */
export async function measureSearch(plan: Plan): Promise<Result> {
  const recall = await measureRecall(plan);
  const cost = await measureSearchCost(plan);
  const publishing = await measurePublishing(plan);
  const pages = await measureSearchPages(plan);
  const parts = { recall, cost, publishing, pages };
  const results = Object.values(parts);
  return {
    findings: results.flatMap(({ findings }) => findings),
    tables: results.flatMap(({ tables }) => tables),
    samples: Object.fromEntries(Object.entries(parts).map(([name, { samples }]) => [name, samples])),
  };
}
