import type { ArticleDocument } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { headingAt } from '../labels/headings.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { addBlock } from './blocks.ts';

type Analysis = NonNullable<ArticleDocument['analysis']>;

/** Reads the analysis: each heading begins a part; what stands before the first one is a part without heading. */
export function readAnalysis(content: ContentLine[], draft: Draft): Analysis {
  const parts: Analysis['parts'] = [];
  const begin = (line: ContentLine, heading?: string) => {
    const part: Analysis['parts'][number] = {
      id: draft.newPart(line),
      ...(heading && { heading }),
      blocks: [],
    };
    parts.push(part);
    return part;
  };
  for (const [index, line] of content.entries()) {
    const heading = headingAt(content, index);
    if (heading.is === 'heading') {
      const part = begin(line, heading.text);
      draft.place(line, [`${part.id}.heading`]);
      continue;
    }
    if (heading.is === 'maybe') warnMaybe(line, draft);
    addBlock((parts.at(-1) ?? begin(line)).blocks, line, draft);
  }
  return { parts };
}

export function warnMaybe(line: ContentLine, draft: Draft): void {
  if (bulletText(line.text) === undefined) {
    draft.warn({ code: 'maybe-heading', line: line.number, text: line.text });
  }
}
