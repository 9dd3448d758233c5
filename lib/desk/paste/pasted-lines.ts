import type { PastedBlock } from './pasted.ts';

/** The lines of text in a pasted block: one for each row of a table. */
export const linesOf = ({ text, cells }: PastedBlock): string[] =>
  cells ? cells.map((row) => row.filter(Boolean).join(' ')) : [text];
