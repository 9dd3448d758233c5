import { expect, it } from 'vitest';
import { emptyDocument, parseDocument } from '../../article/document.ts';
import { editDocument, textOf } from '../../article/edit-document.ts';
import { BLOCK_KINDS } from '../../article/shapes.ts';
import { rowsOf } from '../rows-of.ts';
import { addPart, placeOf, withEmptySlots } from './slots.ts';

let made = 0;
const newId = () => `n${++made}`;

it.each(BLOCK_KINDS)(
  'every row of a new %s is written where it stands, alone, and read back as the same row',
  (kind) => {
    const empty = withEmptySlots([], newId);
    const behind = empty.findLast(({ place }) => place.section === 'outlook');
    const { slots } = addPart(empty, behind?.segment ?? '', kind, newId);
    const own = slots.slice(empty.length);
    expect(own.length).toBeGreaterThan(0);
    for (const { segment, kind: rowKind } of own) {
      if (rowKind === 'value' && !/\.(date|url)$/.test(segment)) continue;
      const place = placeOf(slots, segment, () => false);
      const edited = editDocument(emptyDocument(), { do: 'set', segment, value: 'Words.', place });
      expect(textOf(edited ?? emptyDocument(), segment), segment).toBe('Words.');
      expect(parseDocument(edited)).toEqual(edited);
      const rows = rowsOf({ ja: edited }, 'ja').filter(({ texts }) => texts.ja === 'Words.');
      expect(rows.map((row) => [row.segment, row.kind])).toEqual([[segment, rowKind]]);
    }
  },
);
