import type { Piece } from '../../article/pieces.ts';

/** What a clipboard is to become: rows of the sheet, their texts with the marks of the house (article/inline.ts). */
export type Pasted = {
  blocks: { kind: BlockKind; text: string }[];
  /** What could not be kept, by its kind; in words under `editor.paste.kinds` of the messages. */
  left: LeftOut[];
};

export type BlockKind = 'paragraph' | 'heading' | 'item';

/**
 * Kinds of what a document has and an article here has not. The words of `table`, `nested-list`, `numbering`, `link` and
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
  | 'table'
  | 'nested-list'
  | 'numbering'
  | 'link'
  | 'marks';

/** A block in pieces. */
export type Block = { kind: BlockKind; pieces: Piece[] };
