import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import type { FormState } from '../form-state.ts';
import { Notice } from '../notice.tsx';

/** The secret of a receiver, right after it was made: it cannot be had again. */
export async function NewSecret({ once, locale }: { once: FormState['once']; locale: Locale }) {
  if (!once?.token) return null;
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  return (
    <Notice kind="success">
      <div className="stack">
        <b>{t('madeTitle', { name: once.name ?? '' })}</b>
        <div className="field">
          <label htmlFor="made-secret">{t('secret')}</label>
          <textarea className="one-time-link" id="made-secret" readOnly rows={2} defaultValue={once.token} />
        </div>
        <p className="hint">{t('madeText')}</p>
      </div>
    </Notice>
  );
}
