import { diffChars, diffWordsWithSpace } from 'diff';
import type { Locale } from '../locale.ts';
import type { TextRun } from './editor.ts';

/** Beyond this the comparison is given up, and the texts stand beside each other whole. */
const PATIENCE = { timeout: 200 };

/** What changed from one text to another: by word in English, by character in Japanese. */
export function textDifference(before: string, after: string, locale: Locale): TextRun[] {
  const changes =
    locale === 'ja' ? diffChars(before, after, PATIENCE) : diffWordsWithSpace(before, after, PATIENCE);
  if (!changes) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

const CONTEXT = 24;

/** The runs with what stayed the same cut down to what is around the changes. */
export function aroundChanges(runs: TextRun[]): TextRun[] {
  if (runs.length < 2) return runs;
  return runs.map((run, index) => {
    if (run.kind !== 'same' || run.text.length <= CONTEXT * 3) return run;
    const start = index === 0 ? '' : [...run.text].slice(0, CONTEXT).join('');
    const end = index === runs.length - 1 ? '' : [...run.text].slice(-CONTEXT).join('');
    return { ...run, text: `${start} \u2026 ${end}` };
  });
}
