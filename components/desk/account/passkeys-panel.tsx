import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { OwnPasskey } from '#db/queries/desk/people/list-own-passkeys.ts';
import { formatDay, formatMoment } from '#lib/dates.ts';
import { LONGEST_PASSKEY_NAME, passkeyHost } from '#lib/desk/passkeys.ts';
import { processSettings } from '#lib/process-settings.ts';
import { Field } from '../field.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** The passkeys of an account, and the way to make one; where browsers make none, why. */
export async function PasskeysPanel(props: {
  viewer: Viewer;
  passkeys: OwnPasskey[];
  state: FormState | undefined;
}) {
  const { viewer, passkeys, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  const { typedIn, errorOf } = await fieldsOf('passkeys', state, locale);
  const { siteUrl } = processSettings();
  const shared = { action: '/api/desk/account/passkeys', method: 'post' } as const;
  return (
    <section className="panel" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('passkeys')}</h2>
      <p className="hint">{t('passkeysText')}</p>
      <FormNotice form="passkeys" state={state} locale={locale} />
      {passkeys.length > 0 && (
        <ul className="entries">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id}>
              <form className="passkey" {...shared}>
                <input type="hidden" name="id" value={id} />
                <Field
                  name="name"
                  id={`passkey-${id}`}
                  label={t('passkeyName')}
                  hint={[
                    t('since', { date: formatDay(createdAt, locale) }),
                    lastUsedAt
                      ? t('passkeyUsed', { date: formatMoment(lastUsedAt, locale) })
                      : t('passkeyUnused'),
                  ].join(' · ')}
                  input={{
                    required: true,
                    maxLength: LONGEST_PASSKEY_NAME,
                    autoComplete: 'off',
                    defaultValue: name,
                  }}
                />
                <div className="toolbar">
                  <button className="button button-quiet" type="submit" name="do" value="rename">
                    {t('renamePasskey')} <span className="visually-hidden">{name}</span>
                  </button>
                  <button className="button button-quiet" type="submit" name="do" value="remove">
                    {t('removePasskey')} <span className="visually-hidden">{name}</span>
                  </button>
                </div>
              </form>
            </li>
          ))}
        </ul>
      )}
      {passkeyHost(siteUrl) ? (
        <form className="stack" {...shared}>
          <Field
            name="name"
            id="new-passkey"
            label={t('newPasskey')}
            hint={t('newPasskeyHint')}
            error={errorOf('name')}
            input={{
              required: true,
              maxLength: LONGEST_PASSKEY_NAME,
              autoComplete: 'off',
              defaultValue: typedIn('name'),
            }}
          />
          <Field
            name="password"
            id="passkey-password"
            label={t('confirmWith')}
            error={errorOf('password')}
            input={{ type: 'password', autoComplete: 'current-password', required: true }}
          />
          <button className="button" type="submit" name="do" value="begin">
            {t('addPasskey')}
          </button>
        </form>
      ) : (
        <p>{t('noPasskeysHere', { site: siteUrl })}</p>
      )}
    </section>
  );
}
