import { expect, it } from 'vitest';
import { parseArticle } from '../parse-article.ts';

const blocksOf = (body: string) => {
  const read = parseArticle(`${body}\n`, {
    vocabulary: { categories: [], tags: [] },
    isMarkup: true,
    fields: { headline: 'Ports', lede: 'Ports are deep.' },
  });
  if (!read.ok) throw new Error(read.code);
  const { document, holds } = read.article;
  return [document.analysis?.parts.flatMap(({ blocks }) => blocks), holds.includes('left-picture')];
};

it('keeps the words of a picture, which an editor chooses again', () => {
  const sentence = 'The quays of three ports are rebuilt this year, at a cost that nobody knows.';
  const paragraph = expect.objectContaining({ kind: 'paragraph', text: sentence });
  const picture = (words: object) =>
    expect.objectContaining({ kind: 'pictures', pictures: [{ id: expect.any(String), ...words }] });
  expect(
    blocksOf(
      `![A quay](https://example.com/q.jpg)\nThe quay of Kobe\n\n${sentence}\n\n![A crane](https://example.com/c.jpg)`,
    ),
  ).toEqual([
    [picture({ alt: 'A quay', caption: 'The quay of Kobe' }), paragraph, picture({ alt: 'A crane' })],
    true,
  ]);
  // What goes on below it is text.
  expect(blocksOf(`![A quay](https://example.com/q.jpg)\n${sentence}\n${sentence}`)).toEqual([
    [picture({ alt: 'A quay' }), paragraph, paragraph],
    true,
  ]);
});
