import type { Plan } from './plan.ts';
import type { Result } from './report.ts';
import { measureSearchCost } from './search-cost.ts';
import { measureSearchPages } from './search-pages.ts';
import { measureRecall } from './search-recall.ts';

/** Whether search finds what is meant, and what it costs. */
export async function measureSearch(plan: Plan): Promise<Result> {
  const [recall, cost] = [await measureRecall(plan), await measureSearchCost(plan)];
  const pages = await measureSearchPages(plan);
  return {
    findings: [...recall.findings, ...cost.findings, ...pages.findings],
    tables: [...recall.tables, ...cost.tables, ...pages.tables],
    samples: { recall: recall.samples, cost: cost.samples, pages: pages.samples },
  };
}
