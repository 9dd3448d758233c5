import { joinLines } from '#lib/article/clean-text.ts';
import { MAX_SEGMENT_LENGTH } from '#lib/article/document.ts';
import type { TextLine } from './read-lines.ts';
import { endsSentence } from './sentence.ts';

const JAPANESE_LETTER = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;
/** A text file is wrapped at 30 to 50 Japanese letters, or 60 to 100 others. */
const NARROWEST = { japanese: 25, other: 50 };
const WIDEST = 100;
/** No line of English ends with these unless it runs on. */
const RUNS_ON =
  /(?:^|\s)(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|as|that|which|who|whose|is|are|was|were|be|has|have|had|will|would|can|could|its|their|his|her|than|into|over|under|between|through|but|not)$/iu;

/**
 * Joins the lines of paragraphs that were wrapped: one that ends in a comma, that goes on in lower case, or that stands in
 * a block of lines of one width, none of which but the last is short. Each joined line has the numbers of the others.
 * @param standsAlone whether a line is something by itself, such as a label or a heading (`closed`), or begins something of
 *   its own that may go on, such as a bullet (`open`)
 */
export function joinWrapped(
  lines: TextLine[],
  standsAlone: (line: TextLine) => 'closed' | 'open' | undefined,
): TextLine[] {
  const blocks: TextLine[][] = [];
  let block: TextLine[] = [];
  const end = () => {
    if (block.length > 0) blocks.push(block);
    block = [];
  };
  for (const line of lines) {
    if (line.blankBefore) end();
    if (block.length > 0 && (line.is || standsAlone(line))) end();
    block.push(line);
    if (line.blankAfter) end();
  }
  end();
  const widths = blocks.flatMap((each) => widthOf(each) ?? []);
  const width = widths.length > 1 ? Math.max(...widths) : undefined;
  return blocks.flatMap(joinBlock);

  function joinBlock(block: TextLine[]): TextLine[] {
    const [first, ...rest] = block;
    if (!first) return [];
    const begins = rest.length > 0 ? standsAlone(first) : undefined;
    if (begins === 'closed') return [first, ...joinBlock(rest)];
    const isWrapped = begins === undefined && widthOf(block, width) !== undefined;
    const result: TextLine[] = [first];
    for (const [index, line] of rest.entries()) {
      const before = block[index];
      const target = result.at(-1);
      if (before && target && fits(target, line) && (isWrapped || goesOn(before.text, line.text))) {
        result[result.length - 1] = joined(target, line);
      } else result.push(line);
    }
    return result;
  }
}

/** A line with the one that it goes on in. */
export const joined = (line: TextLine, next: TextLine): TextLine => ({
  ...line,
  text: joinLines([line.text, next.text]),
  more: [...(line.more ?? []), next.number, ...(next.more ?? [])],
  blankAfter: next.blankAfter,
});

const fits = (target: TextLine, line: TextLine) =>
  target.text.length + line.text.length < MAX_SEGMENT_LENGTH && !/\t/.test(target.text + line.text);

function goesOn(before: string, after: string): boolean {
  if (/[,\u3001\uFF0C;]$/u.test(before)) return before.length >= 12;
  if (JAPANESE_LETTER.test(before)) return false;
  if (endsSentence(before) || before.length < NARROWEST.other / 2) return false;
  return /^\p{Ll}/u.test(after) || RUNS_ON.test(before);
}

/**
 * The width that the lines fill, where some of them break within a sentence. Two lines prove none, unless others of the text
 * fill the same.
 */
function widthOf(block: TextLine[], known?: number): number | undefined {
  const all = block.slice(0, -1).map(({ text }) => text);
  const last = block.at(-1)?.text ?? '';
  const widest = Math.max(0, ...all.map((text) => text.length));
  const isJapanese = JAPANESE_LETTER.test(all[0] ?? '');
  const least = isJapanese ? NARROWEST.japanese : NARROWEST.other;
  const slack = isJapanese ? 3 : Math.max(12, widest * 0.2);
  const isKnown = known !== undefined && all.length > 0 && Math.abs(known - widest) <= slack;
  if ((all.length < 2 && !isKnown) || widest < least || widest > WIDEST || last.length > widest + 2)
    return undefined;
  const open = all.filter((text) => !endsSentence(text) && !/[\p{Pe}:\uFF1A]$/u.test(text));
  const isSentence = block.some(({ text }) => endsSentence(text) || /[\u3002.]/u.test(text.slice(0, -1)));
  const isFilled = all.every((text) => text.length >= widest - slack);
  return isFilled && open.length * 2 >= all.length && isSentence ? widest : undefined;
}
