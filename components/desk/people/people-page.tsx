import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { PendingInvitation, Person } from '#db/queries/desk/people/list-people.ts';
import type { UnsentMail } from '#db/queries/desk/people/list-unsent-mails.ts';
import { peoplePath } from '#lib/desk/paths.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm } from './invite-form.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { PersonEntry } from './person-entry.tsx';
import { UnsentMails } from './unsent-mails.tsx';

/** Who works here: their roles, and the way to let somebody in or out. */
export async function PeoplePage(props: {
  viewer: Viewer;
  people: Person[];
  invitations: PendingInvitation[];
  unsent: UnsentMail[];
  state: FormState | undefined;
}) {
  const { viewer, people, invitations, unsent, state } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'people.people' });
  return (
    <DeskPage viewer={viewer} current="people" path={peoplePath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <div className="people">
        <div className="people-list">
          <FormNotice form="people" state={state} locale={locale} />
          <ul className="entries">
            {people.map((person) => (
              <li key={person.id}>
                <PersonEntry person={person} isSelf={person.id === viewer.userId} locale={locale} />
              </li>
            ))}
          </ul>
        </div>
        <div className="people-aside">
          <UnsentMails mails={unsent} locale={locale} />
          <section className="panel" aria-labelledby="invite">
            <h2 id="invite">{t('invite')}</h2>
            {state?.form === 'invite' && <OneTimeLink once={state.once} locale={locale} />}
            <InviteForm state={state} locale={locale} />
          </section>
          <section className="panel" aria-labelledby="pending">
            <h2 id="pending">{t('pending')}</h2>
            <FormNotice form="invitations" state={state} locale={locale} />
            <InvitationList invitations={invitations} locale={locale} />
          </section>
        </div>
      </div>
    </DeskPage>
  );
}
