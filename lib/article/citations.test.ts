import { describe, expect, it } from 'vitest';
import { citedNumbers, renumberCitations } from './citation-marks.ts';
import { citationsOf, segmentsCiting } from './citations.ts';
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

  it('are told by the segments they stand in, each once', () => {
    const document = { ...emptyDocument(), lede: 'One[^1], two[^2], one again[^1].', headline: 'No [^1]' };
    expect(segmentsCiting(document, 1)).toEqual(['lede']);
    expect(segmentsCiting(document, 3)).toEqual([]);
  });

  it('are told in cells, notes and whoever is quoted as well, not in titles, which have no marks', () => {
    const quote = { id: 'q', kind: 'quote' as const, text: 'No[^1]', by: 'Ann[^1]' };
    const columns = [{ id: 'a', label: 'Port [^1]' }];
    const table = {
      id: 't',
      kind: 'table' as const,
      title: 'Ports [^1]',
      columns,
      rows: [{ id: 'r', cells: { a: 'Ise[^1]' } }],
      note: 'Rounded[^1]',
    };
    const document = { ...emptyDocument(), outlook: { blocks: [quote, table] } };
    expect(citationsOf(document).get(1)).toEqual(['cite-q-1', 'cite-q.by-1', 'cite-r.a-1', 'cite-t.note-1']);
  });

  it('follow their sources when these change places, in one go; what only looks like one stays', () => {
    const swap = (n: number) => ({ 1: 2, 2: 1 })[n] ?? n;
    expect(renumberCitations('A[^1][^2], **b[^1]**, [c[^2]](https://a.example), d[^3]', swap)).toBe(
      'A[^2][^1], **b[^2]**, [c[^1]](https://a.example), d[^3]',
    );
    expect(renumberCitations('\\[^1] \\\\[^1] [^01] [^1x] [^1234]', swap)).toBe(
      '\\[^1] \\\\[^2] [^01] [^1x] [^1234]',
    );
  });

  it('are read the same without the parser', () => {
    expect(citedNumbers('A[^1][^12], \\[^3] \\\\[^4] [^0] [^x]')).toEqual([1, 12, 4]);
  });
});
