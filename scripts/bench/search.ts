import type { Plan } from './plan.ts';
import type { Result } from './report.ts';
import { measureSearchCost } from './search-cost.ts';
import { measureRecall } from './search-recall.ts';

/** Whether search finds what is meant, and what it costs. */
export async function measureSearch(plan: Plan): Promise<Result> {
  const [recall, cost] = [await measureRecall(plan), await measureSearchCost(plan)];
  return {
    findings: [...recall.findings, ...cost.findings],
    tables: [...recall.tables, ...cost.tables],
    samples: { recall: recall.samples, cost: cost.samples },
  };
}
