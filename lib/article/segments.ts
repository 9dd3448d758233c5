import type { ArticleDocument, Block, Section } from './document.ts';

/** The smallest text that is written, translated and compared on its own. */
export type Segment = {
  /** Stable across revisions, shared with the translation: `headline`, `analysis.title`, `k3v9….label`, `k3v9…`. */
  id: string;
  section: 'head' | Section;
  kind: 'headline' | 'lede' | 'title' | 'heading' | 'label' | 'text' | 'item';
  text: string;
};

/**
 * Every text of a document, each exactly once, in reading order. Texts that are absent or empty have no segment.
 */
export function segmentsOf(document: ArticleDocument): Segment[] {
  const segments: Segment[] = [];
  const add = (id: string, section: Segment['section'], kind: Segment['kind'], text: string | undefined) => {
    if (text) segments.push({ id, section, kind, text });
  };
  const addBlocks = (section: Section, blocks: Block[]) => {
    for (const block of blocks) {
      if (block.kind === 'paragraph') add(block.id, section, 'text', block.text);
      else for (const item of block.items) add(item.id, section, 'item', item.text);
    }
  };

  add('headline', 'head', 'headline', document.headline);
  add('lede', 'head', 'lede', document.lede);

  const { whyItMatters, keyPoints, analysis, insight, outlook } = document;
  add('whyItMatters.title', 'whyItMatters', 'title', whyItMatters?.title);
  addBlocks('whyItMatters', whyItMatters?.blocks ?? []);

  add('keyPoints.title', 'keyPoints', 'title', keyPoints?.title);
  for (const point of keyPoints?.points ?? []) {
    add(`${point.id}.label`, 'keyPoints', 'label', point.label);
    add(point.id, 'keyPoints', 'text', point.text);
  }

  add('analysis.title', 'analysis', 'title', analysis?.title);
  for (const part of analysis?.parts ?? []) {
    add(`${part.id}.heading`, 'analysis', 'heading', part.heading);
    addBlocks('analysis', part.blocks);
  }

  add('insight.title', 'insight', 'title', insight?.title);
  for (const item of insight?.items ?? []) {
    add(`${item.id}.label`, 'insight', 'label', item.label);
    addBlocks('insight', item.blocks);
  }

  add('outlook.title', 'outlook', 'title', outlook?.title);
  addBlocks('outlook', outlook?.blocks ?? []);
  return segments;
}
