import { getTranslations } from 'next-intl/server';
import { forgottenPath, signInPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { EmailField } from '../email-field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { DoorPage } from './door-page.tsx';

/** Asks for a link for a new password. Whether there is such an account is not said. */
export async function ForgottenPage({ locale, state }: { locale: Locale; state: FormState | undefined }) {
  const t = await getTranslations({ locale, namespace: 'people.forgotten' });
  const { typedIn } = await fieldsOf('forgotten', state, locale);
  return (
    <DoorPage locale={locale} title={t('title')} path={forgottenPath}>
      <form className="stack" action="/api/desk/forgotten" method="post">
        <p>{t('text')}</p>
        <FormNotice form="forgotten" state={state} locale={locale} />
        <EmailField label={t('email')} value={typedIn('email')} isOwn />
        <button className="button button-primary" type="submit">
          {t('submit')}
        </button>
      </form>
      <p className="hint">{t('help')}</p>
      <p>
        <a className="link" href={signInPath()}>
          {t('toSignIn')}
        </a>
      </p>
    </DoorPage>
  );
}
