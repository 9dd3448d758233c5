import type { InlineNode } from './inline.ts';

/*
 * Japanese text as newspapers set it downwards: lines of a fixed number of characters, broken here, so that a browser only has
 * to place one line beside the other and begin another tier (段) where the page ends. No stylesheet lets lines that run
 * downwards go on in a tier below: columns of such text grow out of their box, and what follows would lie beneath them.
 */

/** Characters in a line. */
export const LINE = 18;

/** A mark that a piece of text has. */
export type Mark = { kind: 'strong' } | { kind: 'emphasis' } | { kind: 'link'; href: string };

/**
 * What is set as one. `upright`: as it stands. `combined`: two digits beside each other in one cell. `sideways`: a Latin word.
 */
export type Piece = { marks: readonly Mark[] } & (
  | { kind: 'upright' | 'combined' | 'sideways'; text: string }
  | { kind: 'ruby'; base: string; reading: string }
  | { kind: 'citation'; n: number; index: number }
);

/**
 * A line, with the empty characters at its top.
 * @property spacing what each character gets so that it ends where the tier does, in hundredths of one
 */
export type Line = { indent: number; spacing: number; pieces: readonly Piece[] };

/** What is set wider than this looks like a row of words: such a line ends early instead. */
const MOST_SPACING = 20;

type Unit = {
  piece: Piece;
  /** How much of the line it takes, in characters. */
  advance: number;
  /** No line may begin with it. */
  isJoined: boolean;
  /** No line may end with it. */
  opens: boolean;
  /** It may stand below the line's end. */
  hangs: boolean;
};

/** No line begins with these: closing brackets, full stops and commas, small letters, marks that repeat or lengthen. */
const NO_START =
  /^[、。，．・：；？！）］｝」』】〉》〕〟’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ％℃…‥〜―]/u;
/** No line ends with these. */
const NO_END = /[（［｛「『【〈《〔〝‘“]$/u;
const HANGING = /^[、。]$/u;
/** What a number counts stays with it. */
const COUNTED = /^[\p{sc=Han}カヵケ％℃]/u;

/**
 * Breaks a text into lines. Full stops and commas may hang below the end; what else must not begin a line takes the
 * character before it along. A number stays with what it counts.
 * @param options.first empty characters at the top of the first line
 * @param options.rest the same of the others
 */
export function tateLines(
  nodes: readonly InlineNode[],
  { first = 1, rest = 0 }: { first?: number; rest?: number } = {},
): Line[] {
  const lines: Line[] = [];
  for (const paragraph of paragraphsOf(nodes)) {
    let start = 0;
    while (start < paragraph.length) {
      const indent = start === 0 && lines.length === 0 ? first : rest;
      const end = endOfLine(paragraph, start, LINE - indent);
      const units = withoutEdges(paragraph.slice(start, end));
      const spacing = end === paragraph.length ? 0 : spacingOf(units, LINE - indent);
      lines.push({ indent, spacing, pieces: units.map(({ piece }) => piece) });
      start = end;
    }
  }
  return lines;
}

/** The pieces of a text without marks, such as a heading, which a browser breaks itself. */
export const tatePieces = (text: string): Piece[] => unitsOf(text, []).map(({ piece }) => piece);

function endOfLine(units: readonly Unit[], start: number, room: number): number {
  let end = start;
  let taken = 0;
  while (end < units.length && taken + (units[end]?.advance ?? 0) <= room) {
    taken += units[end]?.advance ?? 0;
    end += 1;
  }
  if (end === units.length) return end;
  // One that is longer than a line stands alone in it.
  if (end === start) return start + 1;
  if (units[end]?.hangs) end += 1;
  let legal = end;
  while (legal > start && !mayBreak(units, legal)) legal -= 1;
  return legal > start ? legal : end;
}

const mayBreak = (units: readonly Unit[], at: number): boolean =>
  at === units.length || (!units[at]?.isJoined && !units[at - 1]?.opens);

function spacingOf(units: readonly Unit[], room: number): number {
  const letters = units.reduce(
    (sum, { piece }) => sum + (piece.kind === 'sideways' ? piece.text.length : 1),
    0,
  );
  const left = room - units.reduce((sum, { advance }) => sum + advance, 0);
  const spacing = Math.floor((100 * left) / Math.max(1, letters - 1));
  return spacing > MOST_SPACING ? 0 : Math.max(0, spacing);
}

const isSpace = (unit: Unit | undefined) => unit?.piece.kind === 'sideways' && unit.piece.text === ' ';

function withoutEdges(units: Unit[]): Unit[] {
  const from = isSpace(units[0]) ? 1 : 0;
  return units.slice(from, isSpace(units.at(-1)) ? -1 : undefined);
}

