import type { BlockOf } from '#lib/article/document.ts';
import type { Draft } from '../draft.ts';
import type { ContentLine } from '../lines/content-line.ts';

/** A picture as the readers of files write it; its caption is the next line, with a blank one behind it alone. */
const PICTURE = /^!\[(?<alt>[^\]]*)\]\((?<address>\S*)\)$/u;

export const isPictureLine = (line: string): boolean => PICTURE.test(line);

/** The place of a picture that stays behind: its words, for whom an editor chooses the picture again. */
export function pictureAt(
  content: ContentLine[],
  index: number,
  draft: Draft,
): { block: BlockOf<'pictures'>; used: number } | undefined {
  const line = content[index];
  const { alt = '' } = PICTURE.exec(line?.text ?? '')?.groups ?? {};
  if (!line || !isPictureLine(line.text)) return undefined;
  const [next, after] = content.slice(index + 1, index + 3);
  const isAlone = next?.number === line.number + 1 && after?.number !== line.number + 2;
  const caption = next && isAlone && !next.fromLabel ? next : undefined;
  const id = draft.newPart(line);
  const picture = draft.newPart(line);
  draft.place(line, alt ? [`${picture}.alt`] : []);
  if (caption) draft.place(caption, [`${picture}.caption`]);
  draft.warn({ code: 'caption', line: line.number, text: caption?.text ?? alt });
  return {
    block: {
      id,
      kind: 'pictures',
      pictures: [{ id: picture, ...(caption && { caption: caption.text }), ...(alt && { alt }) }],
    },
    used: caption ? 2 : 1,
  };
}
