import { cleanText, joinLines } from '../../article/clean-text.ts';
import type { Piece } from '../../article/pieces.ts';
import { TEXT_KINDS } from '../../article/shapes.ts';
import { blockWriter, writeLine } from '../../article/write-pieces.ts';
import type { Locale } from '../../locale.ts';
import type { Row } from '../editor.ts';
import type { Block, Pasted } from './pasted.ts';
import { readHtml } from './read-html.ts';

/** More HTML than any text comes with, in UTF-16 units: the plain text of it is taken. */
const MAX_HTML = 2_000_000;

/** Fields whose pages know no marks but readings. */
const takesMarks = (kind: Row['kind']): boolean => kind !== 'value' && TEXT_KINDS[kind].marks;

/**
 * What a clipboard becomes in a field of the editor: rows, or one line. Marks that were typed stay marks in plain text,
 * which is how texts go from field to field here; those of a document's HTML are characters, and are escaped.
 * @param clipboard `text/html`, where there is any, and `text/plain`
 * @param place.into the kind of the field: into a headline, lede, title, heading or label goes one block, of one line
 * @param place.takesHeadings whether a heading can stand there; where not, its words are strong
 * @returns no blocks where the clipboard has nothing to read
 */
export function readClipboard(
  clipboard: { html?: string; text: string },
  { locale, into, takesHeadings }: { locale: Locale; into: Row['kind']; takesHeadings: boolean },
): Pasted {
  const { html = '', text } = clipboard;
  const read = html.length > MAX_HTML ? undefined : readHtml(html, locale);
  const isRows = into === 'text' || into === 'item';
  const as = { asLines: !takesMarks(into), asStrong: isRows && !takesHeadings };
  const written = read && read.blocks.length > 0 ? writeBlocks(read.blocks, as) : undefined;
  const blocks = written?.blocks ?? paragraphsOf(text);
  const left = [...new Set([...(read?.left ?? []), ...(written?.left ?? [])])];
  if (isRows) return { blocks, left };
  const line = joinLines(blocks.flatMap((block) => block.text.split('\n')));
  return { blocks: line === '' ? [] : [{ kind: 'paragraph', text: line }], left };
}

function writeBlocks(
  blocks: Block[],
  { asLines, asStrong }: { asLines: boolean; asStrong: boolean },
): Pasted {
  const write = blockWriter();
  const left: Pasted['left'] = [];
  const written = blocks.map(({ kind, pieces }) => {
    if (asLines || (kind === 'heading' && !asStrong)) {
      if (pieces.some((piece) => 'href' in piece && piece.href !== null)) left.push('link');
      return { kind, text: joinLines(writeLine(pieces).split('\n')) };
    }
    const { text, isWhole } = write(kind === 'heading' ? pieces.map(strengthened) : pieces);
    if (!isWhole) left.push('marks');
    return { kind, text };
  });
  return { blocks: written, left };
}

const strengthened = (piece: Piece): Piece => ('strong' in piece ? { ...piece, strong: true } : piece);

/** Plain text in paragraphs, which blank lines part; its single line ends stay. */
function paragraphsOf(text: string): Pasted['blocks'] {
  return cleanText(text, { lines: 'many' })
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => ({ kind: 'paragraph', text: each }));
}
