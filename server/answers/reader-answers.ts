import type { IncomingMessage, ServerResponse } from 'node:http';
import { nextChange } from '#db/queries/editions/next-change.ts';
import { StoreError } from '#db/store.ts';
import { type Moment, timeToSend } from '../cache/freshness.ts';
import { cacheControl, KeptPage } from '../cache/kept-page.ts';
import type { ResponseCache } from '../cache/response-cache.ts';
import { leanDocument } from '../html/lean.ts';
import { SPECULATION_RULES_HEADER } from '../html/speculation-rules.ts';
import type { Guarded } from '../requests/guard.ts';
import { resolveRequest } from '../requests/resolve-request.ts';
import { askNext, type NextHandler } from './ask-next.ts';
import { READER_POLICY, securityHeaders } from './security-headers.ts';

/** However quiet the store: what a page may rest on beside it (the clock of the machine) is looked at this often. */
const LONGEST_VALIDITY = 3_600_000;

/**
 * Answers requests for readers' pages: decide (resolve-request.ts) → kept? → render, once → lean → compress, once → keep.
 * @param options.host of the public address, the only one that pages know
 */
export function readerAnswers(options: {
  next: NextHandler;
  cache: ResponseCache;
  currentMoment: () => Moment;
  host: string;
  isHttps: boolean;
  cdnMaxAge: number;
}) {
  const { next, cache, currentMoment, host, isHttps, cdnMaxAge } = options;
  const trust = securityHeaders({ isHttps, policy: READER_POLICY });
  const headers = Object.entries({ ...trust, 'Speculation-Rules': SPECULATION_RULES_HEADER }).flat();

  async function renderPage(url: string, status: number, moment: Moment): Promise<KeptPage> {
    const started = performance.now();
    const change = await nextChange(new Date(moment.now));
    const rendered = await askNext(next, { url, headers: { host, accept: 'text/html' } });
    if (rendered.status !== 200) throw new Error(`The page ${url} was answered ${rendered.status}.`);
    const body = Buffer.from(leanDocument(rendered.body.toString()));
    const page = { status, body, milliseconds: performance.now() - started };
    return KeptPage.keep(page, moment, {
      validUntil: Math.min(change?.getTime() ?? Number.POSITIVE_INFINITY, moment.now + LONGEST_VALIDITY),
      cdnMaxAge,
      headers,
    });
  }

  return async ({ target }: Guarded, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Before the first row is read: what changes from here on makes the page old, not wrong.
    const moment = currentMoment();
    const decision = await resolveRequest({ target, acceptLanguage: request.headers['accept-language'] });
    if (decision.do === 'redirect') {
      response
        .writeHead(decision.status, {
          ...trust,
          'Cache-Control': cacheControl(cdnMaxAge, 0),
          ...decision.headers,
          Location: decision.to,
          'Content-Length': 0,
        })
        .end();
      return;
    }
    const { url, status } = decision;
    const kept = cache.get(url, moment);
    // Nobody could tell how long the page would hold.
    if (!kept && moment.unheard) throw new StoreError(moment.unheard.why, { trouble: 'unreadable' });
    const page = kept ?? (await cache.render(url, moment, () => renderPage(url, status, moment)));
    // Rendering took its time, and the page may hold for a few seconds only.
    page.send(request, response, timeToSend(currentMoment(), page), kept ? 'hit' : 'miss');
  };
}
