import type { TextRun } from '../article/text-runs.ts';

const CONTEXT = 24;

/** The runs with what stayed the same cut down to what is around the changes. */
export function aroundChanges(runs: TextRun[]): TextRun[] {
  if (runs.length < 2) return runs;
  return runs.map((run, index) => {
    const letters = [...run.text];
    if (run.kind !== 'same' || letters.length <= CONTEXT * 3) return run;
    const start = index === 0 ? '' : letters.slice(0, CONTEXT).join('');
    const end = index === runs.length - 1 ? '' : letters.slice(-CONTEXT).join('');
    return { ...run, text: `${start}\u2026${end}` };
  });
}
