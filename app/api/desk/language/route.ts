import { changeOwnLanguage } from '#db/commands/people/change-own-account.ts';
import { localDeskPath } from '#lib/desk/paths.ts';
import { isLocale } from '#lib/locale.ts';
import { LANGUAGE_COOKIE, viewerOf } from '../../../viewer.ts';
import { answerForm, cookieLine, seeOther, textOf } from '../answers.ts';

/** Chooses the language of the desk (`locale`), for the account and for this browser, and leads back to `next`. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (form) => {
    const locale = textOf(form, 'locale');
    if (!isLocale(locale)) return new Response('The language must be ja or en.\n', { status: 400 });
    const viewer = await viewerOf(request);
    if (viewer) await changeOwnLanguage({ actor: viewer, locale });
    const setCookies = [cookieLine(LANGUAGE_COOKIE, locale, 365 * 24 * 3600)];
    return seeOther(localDeskPath(textOf(form, 'next')), { setCookies });
  });
}
