import type { Section } from '#lib/article/document.ts';
import { matchLabel } from '../labels/match-label.ts';
import { splitLines } from '../lines/clean-line.ts';

/** Words by which a text names its parts: `Title: …`. */
const TITLE =
  /^(?:#{1,6}\s*)?(?:title|headline|\u898B\u51FA\u3057|\u30BF\u30A4\u30C8\u30EB|\u8868\u984C|\u4EF6\u540D)\s*[:\uFF1A]\s*\S/iu;
/** A line that parts texts from each other: drawn across, or a form feed. */
const RULE = /^\s*(?:([-=*_#+~\u2500\u2501\uFF0A\uFF1D\u2550\u25C6\u25A0\u25CF\u2605])(?:\s*\1){4,})\s*$/u;
/** Sections with a label that an article has once. */
const ONCE: readonly string[] = ['whyItMatters', 'keyPoints', 'outlook', 'tags', 'related'] satisfies (
  | Section
  | 'tags'
  | 'related'
)[];
const LONGEST_HEADLINE = 120;

/**
 * The lines in which articles begin, where a text is surely more than one: its headlines are named as such, or the labels of
 * two sections and more come again in their order, behind a line that can be a headline. An article with a line drawn in it,
 * or one section twice, is one.
 * @returns the lines from 1, two or more; none for one article
 */
export function articlesIn(text: string): number[] {
  const lines = splitLines(text).map((line) => line.trim());
  const named = lines.flatMap((line, index) => (TITLE.test(line) ? [index + 1] : []));
  if (named.length > 1 && named[0] === firstLine(lines)) return named;
  return startsOf(lines);
}

const firstLine = (lines: string[]) => lines.findIndex((line) => line !== '') + 1;

/** Each turn of the labels is an article when the next one begins with labels that were there, in the same order. */
function startsOf(lines: string[]): number[] {
  const labels = lines.flatMap((line, index) => {
    const kind = matchLabel(line)?.kind;
    return kind && ONCE.includes(kind) ? [{ kind, index }] : [];
  });
  const turns: { kinds: string[]; first: number; last: number }[] = [];
  for (const { kind, index } of labels) {
    const turn = turns.at(-1);
    if (!turn || turn.kinds.includes(kind)) turns.push({ kinds: [kind], first: index, last: index });
    else {
      turn.kinds.push(kind);
      turn.last = index;
    }
  }
  const [model, ...others] = turns;
  const isLike = ({ kinds }: (typeof turns)[number]) =>
    model !== undefined && kinds.length > 1 && kinds.filter((kind) => model.kinds.includes(kind)).length >= 2;
  if (!model || others.length === 0 || !others.every(isLike)) return [];
  const starts = others.map((turn, index) => headlineBefore(lines, turns[index]?.last ?? 0, turn.first));
  return starts.every((start) => start !== undefined) ? [firstLine(lines), ...(starts as number[])] : [];
}

/** The line between two turns that can be a headline: behind a rule, else the first short one behind a blank line that is no sentence. */
function headlineBefore(lines: string[], from: number, to: number): number | undefined {
  const between = lines.slice(from + 1, to);
  const rule = between.findLastIndex((line) => RULE.test(line) || line === '\f');
  const start = between.findIndex(
    (line, index) =>
      index > rule &&
      line !== '' &&
      line.length <= LONGEST_HEADLINE &&
      !/[\u3002.]$/u.test(line) &&
      (rule >= 0 || between[index - 1] === '') &&
      // Something is said below it before the labels begin.
      between.slice(index + 1).some((other) => /[\u3002.!?\uFF01\uFF1F]$/u.test(other)),
  );
  return start < 0 ? undefined : from + 1 + start + 1;
}
