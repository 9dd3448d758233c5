import { splitLines } from '#lib/import/lines/clean-line.ts';

/**
 * What was said of the lines of a text, for the text that became of it: lines above and below what was typed keep their
 * answers, those in between are asked about anew.
 */
export function moveAnswers<Said>(
  before: string,
  after: string,
  answers: Readonly<Record<number, Said>>,
): Record<number, Said> {
  const [old, now] = [splitLines(before), splitLines(after)];
  const least = Math.min(old.length, now.length);
  let above = 0;
  while (above < least && old[above] === now[above]) above += 1;
  let below = 0;
  while (below < least - above && old[old.length - 1 - below] === now[now.length - 1 - below]) below += 1;
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, is]): [number, Said][] => {
      const line = Number(key);
      if (line <= above) return [[line, is]];
      return line > old.length - below ? [[line + now.length - old.length, is]] : [];
    }),
  );
}
