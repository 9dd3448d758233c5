import type { ArticleDocument } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { markedHeading } from '../labels/headings.ts';
import { splitLabel } from '../labels/split-label.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { numberedLine } from '../lines/numbers.ts';

/** Reads every line as a point, with or without a bullet, and with or without a label. */
export function readKeyPoints(
  content: ContentLine[],
  draft: Draft,
): NonNullable<ArticleDocument['keyPoints']> {
  const points = content.map((line) => {
    const { label, text } = splitLabel(
      bulletText(line.text) ?? numberedLine(line.text)?.text ?? markedHeading(line.text) ?? line.text,
    );
    const id = draft.newPart(line);
    draft.place(line, label ? [`${id}.label`, id] : [id]);
    return { id, ...(label && { label }), text };
  });
  return { points };
}
