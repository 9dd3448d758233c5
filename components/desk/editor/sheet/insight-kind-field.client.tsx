'use client';

import { useTranslations } from 'next-intl';
import { INSIGHT_KINDS } from '#lib/article/parts.ts';
import { partOf, type Slot } from '#lib/desk/manuscript/slots.ts';
import { useManuscript } from '../context.ts';

/** Whom an item of the insight is for; it decides the label where none is written. */
export function InsightKindField({ slot, mayEdit }: { slot: Slot; mayEdit: boolean }) {
  const t = useTranslations('editor.insightKind');
  const manuscript = useManuscript();
  const part = partOf(slot);
  if (!part) return null;
  return (
    <label className="insight-kind">
      {t('label')}{' '}
      <select
        value={part.insightKind ?? 'other'}
        disabled={!mayEdit}
        onChange={(event) => {
          const kind = INSIGHT_KINDS.find((each) => each === event.currentTarget.value);
          if (kind) manuscript.setInsightKind(part.id, kind);
        }}
      >
        {INSIGHT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
      </select>
    </label>
  );
}
