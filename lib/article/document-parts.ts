import type { ArticleDocument, Block, Section } from './document.ts';

type Insight = NonNullable<ArticleDocument['insight']>['items'][number];

/** Anything of a document that has an id of its own. */
export type Part =
  | { kind: 'paragraph' | 'list'; part: Block }
  | { kind: 'item'; part: { id: string; text: string } }
  | { kind: 'point'; part: { id: string; label?: string | undefined; text: string } }
  | { kind: 'subsection'; part: { id: string; heading?: string | undefined; blocks: Block[] } }
  | { kind: 'insight'; part: Insight };

/** Parts that stand in one list: what a part can be moved among. The array is the document's own. */
export type Siblings =
  | { of: 'blocks'; parts: Block[] }
  | { of: 'item'; parts: { id: string; text: string }[] }
  | { of: 'point'; parts: NonNullable<ArticleDocument['keyPoints']>['points'] }
  | { of: 'subsection'; parts: NonNullable<ArticleDocument['analysis']>['parts'] }
  | { of: 'insight'; parts: Insight[] };

/** Every list of parts in a document, outer ones first. */
function siblingsIn(document: ArticleDocument): Siblings[] {
  const { whyItMatters, keyPoints, analysis, insight, outlook } = document;
  const ofBlocks = (parts: Block[]): Siblings[] => [
    { of: 'blocks', parts },
    ...parts.flatMap((block): Siblings[] =>
      block.kind === 'list' ? [{ of: 'item', parts: block.items }] : [],
    ),
  ];
  return [
    ...(whyItMatters ? ofBlocks(whyItMatters.blocks) : []),
    ...(keyPoints ? [{ of: 'point' as const, parts: keyPoints.points }] : []),
    ...(analysis ? [{ of: 'subsection' as const, parts: analysis.parts }] : []),
    ...(analysis?.parts.flatMap(({ blocks }) => ofBlocks(blocks)) ?? []),
    ...(insight ? [{ of: 'insight' as const, parts: insight.items }] : []),
    ...(insight?.items.flatMap(({ blocks }) => ofBlocks(blocks)) ?? []),
    ...(outlook ? ofBlocks(outlook.blocks) : []),
  ];
}

/** The list in which the part `id` stands, or undefined. */
export function siblingsOf(document: ArticleDocument, id: string): Siblings | undefined {
  return siblingsIn(document).find(({ parts }) => parts.some((part) => part.id === id));
}

/** The part `id`, or undefined. */
export function findPart(document: ArticleDocument, id: string): Part | undefined {
  const siblings = siblingsOf(document, id);
  const part = siblings?.parts.find((each) => each.id === id);
  if (!siblings || !part) return undefined;
  return { kind: siblings.of === 'blocks' ? (part as Block).kind : siblings.of, part } as Part;
}

/** The outermost list of a section, made where the document has none. */
export function sectionParts(document: ArticleDocument, section: Section): Siblings {
  switch (section) {
    case 'whyItMatters':
    case 'outlook':
      document[section] ??= { blocks: [] };
      return { of: 'blocks', parts: document[section].blocks };
    case 'keyPoints':
      document.keyPoints ??= { points: [] };
      return { of: 'point', parts: document.keyPoints.points };
    case 'analysis':
      document.analysis ??= { parts: [] };
      return { of: 'subsection', parts: document.analysis.parts };
    case 'insight':
      document.insight ??= { items: [] };
      return { of: 'insight', parts: document.insight.items };
  }
}

/** Takes out, in place, what has no text any more: lists without items, parts without heading and blocks, sections. */
export function prune(document: ArticleDocument): void {
  const blocksOf = (blocks: Block[]) =>
    blocks.filter((block) => {
      if (block.kind === 'paragraph') return hasText(block.text);
      block.items = block.items.filter((item) => hasText(item.text));
      return block.items.length > 0;
    });
  for (const section of ['whyItMatters', 'outlook'] as const) {
    const prose = document[section];
    if (!prose) continue;
    prose.blocks = blocksOf(prose.blocks);
    if (prose.blocks.length === 0 && !prose.title) delete document[section];
  }
  const { keyPoints, analysis, insight } = document;
  if (keyPoints) {
    keyPoints.points = keyPoints.points.filter(({ label, text }) => label || hasText(text));
    if (keyPoints.points.length === 0 && !keyPoints.title) delete document.keyPoints;
  }
  if (analysis) {
    for (const part of analysis.parts) part.blocks = blocksOf(part.blocks);
    analysis.parts = analysis.parts.filter(({ heading, blocks }) => heading || blocks.length > 0);
    if (analysis.parts.length === 0 && !analysis.title) delete document.analysis;
  }
  if (insight) {
    for (const item of insight.items) item.blocks = blocksOf(item.blocks);
    insight.items = insight.items.filter(({ label, blocks }) => label || blocks.length > 0);
    if (insight.items.length === 0 && !insight.title) delete document.insight;
  }
}

const hasText = (text: string) => text.trim() !== '';
