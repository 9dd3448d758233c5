/** A part of a page about the site. Its texts are restricted inline Markdown, as those of articles are (lib/article/inline.ts). */
export type PageBlock =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: string[] };

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const ITEM = /^(?:[-*+]|(\d{1,3})[.)])\s+(.+)$/;

/**
 * Reads the Markdown of a page: headings (the first level is the page's own title, so `#` and `##` are of the second), lists of
 * one level, and paragraphs, which end at an empty line. All else, HTML included, is text.
 */
export function readPage(markdown: string): PageBlock[] {
  const blocks: PageBlock[] = [];
  let isOpen = false;
  for (const line of markdown.split('\n').map((each) => each.trim())) {
    const last = isOpen ? blocks.at(-1) : undefined;
    const [, marks, heading] = HEADING.exec(line) ?? [];
    const [, number, item] = ITEM.exec(line) ?? [];
    isOpen = line !== '' && heading === undefined;
    if (heading !== undefined) {
      blocks.push({ kind: 'heading', level: (marks?.length ?? 0) > 2 ? 3 : 2, text: heading });
    } else if (item !== undefined) {
      const isOrdered = number !== undefined;
      if (last?.kind === 'list' && last.isOrdered === isOrdered) last.items.push(item);
      else blocks.push({ kind: 'list', isOrdered, items: [item] });
    } else if (line !== '') {
      if (last?.kind === 'paragraph') last.text += `\n${line}`;
      else if (last?.kind === 'list') last.items.push(`${last.items.pop()}\n${line}`);
      else blocks.push({ kind: 'paragraph', text: line });
    }
  }
  return blocks;
}
