import { MAX_SEGMENT_LENGTH } from '#lib/article/document.ts';
import type { AnsweredLine } from './answers.ts';
import { joined } from './join-wrapped.ts';
import type { TextLine } from './read-lines.ts';

/**
 * The lines with what an editor has said of them; one that goes on with the line above becomes part of it. Lines that are not
 * there, or blank, are passed over.
 */
export function withAnswers(lines: TextLine[], answers: readonly AnsweredLine[]): TextLine[] {
  if (answers.length === 0) return lines;
  const said = new Map(answers.map(({ line, is }) => [line, is]));
  const result: TextLine[] = [];
  for (const line of lines) {
    const is = said.get(line.number);
    const before = result.at(-1);
    if (is !== 'joined') result.push(is ? { ...line, is } : line);
    else if (before && before.text.length + line.text.length < MAX_SEGMENT_LENGTH)
      result[result.length - 1] = joined(before, line);
    else result.push(line);
  }
  return result;
}
