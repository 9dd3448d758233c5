import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { engine } from '#db/engine/this-engine.ts';
import { changesSince } from '#db/freshness/changes.ts';
import { comingEdges } from '#db/freshness/coming-edges.ts';
import { type Store, StoreError } from '#db/store.ts';
import { networkOf } from '#lib/network.ts';
import { API_PATH } from '#lib/urls.ts';
import { answerPlainly, type Plainly, plainFormOf } from '../answers/answer-plainly.ts';
import { apiAnswers } from '../answers/api-answers.ts';
import type { NextHandler } from '../answers/ask-next.ts';
import { privateAnswers } from '../answers/private-answers.ts';
import { readerAnswers } from '../answers/reader-answers.ts';
import { PLAIN_POLICY, securityHeaders } from '../answers/security-headers.ts';
import { suggestions } from '../answers/suggestions.ts';
import { secondsLeft, type Unheard, watchMoment } from '../cache/freshness.ts';
import { ResponseCache } from '../cache/response-cache.ts';
import { warmUp } from '../cache/warm-up.ts';
import { sendMedia } from '../files/media-file.ts';
import type { SendFile } from '../files/static-files.ts';
import type { DamageWatch } from '../health/damage-watch.ts';
import { operations } from '../health/health.ts';
import {
  SPECULATION_RULES,
  SPECULATION_RULES_PATH,
  SPECULATION_RULES_TYPE,
} from '../html/speculation-rules.ts';
import type { Log } from '../log.ts';
import { logSparingly } from '../log-sparingly.ts';
import { clientAddress } from '../requests/client-address.ts';
import { deskDoor } from '../requests/desk-door.ts';
import { guard, isHost } from '../requests/guard.ts';
import { rateLimit } from '../requests/rate-limit.ts';
import { isRendered } from '../requests/routes.ts';
import { withoutSecrets } from '../requests/secret-parameters.ts';
import { tokenDoor } from '../requests/token-door.ts';
import { blockListOf, type Settings } from '../settings.ts';
import type { SharePictures } from '../share/share-pictures.ts';

export type GatewayOptions = {
  next: NextHandler;
  sendFile: SendFile;
  shared: SharePictures;
  /** Whether the desk has a page or a route at a path. */
  isKnown: (path: string) => boolean;
  store: Store;
  settings: Settings;
  /** The public origin, with the port that was taken. */
  siteUrl: string;
  /** What is known of damage in the store. */
  damage: Pick<DamageWatch, 'tables'>;
  log: Log;
};

