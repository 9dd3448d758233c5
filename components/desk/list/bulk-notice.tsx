import { getTranslations } from 'next-intl/server';
import { BULK_REASONS, type BulkOutcome } from '#lib/desk/bulk-outcome.ts';
import { editorPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { Notice } from '../notice.tsx';

/** What became of the action that led here. */
export async function BulkNotice({ outcome, locale }: { outcome: BulkOutcome; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'deskList' });
  if ('done' in outcome) {
    return <Notice kind="success">{t(`bulk.done.${outcome.done}`, { count: outcome.count })}</Notice>;
  }
  if ('problem' in outcome) return <Notice kind="error">{t(`bulk.problems.${outcome.problem}`)}</Notice>;
  return (
    <Notice kind="error">
      <p>{t('bulk.refused')}</p>
      <ul className="refused">
        {BULK_REASONS.map((reason) =>
          outcome.refused[reason]?.map((id) => (
            <li key={id}>
              <a href={editorPath(id)}>{t('number', { id })}</a> <span>{t(`bulk.reasons.${reason}`)}</span>
            </li>
          )),
        )}
      </ul>
    </Notice>
  );
}
