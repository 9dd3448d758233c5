import type { Definition, List, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly';
import { byContribution } from '../article/contributions.ts';
import { isPublicLink } from '../article/inline.ts';
import { parseRuby } from '../article/ruby.ts';
import { formatMoment } from '../dates.ts';
import type { Locale } from '../locale.ts';
import { articleOutline } from './article-outline.ts';
import { type Inline, type OutlineBlock, type OutlineTable, textsIn } from './outline-block.ts';
import { printable } from './printable.ts';
import { type ArticleWords, addressOf, type WholeArticle } from './whole-article.ts';

const SEPARATOR = { ja: '\u3001', en: ', ' } as const satisfies Record<Locale, string>;

/**
 * The whole article as Markdown (CommonMark, and tables as GitHub has them): headline, who wrote it and when, its address, and all that its page says.
 * Readings stand in brackets behind their characters. A citation is `[1]`; at the end each number leads to its source.
 */
export function articleMarkdown(article: WholeArticle, words: ArticleWords, siteUrl: string): string {
  const outline = articleOutline(article, words, siteUrl);
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: phrasing(parseRuby(article.document.headline)) },
      facts(article, words, siteUrl),
      ...outline.flatMap(drawBlock),
      ...definitions(article, outline, siteUrl),
    ],
  };
  return printable(
    toMarkdown(root, {
      bullet: '-',
      tightDefinitions: true,
      extensions: [cjkFriendlyToMarkdown(), gfmTableToMarkdown()],
    }),
  );
}

function facts(article: WholeArticle, words: ArticleWords, siteUrl: string): List {
  const { authors, locale, publishedAt, modifiedAt } = article;
  const fact = (name: string, value: string) => [text(`${name}${locale === 'ja' ? '\uFF1A' : ': '}${value}`)];
  const address = addressOf(article, siteUrl);
  return listOf(false, [
    ...byContribution(authors).map(({ contribution, authors: those }) =>
      fact(words.contributions[contribution], those.map(({ name }) => name).join(SEPARATOR[locale])),
    ),
    fact(words.published, formatMoment(publishedAt, locale)),
    ...(modifiedAt ? [fact(words.updated, formatMoment(modifiedAt, locale))] : []),
    [{ type: 'link', url: address, children: [text(address)] }],
  ]);
}

function drawBlock(block: OutlineBlock): RootContent[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'heading', depth: block.level, children: phrasing(block.children) }];
    case 'paragraph':
      return [paragraph(phrasing(block.children))];
    case 'list':
      return [
        listOf(
          block.isOrdered,
          block.items.map(({ children }) => phrasing(children)),
          block.items.map(({ below = [] }) => below.map(phrasing)),
        ),
      ];
    case 'quote': {
      const by = block.by.length > 0 ? [DASH, ...block.by] : [];
      const paragraphs = [block.children, by].filter((each) => each.length > 0);
      return [{ type: 'blockquote', children: paragraphs.map((each) => paragraph(phrasing(each))) }];
    }
    case 'table': {
      const title = phrasing(block.title);
      return [
        ...(title.length > 0 ? [paragraph([{ type: 'strong', children: title }])] : []),
        drawTable(block),
        ...block.notes.map((note) => paragraph(phrasing(note))),
      ];
    }
    case 'picture': {
      const caption = phrasing(block.caption);
      return [
        paragraph([
          { type: 'image', url: block.src, alt: block.alt },
          ...(caption.length > 0 ? [{ type: 'break' } as const, ...caption] : []),
        ]),
      ];
    }
  }
}

const DASH: Inline = { kind: 'text', text: '\u2014 ' };

/** A table of Markdown has a first row that names the columns, empty where nothing does. */
function drawTable({ labels, alignments, rows }: OutlineTable): Table {
  const head = labels ?? alignments.map(() => []);
  return {
    type: 'table',
    align: alignments.map((each) => (each === 'left' ? null : each)),
    children: [head, ...rows].map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: phrasing(cell) })),
    })),
  };
}

/** @param below the items of the list in each item, if it has one */
function listOf(ordered: boolean, items: PhrasingContent[][], below: PhrasingContent[][][] = []): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((children, index) => ({
      type: 'listItem',
      spread: false,
      children: [paragraph(children), ...(below[index]?.length ? [listOf(ordered, below[index])] : [])],
    })),
  };
}

const phrasing = (nodes: Inline[]): PhrasingContent[] =>
  nodes.flatMap((node, index) => phrase(node, nodes[index - 1]));

function phrase(node: Inline, before: Inline | undefined): PhrasingContent[] {
  switch (node.kind) {
    case 'text':
      return [text(node.text)];
    case 'strong':
    case 'emphasis':
      return [{ type: node.kind, children: phrasing(node.children) }];
    case 'link':
      return [{ type: 'link', url: node.href, children: phrasing(node.children) }];
    case 'citation':
      // Side by side, two references would be read as one.
      return [...(before?.kind === 'citation' ? [text(' ')] : []), citation(node)];
    case 'ruby':
      return [text(`${node.base}\uFF08${node.reading}\uFF09`)];
    case 'break':
      return [{ type: 'break' }];
  }
}

function citation({ n, href }: Extract<Inline, { kind: 'citation' }>): PhrasingContent {
  const number = String(n);
  if (href === null) return text(`[${number}]`);
  return {
    type: 'linkReference',
    identifier: number,
    label: number,
    referenceType: 'shortcut',
    children: [text(number)],
  };
}

/** Where the numbers in the text lead: to the source itself, or to its place on the page where it has no address. */
function definitions(article: WholeArticle, outline: OutlineBlock[], siteUrl: string): Definition[] {
  const cited = new Map(citationsIn(outline).map(({ n, href }) => [n, href]));
  return [...cited]
    .sort(([a], [b]) => a - b)
    .map(([n, place]) => {
      const url = article.sources[n - 1]?.url;
      const label = String(n);
      const target = url && isPublicLink(url) ? url : (place ?? addressOf(article, siteUrl));
      return { type: 'definition', identifier: label, label, url: target };
    });
}

function citationsIn(outline: OutlineBlock[]) {
  const within = (nodes: Inline[]): Extract<Inline, { kind: 'citation' }>[] =>
    nodes.flatMap((node) => {
      if (node.kind === 'citation') return node.href === null ? [] : [node];
      return 'children' in node ? within(node.children) : [];
    });
  return outline.flatMap(textsIn).flatMap(within);
}

const text = (value: string) => ({ type: 'text', value }) as const;
const paragraph = (children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
