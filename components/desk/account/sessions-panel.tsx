import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { OwnSession } from '#db/queries/desk/people/list-own-sessions.ts';
import { formatMoment } from '#lib/dates.ts';
import { describeUserAgent } from '#lib/desk/user-agent.ts';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';

/** Every browser in which somebody is signed in, and the way to end it. */
export async function SessionsPanel(props: {
  viewer: Viewer;
  sessions: OwnSession[];
  state: FormState | undefined;
}) {
  const { viewer, sessions, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.account' });
  return (
    <section className="panel" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions')}</h2>
      <FormNotice form="sessions" state={state} locale={locale} />
      <ul className="entries">
        {sessions.map(({ id, createdAt, address, userAgent }) => (
          <li key={id}>
            <form className="invitation" action="/api/desk/account/sessions" method="post">
              <b className="invitation-email">{describeUserAgent(userAgent) ?? t('unknownDevice')}</b>
              <span className="hint">
                {t('since', { date: formatMoment(createdAt, locale) })}
                {address && ` · ${t('from', { address })}`}
              </span>
              {id === viewer.sessionId ? (
                <span className="chip" data-state="active">
                  {t('thisSession')}
                </span>
              ) : (
                <button className="button button-quiet" type="submit" name="session" value={id}>
                  {t('endSession')}
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