/** The units of each paragraph; line breaks of a text divide it. */
function paragraphsOf(nodes: readonly InlineNode[]): Unit[][] {
  const paragraphs: Unit[][] = [[]];
  const add = (...units: Unit[]) => paragraphs.at(-1)?.push(...units);
  const walk = (children: readonly InlineNode[], marks: readonly Mark[]) => {
    for (const node of children) {
      switch (node.kind) {
        case 'text':
          add(...unitsOf(node.text, marks));
          break;
        case 'strong':
        case 'emphasis':
          walk(node.children, [...marks, { kind: node.kind }]);
          break;
        case 'link':
          walk(node.children, [...marks, { kind: 'link', href: node.href }]);
          break;
        case 'ruby': {
          const { base, reading } = node;
          // Readings are half as large, and may be wider than what they stand beside.
          const advance = Math.max([...base].length, [...reading].length / 2);
          add(unit({ kind: 'ruby', base, reading, marks }, { advance }));
          break;
        }
        case 'citation':
          add(
            unit(
              { kind: 'citation', n: node.n, index: node.index, marks },
              { advance: 0.75, isJoined: true },
            ),
          );
          break;
        case 'break':
          paragraphs.push([]);
      }
    }
  };
  walk(nodes, []);
  return paragraphs.filter((units) => units.length > 0);
}

function unit(piece: Piece, more: Partial<Omit<Unit, 'piece'>> = {}): Unit {
  return { piece, advance: 1, isJoined: false, opens: false, hangs: false, ...more };
}

/** A number; Latin words in a row; a space; any other character. */
const TOKENS =
  /(?<number>\d[\d,]*(?:\.\d+)?)|(?<latin>[A-Za-z\u00C0-\u024F][\w.&'’+\-\u00C0-\u024F]*(?: [A-Za-z0-9\u00C0-\u024F][\w.&'’+\-\u00C0-\u024F]*)*)|(?<space>[^\S\u3000]+)|(?<other>.)/gsu;

/** Of a Latin letter on its side, in characters: the mean of common faces. */
const LATIN = 0.5;

function unitsOf(text: string, marks: readonly Mark[]): Unit[] {
  const units: Unit[] = [];
  const upright = (character: string, isJoined = false, opens = false) =>
    units.push(
      unit(
        { kind: 'upright', text: character, marks },
        {
          isJoined: isJoined || NO_START.test(character),
          opens: opens || NO_END.test(character),
          hangs: HANGING.test(character),
        },
      ),
    );
  let wasNumber = false;
  for (const { groups = {} } of halfWidth(text).matchAll(TOKENS)) {
    const { number, latin, other } = groups;
    if (number !== undefined) {
      if (/^\d\d$/.test(number)) units.push(unit({ kind: 'combined', text: number, marks }));
      else [...numberCells(number)].forEach((cell, index) => void upright(cell, index > 0));
    } else if (latin !== undefined) {
      if (/^[A-Z][A-Z0-9&]{0,4}$/.test(latin)) {
        [...latin].forEach((letter, index) => void upright(fullWidth(letter), index > 0 || wasNumber));
      } else {
        for (const word of latin.split(/( )/)) {
          units.push(unit({ kind: 'sideways', text: word, marks }, { advance: LATIN * word.length }));
        }
      }
    } else if (other !== undefined) {
      const cell = CELLS.get(other) ?? other;
      upright(cell, wasNumber && COUNTED.test(cell), wasNumber && cell === '〜');
    }
    wasNumber = number !== undefined;
  }
  return units;
}

/** The cells of a number that is not of two digits: `3` → ３, `28.6` → ２８・６, `1,234` → １２３４, `290,000` → ２９０，０００. */
function numberCells(number: string): string {
  const digits = number.replace(/[,.]/g, '').length;
  const spaced = digits > 4 ? number.replaceAll(',', '，') : number.replaceAll(',', '');
  return fullWidth(spaced.replace('.', '・'));
}

const SHIFT = 0xfee0;
const fullWidth = (text: string): string =>
  text.replace(/[\dA-Za-z&]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + SHIFT));
/** Digits and Latin letters in one width, whatever was typed. */
const halfWidth = (text: string): string =>
  text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - SHIFT),
  );

/** What is printed downwards for what was typed along. */
const CELLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '%': '％',
    '(': '（',
    ')': '）',
    ':': '：',
    '/': '／',
    '!': '！',
    '?': '？',
    ',': '、',
    '+': '＋',
    '=': '＝',
    '&': '＆',
    $: '＄',
    '¥': '￥',
    '~': '〜',
    '～': '〜',
    '–': '〜',
    '-': '－',
    '−': '－',
    '･': '・',
    '“': '〝',
    '”': '〟',
  }),
);
