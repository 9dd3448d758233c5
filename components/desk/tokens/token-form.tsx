import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { TOKEN_DAYS, TOKEN_SCOPES } from '#lib/token-scopes.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** Asks what a token is called, what it is good for, and how long. */
export async function TokenForm({ state, locale }: { state: FormState | undefined; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'people.tokens' });
  const { typedIn } = await fieldsOf('token', state, locale);
  const chosen = (typedIn('scope') ?? '').split(' ');
  return (
    <form className="stack" action="/api/desk/tokens" method="post">
      <p className="hint">{t('newText')}</p>
      <FormNotice form="token" state={state} locale={locale} />
      <Field
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        input={{ autoComplete: 'off', required: true, maxLength: 80, defaultValue: typedIn('name') }}
      />
      <fieldset className="choices">
        <legend>{t('scopes')}</legend>
        {TOKEN_SCOPES.map((scope) => (
          <label className="choice" key={scope}>
            <input type="checkbox" name="scope" value={scope} defaultChecked={chosen.includes(scope)} />
            <span>
              {t(`scope.${scope}`)} <code>{scope}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        name="days"
        label={t('days')}
        input={{
          type: 'number',
          required: true,
          min: 1,
          max: TOKEN_DAYS.most,
          defaultValue: typedIn('days') ?? TOKEN_DAYS.default,
        }}
      />
      <button className="button button-primary" type="submit">
        {t('submit')}
      </button>
    </form>
  );
}
