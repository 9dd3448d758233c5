import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Inline, OutlineBlock } from './article-outline.ts';

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
      const items = block.items.map((item) => h('li', drawAll(item, citations)));
      return h(block.isOrdered ? 'ol' : 'ul', items);
    }
    case 'picture': {
      const { src, width, height, alt, caption } = block;
      return h('figure', [h('img', { src, width, height, alt }), caption ? h('figcaption', caption) : null]);
    }
  }
}

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
