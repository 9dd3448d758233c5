import { JoinPage, VoidLinkPage } from '#components/desk/door/join-page.tsx';
import { findInvitation } from '#db/auth/invitations.ts';
import { readFormState } from '../../form-state.ts';
import { deskLocale } from '../../viewer.ts';

export type LinkParameters = Promise<Record<'token' | 'form', string | string[] | undefined>>;

/** The page behind a one-time link, at whichever of its two addresses. */
export async function joinPage(pathOf: (token: string) => string, parameters: LinkParameters) {
  const { token, form } = await parameters;
  const given = typeof token === 'string' ? token : '';
  const [locale, invitation] = [await deskLocale(), await findInvitation(given)];
  if (!invitation) return <VoidLinkPage locale={locale} path={pathOf(given)} />;
  return <JoinPage locale={locale} token={given} invitation={invitation} state={await readFormState(form)} />;
}
