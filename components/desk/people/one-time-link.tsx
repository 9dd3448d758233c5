import { getTranslations } from 'next-intl/server';
import { formatMoment } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import type { FormState } from '../form-state.ts';
import { Notice } from '../notice.tsx';

/** A link that was just made, to be copied: it cannot be had again. */
export async function OneTimeLink({ once, locale }: { once: FormState['once']; locale: Locale }) {
  if (!once?.link || !once.until) return null;
  const t = await getTranslations({ locale, namespace: 'people.people' });
  return (
    <Notice kind="success">
      <div className="stack">
        <b>{t('linkTitle', { email: once.email ?? '' })}</b>
        <div className="field">
          <label htmlFor="one-time-link">{t('link')}</label>
          <textarea className="one-time-link" id="one-time-link" readOnly rows={3} defaultValue={once.link} />
        </div>
        <p className="hint">{t('linkText', { date: formatMoment(new Date(once.until), locale) })}</p>
      </div>
    </Notice>
  );
}
