import { getTranslations } from 'next-intl/server';
import { emailPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { DoorPage } from './door-page.tsx';

/**
 * The page behind the link that was sent to a new e-mail address. The address changes by a button, not by opening it: programs
 * open the links of mails before people do.
 */
export async function EmailPage(props: {
  locale: Locale;
  token: string;
  name: string;
  email: string;
  state: FormState | undefined;
}) {
  const { locale, token, name, email, state } = props;
  const t = await getTranslations({ locale, namespace: 'people.newEmail' });
  return (
    <DoorPage locale={locale} title={t('title')} path={emailPath(token)}>
      <form className="stack" action="/api/desk/email" method="post">
        <p>{t('text', { name, email })}</p>
        <FormNotice form="email" state={state} locale={locale} />
        <input type="hidden" name="token" value={token} />
        <button className="button button-primary" type="submit">
          {t('submit')}
        </button>
      </form>
    </DoorPage>
  );
}