/** Answers every request of the process: kept page? → guard → a file? → readers' pages, or the desk's. */
export function createGateway(options: GatewayOptions) {
  const { next, sendFile, shared, isKnown, store, settings, siteUrl, damage, log } = options;
  const { origin, host, protocol } = new URL(siteUrl);
  const isHttps = protocol === 'https:';
  const trustedProxies = blockListOf(settings.trustedProxies);
  const currentMoment = watchMoment(store, logUnheard);
  const cache = new ResponseCache({
    bytes: settings.cacheBytes,
    currentMoment,
    changes: {
      since: (epoch, until) => changesSince(store.read, epoch, until),
      edges: (now) => comingEdges(store.read, now),
    },
    onDrop: (dropped) => warm.add(dropped),
  });
  const logUnreadable = logSparingly(log, 'a request failed: the store cannot be read');
  const { statusToken } = settings;
  const ownHeaders = securityHeaders({ isHttps, policy: PLAIN_POLICY });
  const { cdnMaxAge, cdnTags } = settings;
  const { answerReader, refresh } = readerAnswers({
    next,
    cache,
    currentMoment,
    host,
    isHttps,
    cdnMaxAge,
    cdnTags,
    keepsSearches: settings.cacheBytes > 0,
    refuse: plainly,
  });
  const warm = warmUp({ refresh, isIdle: () => cache.isIdle });
  const operate = operations({ cache, warm, store, currentMoment, damage, statusToken, log });
  const enterDesk = deskDoor(clientOf);
  const { answerPrivately, send } = privateAnswers({
    next,
    enterDesk,
    isKnown,
    clientOf,
    plainly,
    origin,
    isHttps,
  });

  const takeFromBucket = rateLimit(settings.apiRate);
  const takeSearch = rateLimit(settings.searchRate);
  const answerApi = apiAnswers({
    answerDocument: ({ target }, request, response) =>
      answerReader(target, request, response, {
        secondsUntilFree: () => takeFromBucket(networkOf(clientOf(request))),
      }),
    secondsUntilSearch: (request) => takeSearch(networkOf(clientOf(request))),
    enter: tokenDoor(clientOf),
    answerPrivately: send,
    refuse: plainly,
    ownHeaders,
  });

  const takeKeystroke = rateLimit(settings.searchRate * KEYSTROKES);
  const sendSuggestions = suggestions({
    secondsUntilFree: (request) => takeKeystroke(networkOf(clientOf(request))),
    plainly,
  });

  /** What most requests are: a page that is kept and still holds. Nothing is awaited on this way. */
  function handle(request: IncomingMessage, response: ServerResponse): void {
    if (settings.accessLog) logWhenDone(request, response);
    const moment = currentMoment();
    const kept = isPlainRead(request) ? cache.hit(request.url ?? '', moment) : undefined;
    if (kept) kept.send(request, response, secondsLeft(moment, kept), 'hit');
    else void answer(request, response);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?', 1);
    try {
      const checked = guard(request, origin);
      if (!checked.ok) {
        const { status, code, headers } = checked;
        // What the request still brings is not read: the connection ends with the answer.
        plainly(request, response, { status, code, headers: { Connection: 'close', ...headers } });
      } else if (checked.area === 'public-api') await answerApi(checked, request, response);
      else if (checked.area !== 'reader') await answerPrivately(checked, request, response);
      else if (isRendered(checked.path) || !(await sendFileOf(checked.path, request, response))) {
        await answerReader(checked.target, request, response, {
          secondsUntilSearch: () => takeSearch(networkOf(clientOf(request))),
        });
      }
    } catch (error) {
      fail(error, path, request, response);
    }
  }

  function fail(error: unknown, path: string, request: IncomingMessage, response: ServerResponse): void {
    const known = engine.asStoreError(error);
    const id = randomUUID();
    if (known instanceof StoreError) logUnreadable(known);
    else log.error({ id, err: error, method: request.method, path }, 'a request failed');
    // What is left of a body is not read.
    const headers: Record<string, string> = request.complete ? {} : { Connection: 'close' };
    if (response.headersSent) response.destroy();
    else if (known instanceof StoreError) {
      headers['Retry-After'] = RETRY_AFTER;
      plainly(request, response, { status: 503, code: 'unreadable-store', headers });
    } else plainly(request, response, { status: 500, code: 'failed', detail: id, headers });
  }

  function logUnheard(unheard: Unheard | undefined): void {
    if (unheard)
      log.error(unheard, 'the epoch cannot be read; readers get what is kept, for 10 minutes at most');
    else log.info('the epoch can be read again');
  }

  /** What is at a public address and is not rendered: suggestions, figures for operators, pictures, files. Returns whether it was that. */
  async function sendFileOf(path: string, request: IncomingMessage, response: ServerResponse) {
    for (const [name, value] of Object.entries(ownHeaders)) response.setHeader(name, value);
    if (path === SPECULATION_RULES_PATH) return sendSpeculationRules(response);
    const isSent =
      (await operate(path, request, response)) ||
      (await sendSuggestions(path, request, response)) ||
      (await sendMedia(path, request, response, settings.dataDir)) ||
      (await shared.send(path, request, response)) ||
      sendFile(path, request, response);
    if (!isSent) for (const name of Object.keys(ownHeaders)) response.removeHeader(name);
    return isSent;
  }

  function sendSpeculationRules(response: ServerResponse): true {
    response
      .writeHead(200, {
        'Content-Type': SPECULATION_RULES_TYPE,
        'Content-Length': Buffer.byteLength(SPECULATION_RULES),
        'Cache-Control': 'public, max-age=3600',
      })
      .end(response.req.method === 'HEAD' ? undefined : SPECULATION_RULES);
    return true;
  }

  function plainly(request: IncomingMessage, response: ServerResponse, what: Parameters<Plainly>[2]): void {
    const form = plainFormOf(request);
    answerPlainly(response, {
      ...form,
      ...what,
      locale: what.locale ?? form.locale,
      site: origin,
      headers: { ...ownHeaders, ...what.headers },
    });
  }

  function clientOf(request: IncomingMessage): string {
    const forwarded = request.headers['x-forwarded-for'];
    return clientAddress(request.socket.remoteAddress, forwarded?.toString(), trustedProxies);
  }

  function logWhenDone(request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const { method } = request;
    const url = withoutSecrets(request.url ?? '');
    const client = clientOf(request);
    response.once('close', () => {
      const milliseconds = Number((performance.now() - started).toFixed(1));
      const whole = response.writableFinished;
      log.info(
        { id: randomUUID(), client, method, url, status: response.statusCode, milliseconds, whole },
        'request',
      );
    });
  }

  return { handle, cache };
}

/** Whoever may search once may have typed so often before: each pause asks for suggestions. */
const KEYSTROKES = 10;

/** A store that cannot be read is seldom well again within seconds; nor should anybody wait for long. In seconds. */
const RETRY_AFTER = '30';

/**
 * Whether a kept page can be the answer: everything else is looked at more closely. Who names a token is judged by it where
 * tokens count.
 */
function isPlainRead({ method, url, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers.host !== undefined &&
    isHost(headers.host) &&
    (headers.authorization === undefined || !url?.startsWith(API_PATH)) &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}
