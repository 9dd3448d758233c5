import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { processSettings } from '#lib/process-settings.ts';
import { EmailField } from '../email-field.tsx';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** Another e-mail address, by a link that is sent there; nothing where no mails are sent. */
export async function EmailPanel({ viewer, state }: { viewer: Viewer; state: FormState | undefined }) {
  if (!processSettings().sendsMail) return null;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  const { typedIn, errorOf } = await fieldsOf('email', state, locale);
  return (
    <section className="panel" aria-labelledby="email-title">
      <h2 id="email-title">{t('changeEmail')}</h2>
      <p className="hint">{t('changeEmailText')}</p>
      <form className="stack" action="/api/desk/account" method="post">
        <FormNotice form="email" state={state} locale={locale} />
        <EmailField label={t('newEmail')} error={errorOf('email')} value={typedIn('email')} />
        <Field
          name="password"
          id="email-password"
          label={t('confirmWith')}
          error={errorOf('password')}
          input={{ type: 'password', autoComplete: 'current-password', required: true }}
        />
        <button className="button" type="submit" name="do" value="email">
          {t('changeEmailSubmit')}
        </button>
      </form>
    </section>
  );
}
