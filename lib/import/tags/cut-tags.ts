import { matchKey } from '#lib/article/normalize.ts';
import { hasContent } from '../lines/sentence.ts';
import type { Vocabulary } from '../report.ts';
import { cheapestStretches, type Edge, waysThrough } from './cheapest-cuts.ts';
import { canCutAt, type TagCell, tagCellsOf } from './tag-cells.ts';

export type KnownTag = { tagId: number; text: string };
export type TagPiece =
  | ({ kind: 'known' } & KnownTag)
  | { kind: 'unknown'; text: string }
  /** Several readings are equally good; at most 8 are listed. */
  | { kind: 'tie'; text: string; readings: KnownTag[][] };

type Wordings = { idOf: Map<string, number>; longest: number };
type Cut = Edge & { tagId?: number; isGap?: true };

const LONGEST_LINE = 2_000;
const MOST_READINGS = 8;
const SEPARATOR = /[\u3001,\uFF0C\uFF64|\uFF5C;\uFF1B\t]|(?<=^|\s)[#\uFF03]/u;

/**
 * Cuts a line of tags into the tags it names. With separators it is split at them; without, it is read in the way
 * that costs least: 1 for a known wording, 2 and 1 per character for other text. A tag named twice is kept once.
 * @param line one line; more than 2,000 characters are not cut, but one unknown piece
 */
export function cutTagLine(line: string, tags: Vocabulary['tags']): { pieces: TagPiece[] } {
  if (line.length > LONGEST_LINE) return { pieces: [{ kind: 'unknown', text: line }] };
  const wordings = wordingsOf(tags);
  const items = line.split(SEPARATOR);
  return { pieces: once(items.length > 1 ? cutItems(line, items, wordings) : cutFree(line, wordings)) };
}

function wordingsOf(tags: Vocabulary['tags']): Wordings {
  const idOf = new Map<string, number>();
  let longest = 0;
  for (const { id, wordings } of tags) {
    for (const key of wordings.map(matchKey)) {
      if (key && !idOf.has(key)) idOf.set(key, id);
      longest = Math.max(longest, key.length);
    }
  }
  return { idOf, longest };
}

/** The author separated the tags: an item is known or unknown as a whole. A name may hold a separator itself. */
function cutItems(line: string, items: string[], wordings: Wordings): TagPiece[] {
  const starts = items.map((_, index) => items.slice(0, index).join(' ').length + (index > 0 ? 1 : 0));
  const pieces: TagPiece[] = [];
  for (let index = 0; index < items.length; index += 1) {
    const run = longestKnownRun(line, items, starts, index, wordings);
    if (run) {
      pieces.push({ kind: 'known', ...run.tag });
      index = run.last;
      continue;
    }
    const text = withoutHash(items[index] ?? '');
    const inner = cutFree(text, wordings);
    const isAllKnown = inner.length > 1 && inner.every(({ kind }) => kind === 'known');
    const isJoined = tagCellsOf(text).some(({ kind }) => kind === 'separator');
    if (isAllKnown && isJoined) pieces.push(...inner);
    else if (hasContent(text)) pieces.push({ kind: 'unknown', text });
  }
  return pieces;
}

const withoutHash = (item: string) => item.trim().replace(/^[#\uFF03]+(?=[^#\uFF03\s])/u, '');

function longestKnownRun(
  line: string,
  items: string[],
  starts: number[],
  first: number,
  { idOf, longest }: Wordings,
): { tag: KnownTag; last: number } | undefined {
  const start = starts[first] ?? 0;
  let found: { tag: KnownTag; last: number } | undefined;
  for (let last = first; last < items.length; last += 1) {
    const text = line.slice(start, (starts[last] ?? 0) + (items[last]?.length ?? 0)).trim();
    const tagId = idOf.get(matchKey(text)) ?? idOf.get(matchKey(withoutHash(text)));
    if (tagId !== undefined) found = { tag: { tagId, text: withoutHash(text) }, last };
    if (text.length > 2 * longest) break;
  }
  return found;
}

function cutFree(line: string, wordings: Wordings): TagPiece[] {
  const cells = tagCellsOf(line);
  const textOf = ({ from, to }: { from: number; to: number }) =>
    cells
      .slice(from, to)
      .map((cell) => cell.text)
      .join('')
      .trim();
  return cheapestStretches(cells.length, cutsOf(cells, wordings)).flatMap((stretch): TagPiece[] => {
    const text = textOf(stretch);
    const [only, ...others] = stretch.edges;
    if (others.length === 0) {
      if (only?.isGap) return [];
      return only?.tagId === undefined
        ? unknownPieces(text, wordings)
        : [{ kind: 'known', tagId: only.tagId, text }];
    }
    // Where even the unknown rest is in doubt, no reading could be listed whole.
    if (stretch.edges.some((edge) => edge.tagId === undefined && !edge.isGap))
      return unknownPieces(text, wordings);
    const readings = waysThrough(stretch, MOST_READINGS).map((way) =>
      way.flatMap((edge) => (edge.tagId === undefined ? [] : [{ tagId: edge.tagId, text: textOf(edge) }])),
    );
    return [{ kind: 'tie', text, readings }];
  });
}

function cutsOf(cells: TagCell[], wordings: Wordings): Cut[] {
  const sure = [...knownCuts(cells, wordings), ...gapCuts(cells)];
  // Unknown text is never cheaper in two pieces, so it fills what lies between known pieces and separators.
  const known = sure.filter(({ from, to, isGap }) => !isGap && to - from >= LONG_WORD - 1);
  const longEnds = new Set(known.map(({ to }) => to));
  const longStarts = new Set(known.map(({ from }) => from));
  const katakana = cells.map(isKatakana);
  const isWordEdge = (at: number) => !(katakana[at - 1] && katakana[at]);
  const isLongRun = (from: number, to: number) =>
    to - from >= LONG_WORD && katakana.slice(from, to).every(Boolean);
  const begins = (from: number) =>
    isWordEdge(from) || (longEnds.has(from) && canBegin(cells[from]) && isLongRun(from, from + LONG_WORD));
  const ends = (to: number) =>
    !isBeforeAcronym(cells, to) && (isWordEdge(to) || (longStarts.has(to) && isLongRun(to - LONG_WORD, to)));
  const starts = [...new Set([0, ...sure.map(({ to }) => to)])].filter(begins);
  const stops = new Set([cells.length, ...sure.map(({ from }) => from)].filter(ends));
  const unknown = starts.flatMap((from) => {
    const cuts: Cut[] = [];
    for (let to = from + 1; to <= cells.length && cells[to - 1]?.kind !== 'separator'; to += 1) {
      if (stops.has(to)) cuts.push({ from, to, cost: 2 + to - from });
    }
    return cuts;
  });
  return [...sure, ...unknown];
}

/** インドネシア does not begin with India: so long must the rest of a run of katakana be to be a word, and the known one nearly. */
const LONG_WORD = 4;

/** No word begins with one of these. */
const canBegin = (cell: TagCell | undefined) => !/^[ンーァィゥェォッャュョヮ]/u.test(cell?.key ?? '');

/** OpenAI is one name, though AI is known. */
function isBeforeAcronym(cells: TagCell[], at: number): boolean {
  return cells[at - 1]?.kind === 'lower' && cells[at]?.kind === 'upper' && cells[at + 1]?.kind !== 'lower';
}

function isKatakana(cell: TagCell | undefined): boolean {
  return /^[\p{sc=Kana}\u30FC]/u.test(cell?.key ?? '');
}

function knownCuts(cells: TagCell[], { idOf, longest }: Wordings): Cut[] {
  return cells.flatMap((_, from) => {
    const cuts: Cut[] = [];
    let key = canCutAt(cells, from) ? '' : undefined;
    for (let to = from + 1; key !== undefined && to <= cells.length; to += 1) {
      key += cells[to - 1]?.key;
      if (key.length > longest) break;
      const tagId = idOf.get(key);
      if (tagId !== undefined && canCutAt(cells, to)) cuts.push({ from, to, cost: 1, tagId });
    }
    return cuts;
  });
}

function gapCuts(cells: TagCell[]): Cut[] {
  return cells.flatMap(({ kind }, from) =>
    kind === 'space' || kind === 'separator' ? [{ from, to: from + 1, cost: 0, isGap: true }] : [],
  );
}

/**
 * Proposals for text that no tag is called: one for each name of a run like `FooBarOpenAISpaceX`, else the text. A row of
 * capitals that known acronyms make up (`AIEU`) may be those, and is asked about.
 */
function unknownPieces(text: string, wordings: Wordings): TagPiece[] {
  const acronyms = acronymsIn(text, wordings);
  if (acronyms) return [{ kind: 'tie', text, readings: [acronyms] }];
  const isLatin = !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text);
  const words = isLatin ? text.split(/(?<=[\p{Ll}\p{Lu}])(?=\p{Lu}\p{Ll})/u) : [text];
  return words
    .map((word) => word.trim())
    .flatMap((word) => (hasContent(word) ? [{ kind: 'unknown', text: word }] : []));
}

const LONGEST_ACRONYMS = 30;

/** The fewest known acronyms that make up the text. */
function acronymsIn(text: string, { idOf }: Wordings): KnownTag[] | undefined {
  if (text.length > LONGEST_ACRONYMS || !/^\p{Lu}{4,}$/u.test(text)) return undefined;
  const ways: (KnownTag[] | undefined)[] = [[]];
  for (let to = 1; to <= text.length; to += 1) {
    for (let from = 0; from <= to - 2; from += 1) {
      const tagId = idOf.get(matchKey(text.slice(from, to)));
      const before = ways[from];
      const known = ways[to];
      if (tagId === undefined || !before || (known && known.length <= before.length + 1)) continue;
      ways[to] = [...before, { tagId, text: text.slice(from, to) }];
    }
  }
  return ways[text.length];
}

function once(pieces: TagPiece[]): TagPiece[] {
  const seen = new Set<string>();
  return pieces.filter((piece) => {
    const key = piece.kind === 'known' ? `#${piece.tagId}` : `${piece.kind} ${matchKey(piece.text)}`;
    return !seen.has(key) && seen.add(key);
  });
}
