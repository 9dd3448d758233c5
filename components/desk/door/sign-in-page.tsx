import { getTranslations } from 'next-intl/server';
import { DESK_PATH, forgottenPath, signInPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { EmailField } from '../email-field.tsx';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { DoorPage } from './door-page.tsx';
import { type EntryChallenge, PasskeyEntry } from './passkey-entry.tsx';

/** The way into the desk. */
export async function SignInPage(props: {
  locale: Locale;
  next: string;
  /** What was typed before, sealed; '' where nothing was. */
  carried: string;
  challenge: EntryChallenge;
  state: FormState | undefined;
}) {
  const { locale, next, carried, challenge, state } = props;
  const t = await getTranslations({ locale, namespace: 'people.signIn' });
  const { typedIn } = await fieldsOf('sign-in', state, locale);
  const email = typedIn('email');
  return (
    <DoorPage locale={locale} title={t('title')} path={signInPath(next)} carried={carried}>
      <form className="stack" action="/api/desk/sign-in" method="post">
        <FormNotice form="sign-in" state={state} locale={locale} />
        {!state && next !== DESK_PATH && <p className="soft">{t(carried ? 'endedKept' : 'ended')}</p>}
        <input type="hidden" name="next" value={next} />
        {carried && <input type="hidden" name="carried" value={carried} />}
        <EmailField label={t('email')} value={email} isOwn />
        <Field
          name="password"
          label={t('password')}
          input={{
            type: 'password',
            autoComplete: 'current-password',
            required: true,
          }}
        />
        <button className="button button-primary" type="submit">
          {t('submit')}
        </button>
      </form>
      <PasskeyEntry challenge={challenge} next={next} carried={carried} state={state} locale={locale} />
      {processSettings().sendsMail ? (
        <p>
          <a className="link" href={forgottenPath}>
            {t('toForgotten')}
          </a>
        </p>
      ) : (
        <p className="hint">{t('forgotten')}</p>
      )}
    </DoorPage>
  );
}
