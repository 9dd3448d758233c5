import type { Piece } from '../../article/pieces.ts';
import type { ReadTable } from './read-table.ts';

/** What a clipboard is to become: rows of the sheet, their texts with the marks of the house (article/inline.ts). */
export type Pasted = {
  blocks: PastedBlock[];
  /** What could not be kept, by its kind; in words under `editor.paste.kinds` of the messages. */
  left: LeftOut[];
};

export type PastedBlock = {
  kind: BlockKind | 'table';
  /** '' of a table. */
  text: string;
  /** Of an item: it is counted. */
  isOrdered?: true;
  /** Of an item: it stands one level below the others. */
  level?: 2;
  /** Of a table: rows of cells, as the clipboard has them. */
  cells?: string[][];
  /** Of a table that goes into an article: its cells as a grid keeps them. */
  table?: ReadTable;
};

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote';

/**
 * Kinds of what a document has and an article here has not. The words of `nested-list` (more than one level), `link` and
 * `marks` are kept; `struck` is text that its author crossed out.
 */
export type LeftOut =
  | 'picture'
  | 'embed'
  | 'script'
  | 'form'
  | 'navigation'
  | 'formula'
  | 'struck'
  | 'nested-list'
  | 'link'
  | 'marks';

/** A block in pieces. A `space` that was a line end of the source is none in Japanese. */
export type Block = ({ kind: BlockKind; pieces: Piece[] } & Pick<PastedBlock, 'isOrdered' | 'level'>) | Table;
/** Cells of a table in rows; what spans several cells stands in the first. */
export type Table = { kind: 'table'; cells: Piece[][][] };
