import type { IncomingMessage, ServerResponse } from 'node:http';
import { suggest } from '#db/queries/search/suggest.ts';
import { isSearchBusy } from '#db/search.ts';
import { translationsOf } from '#i18n/translations.ts';
import { LOCALES } from '#lib/locale.ts';
import { suggestionsPath } from '#lib/urls.ts';
import type { Plainly } from './answer-plainly.ts';
import { endAnswer } from './end-answer.ts';

/** Most characters of what was typed that are looked at: no headline begins with more. */
const LONGEST = 60;
/** When to ask again where too many search, in seconds. */
const RETRY_AFTER = '2';

/**
 * Answers what is typed into a search field with pages that may be meant, and with the words around them in the reader's language. Made
 * by this process alone, and kept nowhere: what somebody types is nobody's business.
 * @param options.secondsUntilFree in how many seconds who asks may ask again
 * @returns whether it was asked for
 */
export function suggestions({
  secondsUntilFree,
  plainly,
}: {
  secondsUntilFree: (request: IncomingMessage) => number;
  plainly: Plainly;
}) {
  return async (path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const locale = LOCALES.find((each) => path === suggestionsPath(each));
    if (locale === undefined) return false;
    const wait = secondsUntilFree(request);
    if (wait > 0) {
      const headers = { 'Retry-After': String(wait) };
      plainly(request, response, { status: 429, code: 'too-many-requests', headers });
      return true;
    }
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    const typed = Array.from(searchParams.get('q') ?? '')
      .slice(0, LONGEST)
      .join('');
    try {
      const pages = await suggest({ typed, locale });
      const t = translationsOf(locale, 'suggestions');
      const body = JSON.stringify({
        label: t('label'),
        status: t('status', { count: pages.length }),
        pages: pages.map(({ kind, name, path }) => ({ kind: t(`kinds.${kind}`), name, path })),
      });
      response.writeHead(200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Language': locale,
        'Content-Length': Buffer.byteLength(body),
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex',
      });
      endAnswer(response, body);
    } catch (error) {
      if (!isSearchBusy(error)) throw error;
      plainly(request, response, { status: 503, code: 'busy', headers: { 'Retry-After': RETRY_AFTER } });
    }
    return true;
  };
}
