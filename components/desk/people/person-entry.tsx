import { getTranslations } from 'next-intl/server';
import type { Person } from '#db/queries/desk/people/list-people.ts';
import { formatDay, formatMoment } from '#lib/dates.ts';
import { describeUserAgent } from '#lib/desk/user-agent.ts';
import type { Locale } from '#lib/locale.ts';
import { RoleField } from './role-field.tsx';

/** Somebody with an account, and behind a fold what can be done about it. */
export async function PersonEntry(props: { person: Person; isSelf: boolean; locale: Locale }) {
  const { person, isSelf, locale } = props;
  const { id, name, email, role, disabledAt, lastSignIn } = person;
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const desk = await getTranslations({ locale, namespace: 'desk' });
  return (
    <article className="person" aria-labelledby={`person-${id}`}>
      <div className="person-who">
        <h2 id={`person-${id}`}>{name}</h2>
        {isSelf && <span className="soft">{t('you')}</span>}
        <span className="person-email">{email}</span>
      </div>
      <ul className="person-facts">
        <li>
          <b>{desk(`roles.${role}`)}</b>
        </li>
        <li>
          <span className="chip" data-state={disabledAt ? 'disabled' : 'active'}>
            {disabledAt ? t('disabledSince', { date: formatDay(disabledAt, locale) }) : t('active')}
          </span>
        </li>
        <li>{t(person.hasTwoFactor ? 'second' : 'noSecond')}</li>
        {person.passkeys > 0 && <li>{t('passkeys', { n: person.passkeys })}</li>}
        <li>{lastSignIn ? t('lastSignIn', { date: formatMoment(lastSignIn, locale) }) : t('noSignIn')}</li>
      </ul>
      <details className="fold">
        <summary>
          {t('change')} <span className="visually-hidden">{name}</span>
        </summary>
        <form className="stack" action={`/api/desk/people/${id}`} method="post">
          <input type="hidden" name="name" value={name} />
          <div className="toolbar person-role">
            <RoleField id={`role-${id}`} value={role} locale={locale} />
            <button className="button" type="submit" name="do" value="change-role">
              {t('changeRole')}
            </button>
          </div>
          <div className="toolbar">
            <button className="button" type="submit" name="do" value="end-sessions">
              {t('endSessions')}
            </button>
            <button className="button" type="submit" name="do" value="reset">
              {t('resetSubmit')}
            </button>
            <button className="button" type="submit" name="do" value={disabledAt ? 'enable' : 'disable'}>
              {t(disabledAt ? 'enable' : 'disable')}
            </button>
          </div>
          <details className="fold">
            <summary>{t('remove')}</summary>
            <div className="stack">
              <p>{t('removeText', { name })}</p>
              <button className="button button-danger" type="submit" name="do" value="remove">
                {t('removeSubmit')}
              </button>
            </div>
          </details>
        </form>
        <PersonSessions person={person} locale={locale} />
      </details>
    </article>
  );
}

/** Where somebody is signed in, each browser with the way to end it. */
async function PersonSessions({ person, locale }: { person: Person; locale: Locale }) {
  const { id, name, sessions } = person;
  if (sessions.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const account = await getTranslations({ locale, namespace: 'people.account' });
  return (
    <section aria-labelledby={`sessions-${id}`}>
      <h3 id={`sessions-${id}`}>{t('sessions')}</h3>
      <ul className="entries">
        {sessions.map(({ id: sessionId, createdAt, address, userAgent }) => (
          <li key={sessionId}>
            <form className="invitation" action={`/api/desk/people/${id}`} method="post">
              <input type="hidden" name="name" value={name} />
              <input type="hidden" name="session" value={sessionId} />
              <b className="invitation-email">{describeUserAgent(userAgent) ?? account('unknownDevice')}</b>
              <span className="hint">
                {account('since', { date: formatMoment(createdAt, locale) })}
                {address && ` · ${account('from', { address })}`}
              </span>
              <button className="button button-quiet" type="submit" name="do" value="end-session">
                {account('endSession')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
