import { getTranslations } from 'next-intl/server';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { isRole } from '#lib/rights.ts';
import { EmailField } from '../email-field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { RoleField, RoleHints } from './role-field.tsx';

/** Asks for an e-mail address and a role; the answer is a link to hand over. */
export async function InviteForm({ state, locale }: { state: FormState | undefined; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const { typedIn } = await fieldsOf('invite', state, locale);
  const desk = await getTranslations({ locale, namespace: 'desk' });
  const { sendsMail } = processSettings();
  const role = typedIn('role');
  return (
    <form className="stack" action="/api/desk/invitations" method="post">
      <p className="hint">{t(sendsMail ? 'inviteMailText' : 'inviteText')}</p>
      <FormNotice form="invite" state={state} locale={locale} />
      <EmailField label={t('email')} value={typedIn('email')} />
      <RoleField id="invite-role" value={isRole(role) ? role : 'writer'} locale={locale} />
      <RoleHints locale={locale} />
      {sendsMail && (
        <div className="field">
          <label htmlFor="invite-locale">{t('mailLanguage')}</label>
          <select id="invite-locale" name="locale" defaultValue={typedIn('locale') ?? locale}>
            {LOCALES.map((each) => (
              <option key={each} value={each}>
                {desk(`languages.${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <button className="button button-primary" type="submit">
        {t(sendsMail ? 'inviteMailSubmit' : 'inviteSubmit')}
      </button>
    </form>
  );
}
