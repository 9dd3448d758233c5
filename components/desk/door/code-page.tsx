import { getTranslations } from 'next-intl/server';
import { codePath, signInPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { DoorPage } from './door-page.tsx';

/** The second step of signing in: a code of the app, or, behind a fold, a backup code. */
export async function CodePage(props: {
  locale: Locale;
  next: string;
  /** What was typed before, sealed; '' where nothing was. */
  carried: string;
  state: FormState | undefined;
}) {
  const { locale, next, carried, state } = props;
  const t = await getTranslations({ locale, namespace: 'people.code' });
  const app = await fieldsOf('app', state, locale);
  const backup = await fieldsOf('backup', state, locale);
  return (
    <DoorPage locale={locale} title={t('title')} path={codePath(next)} carried={carried}>
      <form className="stack" action="/api/desk/sign-in/code" method="post">
        <p>{t('text')}</p>
        <FormNotice form="app" state={state} locale={locale} />
        <input type="hidden" name="next" value={next} />
        {carried && <input type="hidden" name="carried" value={carried} />}
        <input type="hidden" name="kind" value="app" />
        <Field
          name="code"
          label={t('label')}
          hint={t('hint')}
          error={app.errorOf('code')}
          input={{
            inputMode: 'numeric',
            autoComplete: 'one-time-code',
            required: true,
            maxLength: 20,
          }}
        />
        <button className="button button-primary" type="submit">
          {t('submit')}
        </button>
      </form>
      <details className="fold" open={state?.form === 'backup'}>
        <summary>{t('backup')}</summary>
        <form className="stack" action="/api/desk/sign-in/code" method="post">
          <FormNotice form="backup" state={state} locale={locale} />
          <input type="hidden" name="next" value={next} />
          {carried && <input type="hidden" name="carried" value={carried} />}
          <input type="hidden" name="kind" value="backup" />
          <Field
            name="code"
            id="backup-code"
            label={t('backupLabel')}
            hint={t('backupHint')}
            error={backup.errorOf('code')}
            input={{
              autoComplete: 'off',
              autoCapitalize: 'none',
              spellCheck: false,
              required: true,
              maxLength: 40,
            }}
          />
          <button className="button" type="submit">
            {t('submit')}
          </button>
        </form>
      </details>
      <p>
        <a className="link" href={signInPath(next)}>
          {t('again')}
        </a>
      </p>
    </DoorPage>
  );
}
