import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { OwnPasskey } from '#db/queries/desk/people/list-own-passkeys.ts';
import type { OwnSession } from '#db/queries/desk/people/list-own-sessions.ts';
import { accountPath } from '#lib/desk/paths.ts';
import { DeskPage } from '../desk-page.tsx';
import type { FormState } from '../form-state.ts';
import { EmailPanel } from './email-panel.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SecondStepPanel } from './second-step-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';

/** What somebody decides about themselves: how they are called, and how they sign in. */
export async function AccountPage(props: {
  viewer: Viewer;
  sessions: OwnSession[];
  passkeys: OwnPasskey[];
  state: FormState | undefined;
}) {
  const { viewer, sessions, passkeys, state } = props;
  const t = await getTranslations({ locale: viewer.locale, namespace: 'people.account' });
  return (
    <DeskPage viewer={viewer} current="account" path={accountPath}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <div className="account">
        <ProfilePanel viewer={viewer} state={state} />
        <EmailPanel viewer={viewer} state={state} />
        <PasswordPanel viewer={viewer} state={state} />
        <SecondStepPanel viewer={viewer} state={state} />
        <PasskeysPanel viewer={viewer} passkeys={passkeys} state={state} />
        <SessionsPanel viewer={viewer} sessions={sessions} state={state} />
      </div>
    </DeskPage>
  );
}
