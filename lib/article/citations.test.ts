import { describe, expect, it } from 'vitest';
import { citationsOf } from './citations.ts';
import { emptyDocument } from './document.ts';

describe('citations', () => {
  it('are found in reading order, wherever a text cites', () => {
    const document = {
      ...emptyDocument(),
      headline: 'Not a citation [^1]',
      lede: 'A claim[^2] and **another[^1]**.',
      keyPoints: { points: [{ id: 'k1', label: 'Label [^1]', text: 'Again[^2].' }] },
      outlook: { blocks: [{ id: 'l1', kind: 'list' as const, items: [{ id: 'i1', text: 'And[^2][^2]' }] }] },
    };
    expect([...citationsOf(document)]).toEqual([
      [2, ['cite-lede-1', 'cite-k1-1', 'cite-i1-1', 'cite-i1-2']],
      [1, ['cite-lede-2']],
    ]);
  });
});
