/** What a file says of itself, in IPTC or XMP. It is offered as values, and stands in no file that readers get. */
export type Embedded = {
  caption?: string;
  credit?: string;
  /** The day on which it was made, as the file has it: `2026-11-03`. */
  madeOn?: string;
};
