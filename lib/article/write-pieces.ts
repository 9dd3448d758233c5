import { isWithinJapanese } from './clean-text.ts';
import { hasReadableMarks, type InlineNode, parseInline } from './inline.ts';
import type { Marks, Piece } from './pieces.ts';

/** Marks and lines of texts that are parsed to see how they are read: more in one paste or file is no article. */
const MAX_CHECKED = 5_000;

/**
 * Writes blocks as text with the marks of the house. What was typed in the document and looks like a mark is escaped,
 * only where it would be read as one; marks that the house's syntax cannot set at such a place are left out.
 */
export function blockWriter(
  mostChecked = MAX_CHECKED,
): (pieces: readonly Piece[]) => { text: string; isWhole: boolean } {
  let checked = 0;
  const isReadAs = (text: string, wanted: readonly InlineNode[]) => {
    checked += text.match(/[[\]*_{\\\n]/g)?.length ?? 0;
    return checked <= mostChecked && isSame(parseInline(text), wanted);
  };
  return (pieces) => {
    const all = nodesOf(words(pieces));
    for (const left of [[], ['emphasis'], ['emphasis', 'strong'], MARKED] as const) {
      const wanted = without(all, left);
      for (const escapes of [false, true]) {
        const text = write(wanted, escapes);
        if (isReadAs(text, wanted)) return { text, isWhole: isSame(wanted, all) };
      }
    }
    // Nobody has looked at this one: without marks, it is read as it stands when every character is escaped.
    const bare = without(all, MARKED);
    const text = write(bare, false);
    return { text: hasReadableMarks(text) ? write(bare, true) : text, isWhole: isSame(bare, all) };
  };
}

/** The words of a block for a headline or label, which has no marks but readings. */
export function writeLine(pieces: readonly Piece[]): string {
  return words(pieces)
    .map((piece) => {
      if (piece.is === 'ruby') return `{${piece.base}|${piece.reading}}`;
      return piece.is === 'text' ? piece.text : piece.is === 'break' ? '\n' : '';
    })
    .join('');
}

const MARKED = ['emphasis', 'strong', 'link'] as const;

type Word = Exclude<Piece, { is: 'space' }>;

/** Spaces become text; those at the ends of lines go. */
function words(pieces: readonly Piece[]): Word[] {
  const found: Word[] = [];
  let spaces: string[] = [];
  for (const piece of pieces) {
    if (piece.is === 'space') {
      spaces.push(piece.of);
      continue;
    }
    const last = found.at(-1);
    if (spaces.length > 0 && last && last.is !== 'break' && piece.is !== 'break') {
      const wasLineEnd = spaces.includes('line-end') && isWithinJapanese(wordOf(last), wordOf(piece));
      const text = spaces.includes('\u3000') ? '\u3000' : ' ';
      if (!wasLineEnd) found.push({ is: 'text', text, ...shared(last, piece) });
    }
    spaces = [];
    if (piece.is !== 'break' || (last && last.is !== 'break')) found.push(piece);
  }
  if (found.at(-1)?.is === 'break') found.pop();
  return found;
}

type Spoken = Exclude<Word, { is: 'break' }>;

const wordOf = (piece: Spoken) => (piece.is === 'text' ? piece.text : piece.is === 'ruby' ? piece.base : '');

/** A space at the edge of a mark stands outside of it: marks that begin or end with one are none. */
function shared(before: Spoken, after: Spoken): Marks {
  const isInside = before.href === after.href;
  return {
    strong: isInside && before.strong && after.strong,
    emphasis: isInside && before.strong === after.strong && before.emphasis && after.emphasis,
    href: isInside ? before.href : null,
  };
}

/** The pieces as the parser would read them: links outermost, then strong, then emphasis. */
function nodesOf(all: readonly Word[]): InlineNode[] {
  let citations = 0;
  const leaf = (piece: Word): InlineNode => {
    if (piece.is === 'text') return { kind: 'text', text: piece.text };
    if (piece.is === 'ruby') return { kind: 'ruby', base: piece.base, reading: piece.reading };
    return piece.is === 'citation' ? { kind: 'citation', n: piece.n, index: citations++ } : { kind: 'break' };
  };
  const emphasized = (part: readonly Word[]): InlineNode[] =>
    groups(part, 'emphasis').flatMap(({ value, of }) =>
      value ? [{ kind: 'emphasis', children: merge(of.map(leaf)) }] : of.map(leaf),
    );
  const strengthened = (part: readonly Word[]): InlineNode[] =>
    groups(part, 'strong').flatMap(({ value, of }) => {
      const children = merge(emphasized(of));
      if (!value) return children;
      const [only, ...others] = children;
      // `***` is read as emphasis around strong.
      if (only?.kind === 'emphasis' && others.length === 0) {
        return [{ kind: 'emphasis', children: [{ kind: 'strong', children: only.children }] }];
      }
      return [{ kind: 'strong', children }];
    });
  return merge(
    groups(all, 'href').flatMap(({ value, of }): InlineNode[] => {
      const children = merge(strengthened(of));
      return value === null || value === false ? children : [{ kind: 'link', href: String(value), children }];
    }),
  );
}

/** Neighbours with the same mark. A line break has none. */
function groups(pieces: readonly Word[], mark: keyof Marks) {
  const found: { value: string | boolean | null; of: Word[] }[] = [];
  for (const piece of pieces) {
    const value = piece.is === 'break' ? false : (piece[mark] ?? false);
    const last = found.at(-1);
    if (last && last.value === value) last.of.push(piece);
    else found.push({ value, of: [piece] });
  }
  return found;
}

function without(nodes: readonly InlineNode[], kinds: readonly InlineNode['kind'][]): InlineNode[] {
  return merge(
    nodes.flatMap((node): InlineNode[] => {
      if (!('children' in node)) return [node];
      const children = without(node.children, kinds);
      return kinds.includes(node.kind) ? children : [{ ...node, children }];
    }),
  );
}

function merge(nodes: readonly InlineNode[]): InlineNode[] {
  const merged: InlineNode[] = [];
  let texts: string[] = [];
  const end = () => {
    if (texts.length > 0) merged.push({ kind: 'text', text: texts.join('') });
    texts = [];
  };
  for (const node of nodes) {
    if (node.kind === 'text') texts.push(node.text);
    else {
      end();
      merged.push(node);
    }
  }
  end();
  return merged;
}

const write = (nodes: readonly InlineNode[], escapes: boolean): string =>
  nodes.map((node) => writeNode(node, escapes)).join('');

function writeNode(node: InlineNode, escapes: boolean): string {
  switch (node.kind) {
    case 'text':
      return escapes ? node.text.replace(/[\\*_[\]{]/g, '\\$&') : node.text;
    case 'strong':
      return `**${write(node.children, escapes)}**`;
    case 'emphasis':
      return `*${write(node.children, escapes)}*`;
    case 'link':
      return `[${write(node.children, escapes)}](${node.href})`;
    case 'citation':
      return `[^${node.n}]`;
    case 'ruby':
      return `{${node.base}|${node.reading}}`;
    case 'break':
      return '\n';
  }
}

const isSame = (one: readonly InlineNode[], other: readonly InlineNode[]) =>
  JSON.stringify(one) === JSON.stringify(other);
