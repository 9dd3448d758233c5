import type { Nodes, PhrasingContent } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { rememberTexts } from '../remember.ts';
import { inlineSyntax } from './inline-syntax.ts';

/** A piece of a segment's text, ready to be drawn. */
export type InlineNode =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; children: readonly InlineNode[] }
  | { kind: 'emphasis'; children: readonly InlineNode[] }
  | { kind: 'link'; href: string; children: readonly InlineNode[] }
  /** A reference to source `n`, counted from 1; `index` counts the citations of this text from 0. */
  | { kind: 'citation'; n: number; index: number }
  | { kind: 'ruby'; base: string; reading: string }
  | { kind: 'break' };

/**
 * Most marks in one text. A paragraph of a newspaper has a handful, one full of sources perhaps a hundred. The
 * parser's time grows with their square: beyond this the text is hostile or broken, and shown as it was typed.
 */
const MAX_MARKS = 1_000;

/** Deepest nesting of marks; what is nested deeper is shown as it was typed, so that no stack is ever exhausted. */
const MAX_DEPTH = 8;

const MARKS = /[[\]*_{]/g;
const ANY_SYNTAX = /[[*_{\\\n\r\t\0\uFEFF]/;

const parser = unified().use(remarkParse).use(remarkCjkFriendly).use(inlineSyntax).freeze();

/**
 * Reads restricted inline Markdown: strong, emphasis, links to http, https and mailto addresses, citations `[^1]`,
 * readings `{漢字|かな}` and line breaks. Everything else, HTML and Markdown blocks included, is text, and a link to
 * anywhere else is shown as it was typed. Never throws.
 */
export function parseInline(text: string): readonly InlineNode[] {
  if (text === '') return [];
  if (!ANY_SYNTAX.test(text)) return [{ kind: 'text', text }];
  return parse(text);
}

/** Texts of revisions never change, and each page reads them anew: some three hundred articles. */
const REMEMBERED = 2_000_000;

const parse = rememberTexts(parseMarks, REMEMBERED);

function parseMarks(text: string): readonly InlineNode[] {
  const source = text.replace(/^\uFEFF/, '');
  if (!hasReadableMarks(source)) return withBreaks(source);
  let citations = 0;
  return merge(inlineOf(parser.parse(source), 0));

  function inlineOf(node: Nodes, depth: number): InlineNode[] {
    switch (node.type) {
      case 'root':
        return node.children.flatMap((paragraph, index) => [
          ...(index > 0 ? [{ kind: 'break' } as const] : []),
          ...inlineOf(paragraph, depth),
        ]);
      case 'paragraph':
        return childrenOf(node.children, depth);
      case 'text':
        return withBreaks(node.value);
      case 'break':
        return [{ kind: 'break' }];
      case 'citation':
        return [{ kind: 'citation', n: node.n, index: citations++ }];
      case 'ruby':
        return [{ kind: 'ruby', base: node.base, reading: node.reading }];
      case 'strong':
      case 'emphasis':
        if (depth >= MAX_DEPTH) return asTyped(node);
        return [{ kind: node.type, children: merge(childrenOf(node.children, depth + 1)) }];
      case 'link': {
        // A citation is itself a link, and links do not nest; a title has no place to be shown.
        const isPlain = !node.title && !node.children.some((child) => child.type === 'citation');
        if (!isPlain || depth >= MAX_DEPTH || !isPublicLink(node.url)) return asTyped(node);
        return [{ kind: 'link', href: node.url, children: merge(childrenOf(node.children, depth + 1)) }];
      }
      default:
        return asTyped(node);
    }
  }

  function childrenOf(children: PhrasingContent[], depth: number): InlineNode[] {
    return children.flatMap((child) => inlineOf(child, depth));
  }

  function asTyped({ position }: Nodes): InlineNode[] {
    return withBreaks(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0));
  }
}

/** Whether the marks of a text are read at all: of one that is full of them they are not. */
export function hasReadableMarks(text: string): boolean {
  return (text.match(MARKS)?.length ?? 0) <= MAX_MARKS;
}

/** The text as titles, descriptions and lists have it: without marks and readings, citations left out, in one line. */
export function plainText(text: string): string {
  return flatten(parseInline(text))
    .replace(/(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303F\uFF00-\uFF60])\s*\n\s*/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether an address may be a link on a page: an absolute http, https or mailto address. */
export function isPublicLink(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url) && URL.canParse(url);
}

function flatten(nodes: readonly InlineNode[]): string {
  return nodes.reduce((text, node) => {
    switch (node.kind) {
      case 'text':
        return text + node.text;
      case 'ruby':
        return text + node.base;
      case 'break':
        return `${text}\n`;
      case 'citation':
        return text.trimEnd();
      default:
        return text + flatten(node.children);
    }
  }, '');
}

function withBreaks(text: string): InlineNode[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index): InlineNode[] => {
    const nodes: InlineNode[] = index > 0 ? [{ kind: 'break' }] : [];
    return line === '' ? nodes : [...nodes, { kind: 'text', text: line }];
  });
}

/** Joins neighbouring texts. */
function merge(nodes: InlineNode[]): InlineNode[] {
  const merged: InlineNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') {
      merged[merged.length - 1] = { kind: 'text', text: last.text + node.text };
    } else {
      merged.push(node);
    }
  }
  return merged;
}
