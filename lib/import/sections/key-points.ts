import type { ArticleDocument } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import { looksLikeHeading, markedHeading } from '../labels/headings.ts';
import { splitLabel } from '../labels/split-label.ts';
import { bulletText } from '../lines/bullets.ts';
import type { ContentLine } from '../lines/content-line.ts';
import { numberedLine } from '../lines/numbers.ts';
import { isProse } from '../lines/sentence.ts';

/** Whether short lines and sentences take turns: each point has its label in a line of its own. */
export function isPaired(content: ContentLine[]): boolean {
  const isPair = ({ text, is }: ContentLine, index: number) =>
    bulletText(text) === undefined &&
    is === undefined &&
    (index % 2 === 0 ? looksLikeHeading(text) : isProse(text));
  return content.length >= 4 && content.length % 2 === 0 && content.every(isPair);
}

function pairsOf(content: ContentLine[], draft: Draft) {
  return content.flatMap((line, index) => {
    const said = content[index + 1];
    if (index % 2 > 0 || !said) return [];
    const id = draft.newPart(line);
    draft.place(line, [`${id}.label`]);
    draft.place(said, [id]);
    return [{ id, label: markedHeading(line.text) ?? line.text, text: said.text }];
  });
}

/** Reads every line as a point, with or without a bullet, and with or without a label. */
export function readKeyPoints(
  content: ContentLine[],
  draft: Draft,
): NonNullable<ArticleDocument['keyPoints']> {
  if (isPaired(content)) return { points: pairsOf(content, draft) };
  const points = content.map((line) => {
    const { label, text } =
      line.is === 'paragraph'
        ? { label: undefined, text: line.text }
        : splitLabel(
            bulletText(line.text) ?? numberedLine(line.text)?.text ?? markedHeading(line.text) ?? line.text,
          );
    const id = draft.newPart(line);
    draft.place(line, label ? [`${id}.label`, id] : [id]);
    return { id, ...(label && { label }), text };
  });
  return { points };
}
