'use client';

import { lazy, Suspense } from 'react';
import { useRow } from '../context.ts';
import { StaleNote } from '../sheet/stale-note.client.tsx';

/** Seldom there: fetched with the first conflict, and the first step that is refused. */
const ConflictPanel = lazy(() => import('../panels/conflict-panel.client.tsx'));
const RefusedStepPanel = lazy(() => import('../panels/refused-step-panel.client.tsx'));

/** What there is to decide about a text that has no row of its own: somebody else wrote it too, or its source has changed. */
export function ConflictOf({ segment }: { segment: string }) {
  const row = useRow(segment);
  const conflict = row.conflicts.ja ?? row.conflicts.en;
  const refusal = row.refusals.ja ?? row.refusals.en;
  const isRead = row.focused !== null && row.focused === row.translation?.into;
  return (
    <>
      {refusal && <p className="field-error">{refusal}</p>}
      <Suspense>
        {conflict && <ConflictPanel key={`${conflict.locale}.${conflict.segment}`} conflict={conflict} />}
      </Suspense>
      <Suspense>{row.refused && <RefusedStepPanel key={row.refused.id} work={row.refused} />}</Suspense>
      {isRead && <StaleNote segment={segment} row={row} />}
    </>
  );
}
