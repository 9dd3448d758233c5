import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** Whether signing in takes a code as well; the password is asked for before that is changed. */
export async function SecondStepPanel({ viewer, state }: { viewer: Viewer; state: FormState | undefined }) {
  const { locale, hasTwoFactor } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  const { errorOf } = await fieldsOf('two-factor', state, locale);
  return (
    <section className="panel" aria-labelledby="second-step">
      <h2 id="second-step">{t('second')}</h2>
      <p>{t(hasTwoFactor ? 'secondOn' : 'secondOff')}</p>
      <form className="stack" action="/api/desk/account/two-factor" method="post">
        <FormNotice form="two-factor" state={state} locale={locale} />
        <Field
          name="password"
          id="two-factor-password"
          label={t('confirmWith')}
          error={errorOf('password')}
          input={{ type: 'password', autoComplete: 'current-password', required: true }}
        />
        {hasTwoFactor ? (
          <div className="toolbar">
            <button className="button" type="submit" name="do" value="renew">
              {t('renew')}
            </button>
            <button className="button" type="submit" name="do" value="end">
              {t('end')}
            </button>
          </div>
        ) : (
          <button className="button" type="submit" name="do" value="begin">
            {t('begin')}
          </button>
        )}
      </form>
    </section>
  );
}
