import { useState } from 'react';
import type { Slot } from '#lib/desk/manuscript/slots.ts';
import { groupRows, type RowGroup } from '#lib/desk/row-groups.ts';

/** The groups in which the rows of a section stand; each row in the one it was in. */
export function useRowGroups(rows: Slot[]): RowGroup[] {
  const [drawn, setDrawn] = useState(() => ({ rows, groups: groupRows(rows, []) }));
  if (drawn.rows === rows) return drawn.groups;
  const groups = groupRows(rows, drawn.groups);
  setDrawn({ rows, groups });
  return groups;
}
