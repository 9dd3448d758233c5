import type { ArticleDocument, Block } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { headingAt } from '../labels/headings.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';

/** Adds the line as a paragraph, or to the list that the block before it is when both are bullets. */
export function addBlock(blocks: Block[], line: ContentLine, draft: Draft): void {
  const item = line.fromLabel ? undefined : bulletText(line.text);
  const id = draft.newPart(line);
  if (item === undefined) {
    blocks.push({ id, kind: 'paragraph', text: line.text });
    draft.place(line, [id]);
    return;
  }
  const last = blocks.at(-1);
  if (last?.kind === 'list') {
    last.items.push({ id, text: item });
    draft.place(line, [id]);
  } else {
    const first = { id: draft.newPart(line), text: item };
    blocks.push({ id, kind: 'list', items: [first] });
    draft.place(line, [first.id]);
  }
}

/** Reads a section of plain text. It has no sub-headings: what is marked as one becomes a paragraph. */
export function readProse(content: ContentLine[], draft: Draft): NonNullable<ArticleDocument['outlook']> {
  const blocks: Block[] = [];
  for (const [index, line] of content.entries()) {
    const heading = headingAt(content, index);
    if (heading.is === 'heading') {
      draft.warn({ code: 'maybe-heading', line: line.number, text: heading.text });
      addBlock(blocks, { ...line, text: line.text.replace(/^#{1,6}\s+/, '') }, draft);
    } else addBlock(blocks, line, draft);
  }
  return { blocks };
}
