import type { ArticleDocument } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { headingAt } from '../labels/headings.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { addBlock, warnMaybe } from './blocks.ts';
import { isCaption } from './captions.ts';

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
  for (let index = 0; index < content.length; ) {
    const line = content[index];
    if (!line) break;
    const heading = isCaption(line.text) ? { is: 'text' as const } : headingAt(content, index);
    if (heading.is === 'heading') {
      const part = begin(line, heading.text);
      draft.place(line, [`${part.id}.heading`]);
      index += 1;
      continue;
    }
    const warned = draft.warnings.length;
    const used = addBlock((parts.at(-1) ?? begin(line)).blocks, content, index, draft);
    if (heading.is === 'maybe' && used === 1 && draft.warnings.length === warned)
      warnMaybe(content, index, draft);
    index += used;
  }
  return { parts };
}
