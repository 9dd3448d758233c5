import { type ArticleDocument, type Block, newPartId } from './document.ts';
import { matchParts } from './match-parts.ts';
import { segmentsOf } from './segments.ts';

export type Unaligned = { side: 'document' | 'reference'; segmentId: string; text: string };

type Prose = NonNullable<ArticleDocument['outlook']>;
type Points = NonNullable<ArticleDocument['keyPoints']>['points'];
type Parts = NonNullable<ArticleDocument['analysis']>['parts'];
type Items = NonNullable<ArticleDocument['insight']>['items'];
type Aligner = ReturnType<typeof alignerTo>;

/**
 * Gives the parts of `document` the ids of the parts of `reference` that they correspond to, so that a changed file
 * continues its own revisions, and a translation is tied to its source segment by segment.
 *
 * Within each list, parts with the same text correspond first; between them, parts of the same kind correspond in
 * order. Across languages no text is the same, and the order alone decides.
 * @returns the document, and the segments that only one of the two has; parts of the document among them have ids
 *   that `reference` does not use
 */
export function alignDocument(
  document: ArticleDocument,
  reference: ArticleDocument,
): { document: ArticleDocument; unaligned: Unaligned[] } {
  const align = alignerTo(reference);
  const aligned = { ...document };
  const { whyItMatters, keyPoints, analysis, insight, outlook } = document;
  if (whyItMatters) aligned.whyItMatters = alignProse(whyItMatters, reference.whyItMatters, align);
  if (outlook) aligned.outlook = alignProse(outlook, reference.outlook, align);
  if (keyPoints) {
    aligned.keyPoints = {
      ...keyPoints,
      points: align.points(keyPoints.points, reference.keyPoints?.points ?? []),
    };
  }
  if (analysis) {
    aligned.analysis = { ...analysis, parts: align.parts(analysis.parts, reference.analysis?.parts ?? []) };
  }
  if (insight) {
    aligned.insight = { ...insight, items: align.items(insight.items, reference.insight?.items ?? []) };
  }
  return { document: aligned, unaligned: unalignedOf(aligned, reference) };
}

function alignProse(prose: Prose, other: Prose | undefined, align: Aligner): Prose {
  return { ...prose, blocks: align.blocks(prose.blocks, other?.blocks ?? []) };
}

function alignerTo(reference: ArticleDocument) {
  const taken = idsIn(reference);
  const ownId = (id: string) => (taken.has(id) ? newPartId() : id);

  function blocks(list: Block[], others: Block[]): Block[] {
    const partners = matchParts(list, others, [blockText], (block) => block.kind);
    return list.map((block, index) => {
      const partner = partners[index];
      const id = partner?.id ?? ownId(block.id);
      if (block.kind === 'paragraph') return { ...block, id };
      const lines = matchParts(
        block.items,
        partner?.kind === 'list' ? partner.items : [],
        [({ text }) => text],
        any,
      );
      const items = block.items.map((item, at) => ({ ...item, id: lines[at]?.id ?? ownId(item.id) }));
      return { ...block, id, items };
    });
  }

  function points(list: Points, others: Points): Points {
    const whole = (point: Points[number]) => JSON.stringify([point.label, point.text]);
    const partners = matchParts(
      list,
      others,
      [whole, ({ text }) => text || undefined, ({ label }) => label],
      any,
    );
    return list.map((point, index) => ({ ...point, id: partners[index]?.id ?? ownId(point.id) }));
  }

  /** Parts of the analysis by their headings, items of the insight by their labels. */
  function withBlocks<T extends { id: string; blocks: Block[] }>(
    list: T[],
    others: T[],
    nameOf: (part: T) => string | undefined,
  ): T[] {
    const textOf = (part: T) => part.blocks.map(blockText).join('\n') || undefined;
    const whole = (part: T) => JSON.stringify([nameOf(part), textOf(part)]);
    const partners = matchParts(list, others, [whole, nameOf, textOf], any);
    return list.map((part, index) => ({
      ...part,
      id: partners[index]?.id ?? ownId(part.id),
      blocks: blocks(part.blocks, partners[index]?.blocks ?? []),
    }));
  }

  return {
    blocks,
    points,
    parts: (list: Parts, others: Parts) => withBlocks(list, others, ({ heading }) => heading),
    items: (list: Items, others: Items) => withBlocks(list, others, ({ label }) => label),
  };
}

const any = () => '';

function blockText(block: Block): string {
  return block.kind === 'list' ? JSON.stringify(block.items.map(({ text }) => text)) : block.text;
}

function idsIn(document: ArticleDocument): Set<string> {
  const ids = new Set<string>();
  JSON.stringify(document, (key, value: unknown) => {
    if (key === 'id' && typeof value === 'string') ids.add(value);
    return value;
  });
  return ids;
}

function unalignedOf(document: ArticleDocument, reference: ArticleDocument): Unaligned[] {
  const [ours, theirs] = [segmentsOf(document), segmentsOf(reference)];
  const without = (segments: typeof ours, others: typeof ours, side: Unaligned['side']): Unaligned[] => {
    const known = new Set(others.map(({ id }) => id));
    return segments.filter(({ id }) => !known.has(id)).map(({ id, text }) => ({ side, segmentId: id, text }));
  };
  return [...without(ours, theirs, 'document'), ...without(theirs, ours, 'reference')];
}
