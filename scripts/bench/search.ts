import type { Plan } from './plan.ts';
import type { Result } from './report.ts';
import { measureSearchCost } from './search-cost.ts';
import { measurePublishing } from './search-publishing.ts';
import { measureRecall } from './search-recall.ts';

/** Whether search finds what is meant, and what it costs. */
export async function measureSearch(plan: Plan): Promise<Result> {
  const recall = await measureRecall(plan);
  const cost = await measureSearchCost(plan);
  const publishing = await measurePublishing(plan);
  return {
    findings: [...recall.findings, ...cost.findings, ...publishing.findings],
    tables: [...recall.tables, ...cost.tables, ...publishing.tables],
    samples: { recall: recall.samples, cost: cost.samples, publishing: publishing.samples },
  };
}
