import { remember } from '../remember.ts';
import { displayWidth } from '../text-width.ts';
import { charactersOf, mayEnd, type Piece, piecesOf, withGap, wordsOf } from './line-pieces.ts';
import { parseRuby, type RubyNode } from './ruby.ts';

/**
 * Of a headline: what stays on one line. `unbroken` where browsers would break it all the same, `word-break: keep-all` or not; `torn`
 * where a narrow column has no room for a word of letters.
 */
export type HeadlinePiece = { nodes: RubyNode[]; has?: 'unbroken' | 'torn' };

/**
 * What a reader takes in at one breath: up to a comma, a full stop, a wide space. `em` is as wide as it can get, rounded up: where a
 * line has that much room, it stays whole.
 */
export type Clause = { pieces: HeadlinePiece[]; em: number };

/** Longer phrases are cut between their words: they would not fit a narrow column. In full-width characters. */
const LONG_PHRASE = 8;
/** No part of one is shorter. */
const SHORTEST_PART = 3;
/** No headline; its phrases are not looked for. */
const MOST = 500;
/** Characters: the headlines of some thousand articles. */
const REMEMBERED = 500_000;

/** Where a clause ends: behind what makes a reader pause. */
const CLAUSE_END = /(?:[、。，]|[？！?!]+[\u3000 ]?|[^\s]\u3000|——|――)$/u;
/** What `keep-all` keeps whole by itself, between the brackets and marks that stay with it. */
const KEPT =
  /^[「『（【〈《“―—]*[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー々〇A-Za-z0-9０-９Ａ-Ｚａ-ｚ]*[」』）】〉》”、。？！]*\s*$/u;
