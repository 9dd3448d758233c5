import type { Section } from '#lib/article/document.ts';
import type { LineAnswer } from './answers.ts';

/** A line with text for the head or a section of the article. */
export type ContentLine = {
  number: number;
  text: string;
  /** The numbers of further lines that were wrapped into this one. */
  more?: number[] | undefined;
  indent?: number | undefined;
  /** What an editor has said that it is. */
  is?: LineAnswer | undefined;
  /** Blank lines or labels stand before and after it. */
  isAlone: boolean;
  /** Set when `text` is what followed a section's label in its line. */
  fromLabel?: { section: Section; is: 'title' | 'paragraph' };
};
