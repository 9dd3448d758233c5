import type { ArticleDocument, Block } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { headingAt, markedHeading } from '../labels/headings.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { numberedLine } from '../lines/numbers.ts';
import { figureAt } from './figures.ts';

/**
 * Adds what begins in a line: a figure, a paragraph, or an entry of the list that the block before it is when both are
 * bullets.
 * @returns how many lines that was
 */
export function addBlock(blocks: Block[], content: ContentLine[], index: number, draft: Draft): number {
  const line = content[index];
  if (!line) return 1;
  if (line.is === undefined && addNested(blocks.at(-1), line, draft)) return 1;
  const figure = figureAt(content, index, draft);
  if (figure) {
    blocks.push(figure.block);
    return figure.used;
  }
  const item = line.fromLabel || line.is === 'paragraph' ? undefined : bulletText(line.text);
  const id = draft.newPart(line);
  if (item === undefined) {
    const text = line.is === 'paragraph' ? unmarked(line.text) : line.text;
    blocks.push({ id, kind: 'paragraph', text });
    draft.place(line, [id]);
    return 1;
  }
  const last = blocks.at(-1);
  if (last?.kind === 'list') {
    last.items.push({ id, text: item });
    draft.place(line, [id]);
  } else {
    const first = { id: draft.newPart(line), text: item };
    const list = { id, kind: 'list' as const, items: [first] };
    draft.indents.set(list, line.indent ?? 0);
    blocks.push(list);
    draft.place(line, [first.id]);
  }
  return 1;
}

/** An item that is set in farther than the list above it is one of a list in that list: lists have two levels. */
function addNested(last: Block | undefined, line: ContentLine, draft: Draft): boolean {
  if (last?.kind !== 'list' || line.fromLabel || (line.indent ?? 0) <= (draft.indents.get(last) ?? 0))
    return false;
  const text = bulletText(line.text) ?? numberedLine(line.text)?.text;
  if (text === undefined) return false;
  const id = draft.newPart(line);
  last.items.push({ id, text, level: '2' });
  draft.place(line, [id]);
  return true;
}

const unmarked = (text: string) => bulletText(text) ?? markedHeading(text) ?? text;

/** Reads a section of plain text. It has no sub-headings: what is marked as one becomes a paragraph. */
export function readProse(content: ContentLine[], draft: Draft): NonNullable<ArticleDocument['outlook']> {
  const blocks: Block[] = [];
  for (let index = 0; index < content.length; ) {
    const heading = headingAt(content, index);
    const line = content[index];
    if (heading.is === 'heading' && line && line.text === heading.text) {
      draft.warn({ code: 'maybe-heading', line: line.number, text: heading.text });
    }
    index += addBlock(blocks, content, index, draft);
  }
  return { blocks };
}

/** Warns of the first of several short lines that may be headings. */
export function warnMaybe(content: ContentLine[], index: number, draft: Draft): void {
  const line = content[index];
  const isRun = index > 0 && headingAt(content, index - 1).is === 'maybe';
  if (line && !isRun && bulletText(line.text) === undefined) {
    draft.warn({ code: 'maybe-heading', line: line.number, text: line.text });
  }
}
