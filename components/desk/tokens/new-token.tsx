import { getTranslations } from 'next-intl/server';
import { formatDay } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import type { FormState } from '../form-state.ts';
import { Notice } from '../notice.tsx';

/** A token that was just made, to be copied: it cannot be had again. */
export async function NewToken({ once, locale }: { once: FormState['once']; locale: Locale }) {
  if (!once?.token || !once.until) return null;
  const t = await getTranslations({ locale, namespace: 'people.tokens' });
  return (
    <Notice kind="success">
      <div className="stack">
        <b>{t('madeTitle', { name: once.name ?? '' })}</b>
        <div className="field">
          <label htmlFor="made-token">{t('token')}</label>
          <textarea className="one-time-link" id="made-token" readOnly rows={2} defaultValue={once.token} />
        </div>
        <p className="hint">{t('madeText', { date: formatDay(new Date(once.until), locale) })}</p>
      </div>
    </Notice>
  );
}
