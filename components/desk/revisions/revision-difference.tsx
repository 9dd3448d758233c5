import { getTranslations } from 'next-intl/server';
import type { RevisionComparison } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { DifferenceRuns } from '../difference-runs.tsx';

/** What changed from one revision to another, text by text in reading order. */
export async function RevisionDifference({
  desk,
  comparison,
}: {
  desk: Locale;
  comparison: RevisionComparison;
}) {
  const { b, differences } = comparison;
  const t = await getTranslations({ locale: desk, namespace: 'editor' });
  if (differences.length === 0) return <p className="soft">{t('revisions.same')}</p>;
  return (
    <ol className="revision-differences">
      {differences.map(({ segment, section, kind, change, runs }) => (
        <li key={segment}>
          <p className="soft">
            {t(`sections.${section}`)} · {t(`kinds.${kind}`)} · <b>{t(`revisions.changes.${change}`)}</b>
          </p>
          <DifferenceRuns runs={runs} locale={b.locale} />
        </li>
      ))}
    </ol>
  );
}
