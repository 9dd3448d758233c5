import type { Alignment } from '../article/table-look.ts';

/** A piece of text, ready to be written as HTML or Markdown. All addresses are whole. */
export type Inline =
  | { kind: 'text'; text: string; lang?: string | undefined }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  | { kind: 'link'; href: string; lang?: string | undefined; children: Inline[] }
  /** `href` is of the source in the list on the page; null where the list has none of this number. */
  | { kind: 'citation'; n: number; href: string | null }
  | { kind: 'ruby'; base: string; reading: string }
  | { kind: 'break' };

/** A list in a list is of the same kind. */
export type OutlineItem = { children: Inline[]; below?: Inline[][] };

/** `labels` is null where the columns have none; `isRowNamed`: whether the first cell of a row names it. */
export type OutlineTable = {
  kind: 'table';
  title: Inline[];
  labels: Inline[][] | null;
  isLabelled: boolean;
  isRowNamed: boolean;
  alignments: Alignment[];
  rows: Inline[][][];
  /** What stands below it: a note, its source. */
  notes: Inline[][];
};

export type OutlineBlock =
  | { kind: 'heading'; level: 2 | 3; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: OutlineItem[] }
  | { kind: 'quote'; children: Inline[]; by: Inline[] }
  | OutlineTable
  | { kind: 'picture'; src: string; width: number; height: number; alt: string; caption: Inline[] };

/** Every text of a block. */
export function textsIn(block: OutlineBlock): Inline[][] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.children];
    case 'list':
      return block.items.flatMap(({ children, below = [] }) => [children, ...below]);
    case 'quote':
      return [block.children, block.by];
    case 'table':
      return [block.title, ...(block.labels ?? []), ...block.rows.flat(), ...block.notes];
    case 'picture':
      return [block.caption];
  }
}

export const text = (of: string, lang?: string): Inline => ({ kind: 'text', text: of, lang });

export const strong = (children: Inline[]): Inline => ({ kind: 'strong', children });

export const paragraph = (...children: Inline[]): OutlineBlock => ({ kind: 'paragraph', children });

export const heading = (level: 2 | 3, children: Inline[]): OutlineBlock => ({
  kind: 'heading',
  level,
  children,
});
