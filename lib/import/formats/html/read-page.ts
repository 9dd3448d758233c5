import { detectLocale } from '#lib/detect-locale.ts';
import { headingOf, leftPictures, writeLines } from '../blocks.ts';
import type { ReadFile } from '../file-text.ts';
import { treeOf } from './dom.ts';
import { mainContent } from './main-content.ts';
import { notesIn } from './notes.ts';
import { pageFacts } from './page-facts.ts';
import { hasWords, readBlocks } from './read-blocks.ts';

/** Reads a page as an article: its main text as lines, and what it says of itself as fields. */
export function readPage(html: string): ReadFile {
  const tree = treeOf(html);
  const copy = treeOf(html);
  if (!tree || !copy) return { ok: false, code: 'too-complex' };
  const { document } = tree;
  const facts = pageFacts(document, tree.jsonLd);
  const { headlineElement: headline, description } = facts;
  const main = mainContent(document, copy.document, { headline, description });
  if (main.articles > 1) return { ok: false, code: 'several-articles' };
  const locale = facts.fields.language ?? detectLocale(main.root.textContent ?? '');
  const { root, leave } = main;
  const { blocks, embeds } = readBlocks(root, { locale, leave, notes: notesIn(root) });
  const textOf = (element: Element) =>
    readBlocks(element, { locale, leave: () => false }).blocks.flatMap((block) =>
      'pieces' in block ? block.pieces : [],
    );
  const lede = main.lede && textOf(main.lede);
  const text = writeLines(blocks);
  if (text === '') return { ok: false, code: 'empty' };
  return {
    ok: true,
    text,
    fields: {
      ...facts.fields,
      ...(headline && { headline: headingOf(textOf(headline)) }),
      ...(lede && hasWords(lede) && { lede: writeLines([{ kind: 'paragraph', pieces: lede }]) }),
    },
    warnings: [
      ...(embeds > 0 ? [{ code: 'left-embeds' as const, text: String(embeds) }] : []),
      ...leftPictures(blocks),
    ],
    holds: facts.isPaid ? ['paid-page'] : [],
  };
}
