/*
 * What became of a bulk action, on its way from the route back to the list: in the query of the address, so that it works
 * without JavaScript and without a session that remembers it.
 */

export const BULK_KINDS = ['set-category', 'add-tag', 'remove-tag', 'trash', 'restore'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** What was wrong with the request itself. */
const BULK_PROBLEMS = [
  'nothing-chosen',
  'too-many',
  'no-category',
  'no-tag',
  'unknown-tag',
  'not-allowed',
  'not-begun',
] as const;
export type BulkProblem = (typeof BULK_PROBLEMS)[number];

/** Why an article stands in the way. */
export const BULK_REASONS = ['forbidden', 'unknown-article', 'trashed'] as const;
export type BulkReason = (typeof BULK_REASONS)[number];

export type BulkOutcome =
  | { done: BulkKind; count: number }
  | { problem: BulkProblem }
  | { refused: Partial<Record<BulkReason, number[]>> };

/** The outcome and the articles to leave chosen, as parameters of an address. */
export function outcomeQuery(outcome: BulkOutcome, chosen: number[]): URLSearchParams {
  const query = new URLSearchParams();
  if ('done' in outcome) {
    query.set('done', outcome.done);
    query.set('count', String(outcome.count));
    return query;
  }
  if ('problem' in outcome) query.set('problem', outcome.problem);
  else
    for (const [reason, ids] of Object.entries(outcome.refused))
      query.append('refused', `${reason}:${ids.join('.')}`);
  if (chosen.length > 0) query.set('chosen', chosen.join('.'));
  return query;
}

const OUTCOME = ['done', 'count', 'problem', 'refused', 'chosen'];

/** `path` without what a former action left in it. */
export function withoutOutcome(path: string): string {
  const [pathname = '', search] = path.split('?');
  const query = new URLSearchParams(search);
  for (const name of OUTCOME) query.delete(name);
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

/** Reads what `outcomeQuery` writes; null for anything else. */
export function parseOutcome(values: Record<string, string | string[] | undefined>): {
  outcome: BulkOutcome | null;
  chosen: Set<number>;
} {
  return { outcome: outcomeIn(values), chosen: new Set(idsIn(String(values.chosen ?? ''))) };
}

function outcomeIn(values: Record<string, string | string[] | undefined>): BulkOutcome | null {
  const done = BULK_KINDS.find((each) => each === values.done);
  if (done) return { done, count: Number(/^\d{1,3}$/.test(String(values.count)) ? values.count : 0) };
  const problem = BULK_PROBLEMS.find((each) => each === values.problem);
  if (problem) return { problem };
  const refused: Partial<Record<BulkReason, number[]>> = {};
  for (const value of [values.refused ?? []].flat()) {
    const [name, list = ''] = value.split(':');
    // A new article that could not be begun leads here too, with the reason alone.
    if (!value.includes(':')) return { problem: name === 'forbidden' ? 'not-allowed' : 'not-begun' };
    const reason = BULK_REASONS.find((each) => each === name);
    if (reason) refused[reason] = idsIn(list);
  }
  return Object.keys(refused).length > 0 ? { refused } : null;
}

const idsIn = (list: string) =>
  list
    .split('.')
    .filter((id) => /^[1-9]\d{0,14}$/.test(id))
    .map(Number);