/** A word of letters that a narrow column has no room for: it may break anywhere. */
const LONG_WORD = /[\p{Script=Latin}\p{N}'’.&/+-]{13}/u;

/**
 * A Japanese headline, label or heading in its clauses, and these in the pieces between which a line may end: between phrases (文節),
 * not before a comma or a closing bracket, not behind an opening one (JIS X 4051), and not between a number and its unit.
 * @param text may have readings, `{漢字|かんじ}`, which stay with their characters
 * @returns joined they are the text
 */
export const clausesOf: (text: string) => readonly Clause[] = remember(findClauses, {
  keyOf: (text) => text,
  sizeOf: (text) => 4 * text.length,
  most: REMEMBERED,
});

/** Where lines of a Japanese headline may end: places in the text, in UTF-16 units, without its beginning and end. */
export function breaksOf(text: string): number[] {
  const ends: number[] = [];
  let at = text.length - text.trimStart().length;
  for (const piece of piecesOf(text, 'ja')) {
    const isLong = displayWidth(piece.text) / 2 > LONG_PHRASE;
    for (const part of isLong
      ? partsOf(wordsOf(piece, mayEnd).flatMap(shortened))
      : [piece.text + piece.gap]) {
      at += part.length;
      ends.push(at);
    }
  }
  return ends.slice(0, -1);
}

/** A word that no column has room for, such as スーパーコンピューター: its line may end behind a long vowel, or else between any characters. */
function shortened(word: Piece): Piece[] {
  if (displayWidth(word.text) / 2 <= LONG_PHRASE || LONG_WORD.test(word.text) || /[\d０-９]/.test(word.text))
    return [word];
  const syllables = word.text.split(/(?<=ー)(?=[^ー、。」』）]{3})/u);
  const parts = syllables.map((text) => ({ text, gap: '' }));
  const isShort = parts.every(({ text }) => displayWidth(text) / 2 <= LONG_PHRASE);
  return withGap(isShort ? parts : charactersOf({ ...word, gap: '' }), word.gap);
}

/** Words in as few parts as have room in `LONG_PHRASE`; short ones are avoided, too long ones more so. */
function partsOf(words: { text: string; gap: string }[]): string[] {
  type Way = { cost: number; parts: string[] };
  const ways: Way[] = [{ cost: 0, parts: [] }];
  for (let end = 1; end <= words.length; end++) {
    let best: Way | undefined;
    for (let start = end - 1; start >= 0; start--) {
      const part = words
        .slice(start, end)
        .map(({ text, gap }) => text + gap)
        .join('');
      const width = displayWidth(part.trimEnd()) / 2;
      const before = ways[start];
      if (!before || (start < end - 1 && width > 2 * LONG_PHRASE + SHORTEST_PART)) break;
      const tooLong = Math.max(0, width - LONG_PHRASE) * 100;
      const tooShort = Math.max(0, SHORTEST_PART - width) ** 2 * 50;
      const cost = before.cost + 1 + tooLong + tooShort;
      if (!best || cost < best.cost) best = { cost, parts: [...before.parts, part] };
    }
    if (best) ways.push(best);
  }
  return ways.at(-1)?.parts ?? [];
}

function findClauses(text: string): Clause[] {
  const nodes = parseRuby(text);
  const plain = textOf(nodes);
  if (plain.length > MOST) return [{ pieces: [{ nodes, has: 'torn' }], em: MOST }];
  const inside = placesInside(nodes);
  const ends = [...breaksOf(plain).filter((at) => !inside.has(at)), plain.length];
  const clauses: Clause[] = [];
  let isOpen = false;
  for (const [index, end] of ends.entries()) {
    const taken = takeOff(nodes, end - (ends[index - 1] ?? 0));
    const words = textOf(taken);
    const has = LONG_WORD.test(words) ? 'torn' : KEPT.test(words) ? undefined : 'unbroken';
    const piece: HeadlinePiece = { nodes: taken, ...(has && { has }) };
    const clause = clauses.at(-1);
    if (isOpen && clause) clause.pieces.push(piece);
    else clauses.push({ pieces: [piece], em: 0 });
    isOpen = !CLAUSE_END.test(words);
  }
  for (const clause of clauses) clause.em = roomFor(clause.pieces.flatMap((piece) => piece.nodes));
  return clauses;
}

const textOf = (nodes: RubyNode[]) =>
  nodes.map((node) => (node.kind === 'ruby' ? node.base : node.text)).join('');

/** The places between two characters that have one reading. */
function placesInside(nodes: RubyNode[]): Set<number> {
  const places = new Set<number>();
  let at = 0;
  for (const node of nodes) {
    const { length } = textOf([node]);
    if (node.kind === 'ruby') for (let place = 1; place < length; place++) places.add(at + place);
    at += length;
  }
  return places;
}

/** Takes nodes with that many characters off the front of a list, the last of them in part. */
function takeOff(nodes: RubyNode[], length: number): RubyNode[] {
  const taken: RubyNode[] = [];
  for (let left = length; left > 0; ) {
    const node = nodes.shift();
    if (!node) break;
    if (node.kind === 'text' && node.text.length > left) {
      nodes.unshift({ kind: 'text', text: node.text.slice(left) });
      node.text = node.text.slice(0, left);
    }
    taken.push(node);
    left -= textOf([node]).length;
  }
  return taken;
}

/** What stands half as wide beside another of its kind, in browsers that trim (CSS Text 4, `text-spacing-trim`). */
const TRIMMED =
  /[、。，．」』）】〉》”](?=[、。，．「『（【〈《“」』）】〉》”\u3000])|[「『（【〈《“](?=[「『（【〈《“])/gu;
/** The blank half of it may pass the edge, where a browser does not trim it there; of a space nobody sees that it does. */
const AT_END = { closing: /[、。，．」』）】〉》”]\u3000?$/u, space: /\u3000$/u };
const BETWEEN_SCRIPTS =
  /[A-Za-z0-9](?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}](?=[A-Za-z0-9])/gu;
/**
 * In em, beyond half of one: of letters in a bold face, the widest apart, of marks that Japanese faces set full-width and Unicode calls
 * ambiguous, and of the gap that browsers leave between scripts.
 */
const WIDER = { capital: 0.3, small: 0.08, broad: 0.3, ambiguous: 0.5, gap: 0.125 };

/** In em, rounded up: how much room a clause wants in a line. */
function roomFor(nodes: RubyNode[]): number {
  const text = textOf(nodes);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const readings = nodes.reduce(
    (sum, node) =>
      node.kind === 'ruby'
        ? sum + Math.max(0, displayWidth(node.reading) / 4 - displayWidth(node.base) / 2)
        : sum,
    0,
  );
  const wider =
    count(/[A-Z]/g) * WIDER.capital +
    count(/[a-z0-9]/g) * WIDER.small +
    count(/[WMmw@]/g) * WIDER.broad +
    count(/[―—…‥“”‘’×÷±°′″←-↓①-⑳Ⅰ-ⅻ№℃]/g) * WIDER.ambiguous +
    count(BETWEEN_SCRIPTS) * WIDER.gap;
  const narrower =
    count(TRIMMED) / 2 + (AT_END.closing.test(text) ? 0.5 : 0) + (AT_END.space.test(text) ? 1 : 0);
  return Math.ceil(displayWidth(text) / 2 + readings + wider - narrower);
}
