import type { ArticleDocument } from './document.ts';
import { type InlineNode, parseInline } from './inline.ts';
import { segmentsOf } from './segments.ts';
import { TEXT_KINDS } from './shapes.ts';

/** The anchor of source `n` in the list of sources, counted from 1. */
export const sourceAnchor = (n: number): string => `source-${n}`;

/** The anchor of a citation in the text: the segment it stands in, and its place among that segment's citations. */
export const citationAnchor = (segmentId: string, index: number): string => `cite-${segmentId}-${index + 1}`;

/** For each cited source, the anchors of its citations in reading order: the ways back from the list of sources. */
export function citationsOf(document: ArticleDocument): Map<number, string[]> {
  const citations = new Map<number, string[]>();
  for (const { id, n, index } of allIn(document)) {
    citations.set(n, [...(citations.get(n) ?? []), citationAnchor(id, index)]);
  }
  return citations;
}

/** The segments that cite source `n`, in reading order. */
export function segmentsCiting(document: ArticleDocument, n: number): string[] {
  return [...new Set(allIn(document).flatMap((citation) => (citation.n === n ? [citation.id] : [])))];
}

function allIn(document: ArticleDocument): { id: string; n: number; index: number }[] {
  return segmentsOf(document).flatMap(({ id, kind, text }) => {
    if (!TEXT_KINDS[kind].marks) return [];
    return within(parseInline(text)).map(({ n, index }) => ({ id, n, index }));
  });
}

function within(nodes: readonly InlineNode[]): Extract<InlineNode, { kind: 'citation' }>[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'citation') return [node];
    return 'children' in node ? within(node.children) : [];
  });
}
