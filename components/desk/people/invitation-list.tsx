import { getTranslations } from 'next-intl/server';
import type { PendingInvitation } from '#db/queries/desk/people/list-people.ts';
import { formatMoment } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';

/** Links that were handed over and not used yet. */
export async function InvitationList(props: { invitations: PendingInvitation[]; locale: Locale }) {
  const { invitations, locale } = props;
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const desk = await getTranslations({ locale, namespace: 'desk' });
  if (invitations.length === 0) return <p className="soft">{t('noneOpen')}</p>;
  return (
    <ul className="entries">
      {invitations.map(({ id, email, role, invitedBy, expiresAt, isReset }) => (
        <li key={id}>
          <form className="invitation" action={`/api/desk/invitations/${id}`} method="post">
            <b className="invitation-email">{email}</b>
            <span className="hint">
              {isReset ? t('reset') : desk(`roles.${role}`)} · {t('by', { name: invitedBy })} ·{' '}
              {t('expires', { date: formatMoment(expiresAt, locale) })}
            </span>
            <button className="button button-quiet" type="submit">
              {t('revoke')} <span className="visually-hidden">{email}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
