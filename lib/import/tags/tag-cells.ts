import { foldForMatch } from '#lib/article/normalize.ts';

/**
 * The smallest piece of a tag line that may stand for itself: a character with its marks, as written and as it is
 * compared. Cells keep the two in step where folding changes the length (half-width kana, full-width letters).
 */
export type TagCell = { text: string; key: string; kind: CellKind };
type CellKind = 'upper' | 'lower' | 'digit' | 'letter' | 'free' | 'space' | 'separator' | 'sign';

/** Separators that may also stand within a name; others (`、` `,` `|` `#`) separate a line before it is cut. */
const WITHIN_NAMES = /^[\u30FB\u00B7\u2022\u2027/]$/u;

export function tagCellsOf(line: string): TagCell[] {
  const cells: TagCell[] = [];
  for (const { segment } of new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(line)) {
    const key = foldForMatch(segment).replace(/\s+/gu, ' ');
    const last = cells.at(-1);
    const joins = key === '' || (key === ' ' && last?.key === ' ');
    if (joins && last) last.text += segment;
    else cells.push({ text: segment, key, kind: kindOf(segment) });
  }
  return cells;
}

function kindOf(segment: string): CellKind {
  const [first = ''] = segment.normalize('NFKC');
  if (/\s/u.test(first)) return 'space';
  if (WITHIN_NAMES.test(first)) return 'separator';
  if (
    /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Extended_Pictographic}]/u.test(first) &&
    !/\p{N}/u.test(first)
  ) {
    return 'free';
  }
  if (/\p{N}/u.test(first)) return 'digit';
  if (/[\p{Lu}\p{Lt}]/u.test(first)) return 'upper';
  if (/\p{Ll}/u.test(first)) return 'lower';
  return /\p{L}/u.test(first) ? 'letter' : 'sign';
}

/**
 * Whether a tag may end before cell `at`. Japanese may be cut anywhere; a written word only where another begins:
 * `UkraineRussia`, `5GSpectrum`, `AIChina`, `半導体AI`.
 */
export function canCutAt(cells: TagCell[], at: number): boolean {
  const left = cells[at - 1];
  const right = cells[at];
  if (!left || !right) return true;
  const isOpen = ({ kind }: TagCell) => kind === 'free' || kind === 'space' || kind === 'separator';
  if (isOpen(left) || isOpen(right)) return true;
  if (right.kind === 'upper') {
    if (left.kind === 'upper') return cells[at + 1]?.kind === 'lower';
    return left.kind !== 'sign' || !/['\u2019&@_-]/u.test(left.key);
  }
  const isCased = ({ kind }: TagCell) => kind === 'upper' || kind === 'lower';
  return (left.kind === 'letter' && isCased(right)) || (isCased(left) && right.kind === 'letter');
}
