import { getTranslations } from 'next-intl/server';
import type { Invitation } from '#db/auth/invitations.ts';
import { invitationPath, setupPath, signInPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { EmailField } from '../email-field.tsx';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { DoorPage } from './door-page.tsx';

/** The page behind a one-time link: makes the account that it is for, or gives it a new password. */
export async function JoinPage(props: {
  locale: Locale;
  token: string;
  invitation: Invitation;
  state: FormState | undefined;
}) {
  const { locale, token, invitation, state } = props;
  const { person, email, role, keepsSecondStep } = invitation;
  const t = await getTranslations({ locale, namespace: 'people.join' });
  const desk = await getTranslations({ locale, namespace: 'desk' });
  const { typedIn, errorOf } = await fieldsOf('join', state, locale);
  const isSetup = email === null;
  const path = isSetup ? setupPath(token) : invitationPath(token);
  const title = t(isSetup ? 'setupTitle' : person ? 'resetTitle' : 'title');
  return (
    <DoorPage locale={locale} title={title} path={path}>
      <form className="stack" action="/api/desk/join" method="post">
        {isSetup && <p>{t('setupText')}</p>}
        {person && <p>{t(keepsSecondStep ? 'forgottenText' : 'resetText', { name: person.name })}</p>}
        {!isSetup && !person && <p>{t('text', { role: desk(`roles.${role}`) })}</p>}
        <FormNotice form="join" state={state} locale={locale} />
        <input type="hidden" name="token" value={token} />
        {isSetup ? (
          <EmailField
            label={t('email')}
            hint={t('emailHint')}
            error={errorOf('email')}
            value={typedIn('email')}
            isOwn
          />
        ) : (
          <Field
            name="username"
            label={t('email')}
            error={errorOf('email')}
            input={{ type: 'email', autoComplete: 'username', readOnly: true, value: email }}
          />
        )}
        {!person && (
          <Field
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            error={errorOf('name')}
            input={{ autoComplete: 'name', required: true, maxLength: 80, defaultValue: typedIn('name') }}
          />
        )}
        <Field
          name="password"
          label={t('password')}
          hint={t('passwordHint')}
          error={errorOf('password')}
          input={{ type: 'password', autoComplete: 'new-password', required: true, minLength: 12 }}
        />
        <button className="button button-primary" type="submit">
          {t(person ? 'resetSubmit' : 'submit')}
        </button>
      </form>
    </DoorPage>
  );
}

/** The page behind a link that is used, taken back or over. */
export async function VoidLinkPage({ locale, path }: { locale: Locale; path: string }) {
  const t = await getTranslations({ locale, namespace: 'people.join' });
  const isSetup = path.startsWith(setupPath(''));
  return (
    <DoorPage locale={locale} title={t('voidTitle')} path={path}>
      <p>{t(isSetup ? 'setupVoid' : 'void')}</p>
      <p>
        <a className="link" href={signInPath()}>
          {t('toSignIn')}
        </a>
      </p>
    </DoorPage>
  );
}
