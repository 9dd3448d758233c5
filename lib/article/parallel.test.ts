import { describe, expect, it } from 'vitest';
import type { ArticleDocument, Block } from './document.ts';
import { type Passage, parallelText } from './parallel.ts';

const articleOf = (blocks: Block[], more: Partial<ArticleDocument> = {}): ArticleDocument => ({
  v: 2,
  headline: 'H',
  lede: '',
  whyItMatters: { blocks },
  ...more,
});
const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text });

/** The passages of a section of blocks as `n id own | other`, a hyphen for what is not there. */
function passagesOf(own: ArticleDocument, other: ArticleDocument): string[] {
  const { lede, sections } = parallelText(own, other);
  const all = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): Passage[] => {
      if (block.kind === 'passage') return [block.passage];
      if (block.kind === 'points') return block.points;
      if (block.kind === 'timeline') return block.events;
      return 'items' in block ? block.items : [];
    }),
  );
  const told = (text: Passage['own']) =>
    text ? [text.label, text.text].filter((each) => each !== undefined).join(': ') : '-';
  return [...(lede ? [lede] : []), ...all].map(
    (each) => `${each.n} ${each.id} ${told(each.own)} | ${told(each.other)}`,
  );
}

describe('two editions as one text', () => {
  it('pairs texts by their ids and counts them through all sections', () => {
    const own = articleOf([paragraph('a', 'A'), paragraph('b', 'B')], {
      lede: 'L',
      keyPoints: { points: [{ id: 'k', label: 'K', text: 'Key' }] },
      analysis: { parts: [{ id: 'p', heading: 'P', blocks: [paragraph('c', 'C')] }] },
    });
    const other = articleOf([paragraph('a', 'あ'), paragraph('b', 'い')], {
      lede: 'リ',
      keyPoints: { points: [{ id: 'k', label: '要', text: '要点' }] },
      analysis: { parts: [{ id: 'p', heading: '項', blocks: [paragraph('c', 'う')] }] },
    });
    expect(passagesOf(own, other)).toEqual([
      '1 lede L | リ',
      '2 a A | あ',
      '3 b B | い',
      '4 k K: Key | 要: 要点',
      '5 c C | う',
    ]);
    expect(parallelText(own, other).sections[2]?.blocks[0]).toEqual({
      kind: 'heading',
      id: 'p',
      texts: { own: 'P', other: '項' },
    });
  });

  it('leaves a side empty where a language lacks a text, and shifts nothing after it', () => {
    const own = articleOf([paragraph('a', 'A'), paragraph('b', 'B'), paragraph('d', 'D')]);
    const other = articleOf([
      paragraph('x', 'ん'),
      paragraph('a', 'あ'),
      paragraph('c', 'う'),
      paragraph('d', 'え'),
    ]);
    expect(passagesOf(own, other)).toEqual([
      '1 x - | ん',
      '2 a A | あ',
      '3 c - | う',
      '4 b B | -',
      '5 d D | え',
    ]);
  });

  it('keeps the order of the page’s language where the other has another', () => {
    const own = articleOf([paragraph('a', 'A'), paragraph('b', 'B')]);
    const other = articleOf([paragraph('b', 'い'), paragraph('a', 'あ')]);
    expect(passagesOf(own, other)).toEqual(['1 a A | あ', '2 b B | い']);
  });

  it('tells a section that only one language has', () => {
    const other = articleOf([], { outlook: { title: '先', blocks: [paragraph('o', 'お')] } });
    const { sections } = parallelText(articleOf([paragraph('a', 'A')]), other);
    expect(sections.map(({ section, title }) => [section, title])).toEqual([
      ['whyItMatters', { own: undefined, other: undefined }],
      ['outlook', { own: undefined, other: '先' }],
    ]);
  });

  it('takes quotations with who said them, answers after their questions, and speeches with their speakers', () => {
    const blocks = (words: string[]): Block[] => [
      { id: 'q', kind: 'quote', text: words[0], by: words[1] },
      { id: 'i', kind: 'interview', exchanges: [{ id: 'x', question: words[2], text: words[3] }] },
      { id: 's', kind: 'speech', turns: [{ id: 't', speaker: words[4], text: words[5] }] },
    ];
    expect(
      passagesOf(
        articleOf(blocks(['Q', 'By', 'Why?', 'So', 'Ann', 'Yes'])),
        articleOf(blocks(['引', '者', 'なぜ', '故', '杏', 'はい'])),
      ),
    ).toEqual(['1 q By: Q | 者: 引', '2 x.question Why? | なぜ', '3 x So | 故', '4 t Ann: Yes | 杏: はい']);
  });

  it('has each table, chart and picture once, with both languages’ words of it', () => {
    const table = (title: string, cell: string): Block => ({
      id: 'f',
      kind: 'table',
      title,
      columns: [{ id: 'c1' }, { id: 'c2' }],
      rows: [{ id: 'r', cells: { c1: cell, c2: '12' } }],
    });
    const [own, other] = [table('Ships', 'Large'), table('船', '大型')];
    const blocksOf = (a: Block[], b: Block[]) => parallelText(articleOf(a), articleOf(b)).sections[0]?.blocks;
    expect(blocksOf([own], [other])).toEqual([{ kind: 'figure', id: 'f', figures: { own, other } }]);
    // Nobody has said a word of it in the other language: only its numbers are there.
    const silent: Block = { ...table('', '12'), title: undefined } as Block;
    expect(blocksOf([own], [silent])).toEqual([
      { kind: 'figure', id: 'f', figures: { own, other: undefined } },
    ]);
  });

  it('tells events by their day, once, and lists item by item', () => {
    const blocks = (words: string[]): Block[] => [
      { id: 'l', kind: 'timeline', title: words[0], events: [{ id: 'e', date: '2024-03', text: words[1] }] },
      { id: 'o', kind: 'ordered', items: [{ id: 'i', text: words[2] ?? '' }] },
    ];
    const own = articleOf(blocks(['T', 'Ev', 'It']));
    const other = articleOf(blocks(['年', '事', '項']));
    expect(passagesOf(own, other)).toEqual(['1 e Ev | 事', '2 i It | 項']);
    expect(parallelText(own, other).sections[0]?.blocks[0]).toMatchObject({
      kind: 'timeline',
      title: { own: 'T', other: '年' },
      events: [{ date: '2024-03' }],
    });
  });

  it('calls an item of PRISM Insight by whom it is for where a language has no label', () => {
    const insight = (label?: string) => ({
      items: [
        { id: 'n', kind: 'investors' as const, ...(label && { label }), blocks: [paragraph('a', 'A')] },
      ],
    });
    const { sections } = parallelText(
      { v: 2, headline: '', lede: '', insight: insight('Money') },
      { v: 2, headline: '', lede: '', insight: insight() },
    );
    expect(sections[0]?.blocks[0]).toEqual({
      kind: 'heading',
      id: 'n',
      texts: { own: 'Money', other: undefined },
      insightKind: 'investors',
    });
  });
});
