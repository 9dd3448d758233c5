import { expect, it } from 'vitest';
import figures from '#content/figures.json' with { type: 'json' };
import { alignDocument } from '#lib/article/align.ts';
import { type ArticleDocument, emptyDocument, parseDocument } from '#lib/article/document.ts';
import { figureProblems } from '#lib/article/figure-problems.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import { withDemoFigures } from './demo-figures.ts';

const bare = (): ArticleDocument => ({
  ...emptyDocument(),
  whyItMatters: { blocks: [{ id: 'w', kind: 'paragraph', text: 'Why.' }] },
  analysis: { parts: ['a', 'b', 'c'].map((id) => ({ id, heading: id, blocks: [] })) },
});
const blocksOf = ({ whyItMatters, analysis }: ArticleDocument) => [
  ...(whyItMatters?.blocks.slice(1) ?? []),
  ...(analysis?.parts ?? []).flatMap(({ blocks }) => blocks),
];

it.each([...new Set(figures.map(({ article }) => article))])(
  '%s has its figures whole in both languages, with one set of data',
  (key) => {
    const ja = parseDocument(withDemoFigures(key, bare(), 'ja'));
    const { document: en, unaligned } = alignDocument(withDemoFigures(key, bare(), 'en'), ja);
    expect(unaligned).toEqual([]);
    expect(withSharedData(en, ja)).toBe(en);
    const expected = figures.filter(({ article }) => article === key).length;
    for (const document of [ja, en]) {
      expect(blocksOf(document).length).toBe(expected);
      for (const block of blocksOf(document)) expect(figureProblems(block)).toEqual([]);
    }
  },
);
