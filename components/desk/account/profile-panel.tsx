import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { accountPath } from '#lib/desk/paths.ts';
import { LOCALES } from '#lib/locale.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** Name and language. */
export async function ProfilePanel({ viewer, state }: { viewer: Viewer; state: FormState | undefined }) {
  const { locale, name, email, role } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  const desk = await getTranslations({ locale, namespace: 'desk' });
  const { typedIn, errorOf } = await fieldsOf('name', state, locale);
  return (
    <section className="panel" aria-labelledby="profile">
      <h2 id="profile">{t('profile')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('email')}</dt>
          <dd>{email}</dd>
        </div>
        <div>
          <dt>{t('role')}</dt>
          <dd>{desk(`roles.${role}`)}</dd>
        </div>
      </dl>
      <form className="stack" action="/api/desk/account" method="post">
        <FormNotice form="name" state={state} locale={locale} />
        <Field
          name="name"
          label={t('name')}
          error={errorOf('name')}
          input={{
            autoComplete: 'name',
            required: true,
            maxLength: 80,
            defaultValue: typedIn('name') ?? name,
          }}
        />
        <button className="button" type="submit" name="do" value="name">
          {t('saveName')}
        </button>
      </form>
      <form className="stack" action="/api/desk/language" method="post">
        <FormNotice form="language" state={state} locale={locale} />
        <input type="hidden" name="next" value={accountPath} />
        <div className="field">
          <label htmlFor="locale">{t('language')}</label>
          <select id="locale" name="locale" defaultValue={locale}>
            {LOCALES.map((each) => (
              <option key={each} value={each}>
                {desk(`languages.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <button className="button" type="submit">
          {t('saveLanguage')}
        </button>
      </form>
    </section>
  );
}
