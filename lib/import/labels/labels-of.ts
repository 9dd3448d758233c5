import type { TextLine } from '../lines/read-lines.ts';
import { headlineKey } from './headings.ts';
import { type Label, matchLabel } from './match-label.ts';

/** So many lines of a head stand between the headline and the same headline again, at most. */
const REPEATS_WITHIN = 5;

/**
 * The label that each line is, if any. A headline may begin like a label (`解説：…`) and a category may be called like
 * one: the first line is a headline when it comes again, or when its section has a label of its own further down, and
 * what stands between two equal headlines is no section.
 */
export function labelsOf(lines: TextLine[]): (Label | undefined)[] {
  const labels = lines.map((line) => matchLabel(line.text));
  const [first] = labels;
  if (!lines[0] || (first && (!first.rest || first.isProse))) return labels;

  const key = headlineKey(lines[0].text);
  const repeat = lines.findIndex(
    ({ text }, index) => index > 0 && index <= REPEATS_WITHIN && headlineKey(text) === key,
  );
  if (repeat > 0) {
    const isSource = (label: Label | undefined) => label?.kind === 'source' || label?.kind === 'tags';
    return labels.map((label, index) => (index > repeat || isSource(label) ? label : undefined));
  }
  const comesAgain = labels.some((label, index) => index > 0 && label?.kind === first?.kind);
  return first && comesAgain ? labels.with(0, undefined) : labels;
}
