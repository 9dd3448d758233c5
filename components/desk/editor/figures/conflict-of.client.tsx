'use client';

import { useRow } from '../context.ts';
import { ConflictPanel } from '../panels/conflict-panel.client.tsx';
import { RefusedStepPanel } from '../panels/refused-step-panel.client.tsx';
import { StaleNote } from '../sheet/stale-note.client.tsx';

/** What there is to decide about a text that has no row of its own: somebody else wrote it too, or its source has changed. */
export function ConflictOf({ segment }: { segment: string }) {
  const row = useRow(segment);
  const conflict = row.conflicts.ja ?? row.conflicts.en;
  const refusal = row.refusals.ja ?? row.refusals.en;
  const isRead = row.focused !== null && row.focused === row.translation?.into;
  return (
    <>
      {refusal && <p className="field-error">{refusal}</p>}
      {conflict && <ConflictPanel key={`${conflict.locale}.${conflict.segment}`} conflict={conflict} />}
      {row.refused && <RefusedStepPanel key={row.refused.id} work={row.refused} />}
      {isRead && <StaleNote segment={segment} row={row} />}
    </>
  );
}
