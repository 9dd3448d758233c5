import { charactersOf, type Piece, wordsOf } from '../article/line-pieces.ts';

/** What a line that is not the last had better not end with. */
const SMALL_WORD = /(?:^| )(?:a|an|the|of|to|in|on|at|by|for|and|or|but|as|is|its|with|from|why|how)$/i;
/** Where a sentence takes breath, a wide space included: a good end of a line, and a poor inside. */
const PAUSE = /[、。：:;,!?！？—–]$|\u3000$/;

const COST = { smallWord: 0.05, pauseInside: 0.2, pauseAtEnd: -0.1, orphan: 1 };

/**
 * Breaks pieces into as few lines as they need, of about equal length, which end where the sentence takes breath if they
 * can. A short last line is avoided (an orphan).
 * @param options.most how wide a line may be, in the unit of `widthOf`
 * @param options.mayTear whether a piece that is wider than a line is broken between its characters; else there is no answer
 * @returns the lines, and how poor they are: 0 where all are full, and about 1 for an orphan; null where a piece is too wide
 */
export function breakLines(
  pieces: readonly Piece[],
  options: { most: number; widthOf: (text: string) => number; mayTear?: boolean },
): { lines: string[]; cost: number } | null {
  const { most, widthOf, mayTear = false } = options;
  const isWide = (piece: Piece) => widthOf(piece.text) > most;
  if (pieces.some(isWide) && !mayTear) return null;
  const parts = pieces
    .flatMap((piece) => (isWide(piece) ? wordsOf(piece) : [piece]))
    .flatMap((piece) => (isWide(piece) ? charactersOf(piece) : [piece]))
    .map((piece) => ({
      ...piece,
      width: widthOf(piece.text),
      space: piece.gap === '' ? 0 : widthOf(piece.gap),
      ending: piece.text + (piece.hyphen ?? ''),
    }));

  /** The best ways to break the parts before each place, by the number of their lines: the last of these, and what was before. */
  type Way = { cost: number; line: string; before: Way | null };
  const waysUntil: Way[][] = [[{ cost: 0, line: '', before: null }]];
  for (const [index] of parts.entries()) {
    const ways: Way[] = [];
    let [line, width] = ['', 0];
    for (let from = index; from >= 0; from--) {
      const part = parts[from];
      if (!part) break;
      width += from === index ? widthOf(part.ending) : part.width + part.space;
      if (width > most && from < index) break;
      line = from === index ? part.ending : part.text + part.gap + line;
      const cost = costOf(line, {
        filled: width / most,
        gap: parts[index]?.gap ?? '',
        isFirst: from === 0,
        isLast: index === parts.length - 1,
      });
      for (const [lines, before] of Object.entries(waysUntil[from] ?? [])) {
        const count = Number(lines) + 1;
        const way = { cost: before.cost + cost, line, before };
        if (way.cost < (ways[count]?.cost ?? Number.POSITIVE_INFINITY)) ways[count] = way;
      }
    }
    waysUntil.push(ways);
  }
  // The first that there is has the fewest lines.
  const best = waysUntil.at(-1)?.find(Boolean);
  const lines: string[] = [];
  for (let way = best ?? null; way?.before; way = way.before) lines.unshift(way.line);
  return { lines, cost: (best?.cost ?? 0) / Math.max(1, lines.length) };
}

/** @param place.filled how much of the width the line takes */
function costOf(
  line: string,
  place: { filled: number; gap: string; isFirst: boolean; isLast: boolean },
): number {
  const { filled, gap, isFirst, isLast } = place;
  let cost = (1 - filled) ** 2;
  if (/[、。：:;,!?！？—–\u3000]./u.test(line)) cost += COST.pauseInside;
  if (isLast) return cost + (!isFirst && filled < 0.25 ? COST.orphan : 0);
  if (SMALL_WORD.test(line)) cost += COST.smallWord;
  return PAUSE.test(line + gap) ? cost + COST.pauseAtEnd : cost;
}
