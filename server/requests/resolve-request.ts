import { FALLBACK_LOCALE, isLocale } from '#lib/locale.ts';
import { missing, type Redirect, type Refused, type ToRender } from './decisions.ts';
import { placeOf, type Rendered } from './routes.ts';

/** What is done, and as what it is kept and sent. */
export type Resolved = Redirect | Refused | (ToRender & { kind: Rendered['kind'] });

/**
 * Decides what answers a request for readers.
 * @param request.target as the guard let it through: it begins with a slash and can be decoded
 * @param request.secondsUntilSearch in how many seconds who asks may search
 */
export async function resolveRequest(request: {
  target: string;
  acceptLanguage: string | undefined;
  secondsUntilSearch?: (() => number) | undefined;
}): Promise<Resolved> {
  const [path = '', query = ''] = request.target.split('?', 2);
  const place = placeOf(path);
  if (!place || !('rule' in place.route)) {
    // What stands nowhere, or is a file that is not there, has a page that says so.
    const language = path.split('/', 2)[1]?.toLowerCase();
    return { ...missing(isLocale(language) ? language : FALLBACK_LOCALE), kind: 'page' };
  }
  const { route, ...parts } = place;
  const { acceptLanguage, secondsUntilSearch } = request;
  const decision = await route.rule({ path, query, acceptLanguage, secondsUntilSearch, ...parts });
  if (decision.do !== 'render') return decision;
  // That something is missing, or was withdrawn, is always said by a page.
  return { ...decision, kind: decision.status === 200 ? route.kind : 'page' };
}
