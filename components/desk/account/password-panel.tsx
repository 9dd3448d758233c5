import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** A new password, for who knows the present one. */
export async function PasswordPanel({ viewer, state }: { viewer: Viewer; state: FormState | undefined }) {
  const { locale, email } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  const { errorOf } = await fieldsOf('password', state, locale);
  return (
    <section className="panel" aria-labelledby="password-title">
      <h2 id="password-title">{t('password')}</h2>
      <form className="stack" action="/api/desk/account" method="post">
        <FormNotice form="password" state={state} locale={locale} />
        {/* For password managers, which keep passwords by account. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <Field
          name="password"
          label={t('current')}
          error={errorOf('password')}
          input={{ type: 'password', autoComplete: 'current-password', required: true }}
        />
        <Field
          name="newPassword"
          label={t('new')}
          hint={t('newHint')}
          error={errorOf('newPassword')}
          input={{ type: 'password', autoComplete: 'new-password', required: true, minLength: 12 }}
        />
        <button className="button" type="submit" name="do" value="password">
          {t('savePassword')}
        </button>
      </form>
    </section>
  );
}
