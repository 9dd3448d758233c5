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

/** How a piece of text stands in a block. */
export type Marks = { strong: boolean; emphasis: boolean; href: string | null };

/** A block in pieces. A `space` that was a line end of the source is none in Japanese. */
export type Block = { kind: BlockKind; pieces: Piece[] };
export type Piece =
  | ({ is: 'text'; text: string } & Marks)
  | ({ is: 'ruby'; base: string; reading: string } & Marks)
  | ({ is: 'citation'; n: number } & Marks)
  | { is: 'space'; of: 'line-end' | '\u3000' | ' ' }
  | { is: 'break' };
