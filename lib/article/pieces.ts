/** How a piece of text stands in a block. */
export type Marks = { strong: boolean; emphasis: boolean; href: string | null };

/** A text in pieces, as programs hand it over in their own forms. A `space` that was a line end of the source is none in Japanese. */
export type Piece =
  | ({ is: 'text'; text: string } & Marks)
  | ({ is: 'ruby'; base: string; reading: string } & Marks)
  | ({ is: 'citation'; n: number } & Marks)
  | { is: 'space'; of: 'line-end' | '\u3000' | ' ' }
  | { is: 'break' };

/** An address spelled so that no parenthesis, space or mark of it ends the link. */
export function withoutMarks(address: string): string {
  return new URL(address).href.replace(
    /[()*[\]\\{}<>|]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
