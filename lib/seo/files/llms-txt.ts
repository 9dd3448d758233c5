import type { Link, List, PhrasingContent, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';

/** What language models are told of the site in one language. */
export type LlmsSection = { title: string; text: string; links: { name: string; url: string }[] };

/**
 * The site in short for language models, as llmstxt.org proposes it: its name, what it is, and where to read on.
 * @param name of the site; where the languages differ, both names
 * @param summaries a sentence or two in each language
 */
export function llmsTxt(
  name: string,
  summaries: readonly string[],
  sections: readonly LlmsSection[],
): string {
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: words(name) },
      { type: 'blockquote', children: summaries.map(paragraph) },
      ...sections.flatMap(({ title, text, links }) => [
        { type: 'heading' as const, depth: 2 as const, children: words(title) },
        paragraph(text),
        linkList(links),
      ]),
    ],
  };
  return toMarkdown(root, { bullet: '-' });
}

const words = (value: string): PhrasingContent[] => [{ type: 'text', value }];

const paragraph = (value: string) => ({ type: 'paragraph' as const, children: words(value) });

function linkList(links: LlmsSection['links']): List {
  return {
    type: 'list',
    spread: false,
    children: links.map(({ name, url }) => {
      const link: Link = { type: 'link', url, children: [{ type: 'text', value: name }] };
      return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [link] }] };
    }),
  };
}
