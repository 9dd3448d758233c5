import { getTranslations } from 'next-intl/server';
import type { UnsentMail } from '#db/queries/desk/people/list-unsent-mails.ts';
import { formatMoment } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';

/** Mails that were tried and could not be sent; nothing where there is none. */
export async function UnsentMails({ mails, locale }: { mails: UnsentMail[]; locale: Locale }) {
  if (mails.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'people.people' });
  return (
    <section className="panel" aria-labelledby="unsent">
      <h2 id="unsent">{t('unsent')}</h2>
      <p className="hint">{t('unsentText')}</p>
      <ul className="entries">
        {mails.map(({ id, kind, to, at, attempts, error, nextAt }) => (
          <li className="unsent-mail" key={id}>
            <b className="invitation-email">{to}</b>
            <span className="hint">
              {t(`mailKinds.${kind}`)} · {formatMoment(at, locale)} · {t('attempts', { n: attempts })}
            </span>
            <span className="hint">
              {nextAt ? t('nextAttempt', { date: formatMoment(nextAt, locale) }) : t('givenUp')}
            </span>
            <span className="hint" lang="en">
              {error}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
