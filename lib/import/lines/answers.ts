import { SECTIONS, type Section } from '#lib/article/parts.ts';

/** What an editor may say that a line is. */
export const LINE_KINDS = [
  'headline',
  'lede',
  'heading',
  'paragraph',
  'quote',
  'caption',
  'source',
  'tags',
  'furniture',
  'joined', // it goes on with the line above
] as const;

/** `label:` the line is what heads the section; `in:` from this line on, the text stands in it. */
export type LineAnswer = (typeof LINE_KINDS)[number] | `${'label' | 'in'}:${Section}`;

export const LINE_ANSWERS = [
  ...LINE_KINDS,
  ...SECTIONS.flatMap((section) => [`label:${section}`, `in:${section}`] as const),
] as const satisfies LineAnswer[];

/** What an editor has said of a line, counted from 1. */
export type AnsweredLine = { line: number; is: LineAnswer };

/** Whether an answer says that a line is text or a caption, and heads nothing. */
export const isSaidText = (answer: LineAnswer | undefined): boolean =>
  answer === 'paragraph' || answer === 'quote' || answer === 'caption';

/** The section that an answer names. */
export function sectionOf(answer: LineAnswer | undefined, how: 'label' | 'in'): Section | undefined {
  return SECTIONS.find((section) => answer === `${how}:${section}`);
}
