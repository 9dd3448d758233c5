import { changeOwnLanguage } from '#db/commands/people/change-own-account.ts';
import { accountPath, localDeskPath } from '#lib/desk/paths.ts';
import { languageRequest } from '#lib/desk/request-schemas.ts';
import { LANGUAGE_COOKIE } from '../../../viewer.ts';
import { doorRoute } from '../desk-route.ts';
import { cookieLine } from '../request-facts.ts';

/**
 * Chooses the language of the desk, for the account and for this browser, and leads back to `next`; where that cannot be
 * done to the account page, which says so.
 */
export const POST = doorRoute({
  schema: languageRequest,
  page: accountPath,
  form: 'language',
  async run({ viewer, input: { locale, next, carried } }) {
    if (viewer) await changeOwnLanguage({ actor: viewer, locale });
    const cookies = [cookieLine(LANGUAGE_COOKIE, locale, 365 * 24 * 3600)];
    return { ok: true, page: localDeskPath(next), cookies, carried };
  },
});
