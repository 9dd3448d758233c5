import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Inline, OutlineBlock, OutlineItem, OutlineTable } from './outline-block.ts';

/** How citations stand in the text: leading to the source on the page, or as its number only. */
export type Citations = 'linked' | 'plain';

/** The HTML of an outline as a tree: elements that every reader of feeds shows, without classes, styles and scripts. */
export function articleTree(outline: OutlineBlock[], citations: Citations): Root {
  return { type: 'root', children: outline.map((block) => drawBlock(block, citations)) };
}

function drawBlock(block: OutlineBlock, citations: Citations): Element {
  switch (block.kind) {
    case 'heading':
      return h(`h${block.level}`, drawAll(block.children, citations));
    case 'paragraph':
      return h('p', drawAll(block.children, citations));
    case 'list': {
      const list = block.isOrdered ? 'ol' : 'ul';
      return h(
        list,
        block.items.map((item) => drawItem(item, list, citations)),
      );
    }
    case 'quote':
      return h('blockquote', [
        ...(block.children.length > 0 ? [h('p', drawAll(block.children, citations))] : []),
        ...(block.by.length > 0 ? [h('p', [h('cite', drawAll(block.by, citations))])] : []),
      ]);
    case 'table':
      return drawTable(block, citations);
    case 'picture': {
      const { src, width, height, alt, caption } = block;
      return h('figure', [
        h('img', { src, width, height, alt }),
        caption.length > 0 ? h('figcaption', drawAll(caption, citations)) : null,
      ]);
    }
  }
}

function drawItem({ children, below }: OutlineItem, list: 'ol' | 'ul', citations: Citations): Element {
  const inner = below?.map((item) => h('li', drawAll(item, citations)));
  return h('li', [...drawAll(children, citations), ...(inner ? [h(list, inner)] : [])]);
}

function drawTable(table: OutlineTable, citations: Citations): Element {
  const { title, labels, isLabelled, isRowNamed, alignments, rows, notes } = table;
  const cell = (of: Inline[], index: number, scope: 'col' | 'row' | undefined) => {
    const align = alignments[index];
    return h(
      scope ? 'th' : 'td',
      { scope, align: align === 'left' ? undefined : align },
      drawAll(of, citations),
    );
  };
  const head = labels?.map((of, index) => cell(of, index, isLabelled && of.length > 0 ? 'col' : undefined));
  const body = rows.map((cells) =>
    h(
      'tr',
      cells.map((of, index) => cell(of, index, isRowNamed && index === 0 ? 'row' : undefined)),
    ),
  );
  return h('figure', [
    h('table', [
      title.length > 0 ? h('caption', drawAll(title, citations)) : null,
      head ? h('thead', [h('tr', head)]) : null,
      h('tbody', body),
    ]),
    notes.length > 0 ? h('figcaption', drawLines(notes, citations)) : null,
  ]);
}

const drawLines = (lines: Inline[][], citations: Citations) =>
  lines.flatMap((line, index) => [...(index > 0 ? [h('br')] : []), ...drawAll(line, citations)]);

function drawInline(node: Inline, citations: Citations): ElementContent {
  switch (node.kind) {
    case 'text':
      return node.lang ? h('span', { lang: node.lang }, node.text) : { type: 'text', value: node.text };
    case 'strong':
      return h('strong', drawAll(node.children, citations));
    case 'emphasis':
      return h('em', drawAll(node.children, citations));
    case 'link':
      return h('a', { href: node.href, lang: node.lang }, drawAll(node.children, citations));
    case 'citation': {
      const number = `[${node.n}]`;
      return h(
        'sup',
        node.href === null || citations === 'plain' ? number : h('a', { href: node.href }, number),
      );
    }
    case 'ruby':
      // Where readings cannot be set above, they stand in brackets.
      return h('ruby', [node.base, h('rp', '\uFF08'), h('rt', node.reading), h('rp', '\uFF09')]);
    case 'break':
      return h('br');
  }
}

const drawAll = (nodes: Inline[], citations: Citations) => nodes.map((node) => drawInline(node, citations));
