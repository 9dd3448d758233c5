import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { nextChange } from '#db/queries/next-change.ts';
import type { Store } from '#db/store.ts';
import { answerPlainly } from './answer-plainly.ts';
import { askNext, type NextAnswer, type NextHandler } from './ask-next.ts';
import { clientAddress } from './client-address.ts';
import { acceptedEncodings } from './encoding.ts';
import { type Moment, watchMoment } from './freshness.ts';
import { areaOf, type Guarded, guard, trustedHeaders } from './guard.ts';
import { cacheControl, KeptPage } from './kept-page.ts';
import { leanDocument } from './lean.ts';
import type { Log } from './log.ts';
import { sendMedia } from './media-file.ts';
import { operations } from './operations.ts';
import { readBody } from './read-body.ts';
import { resolveRequest } from './resolve-request.ts';
import { ResponseCache } from './response-cache.ts';
import {
  deskPolicy,
  PLAIN_POLICY,
  PREVIEW_POLICY,
  READER_POLICY,
  securityHeaders,
} from './security-headers.ts';
import { blockListOf, type Settings } from './settings.ts';
import {
  SPECULATION_RULES,
  SPECULATION_RULES_HEADER,
  SPECULATION_RULES_PATH,
  SPECULATION_RULES_TYPE,
} from './speculation-rules.ts';
import type { SendFile } from './static-files.ts';
import { localeOfPath } from './words.ts';

/** However quiet the store: what a page may rest on beside it (the clock of the machine) is looked at this often. */
const LONGEST_VALIDITY = 3_600_000;

export type GatewayOptions = {
  next: NextHandler;
  sendFile: SendFile;
  /** Whether the desk has a page or a route at a path. */
  isKnown: (path: string) => boolean;
  store: Store;
  settings: Settings;
  /** The public origin, with the port that was taken. */
  siteUrl: string;
  log: Log;
};

/**
 * Answers every request of the process:
 * kept page? → guard → file? → decide (resolve-request.ts) → render, once → lean → compress, once → keep → send.
 */
export function createGateway(options: GatewayOptions) {
  const { next, sendFile, isKnown, store, settings, siteUrl, log } = options;
  const { origin, host, protocol } = new URL(siteUrl);
  const isHttps = protocol === 'https:';
  const trustedProxies = blockListOf(settings.trustedProxies);
  const cache = new ResponseCache(settings.cacheBytes);
  const currentMoment = watchMoment(store);
  const operate = operations({ cache, store, statusToken: settings.statusToken, log });
  const readerHeaders = {
    ...securityHeaders({ isHttps, policy: READER_POLICY }),
    'Speculation-Rules': SPECULATION_RULES_HEADER,
  };
  const ownHeaders = securityHeaders({ isHttps, policy: PLAIN_POLICY });

  /** What most requests are: a page that is kept and still holds. Nothing is awaited on this way. */
  function handle(request: IncomingMessage, response: ServerResponse): void {
    if (settings.accessLog) logWhenDone(request, response);
    const moment = currentMoment();
    const kept = isPlainRead(request) ? cache.get(request.url ?? '', moment) : undefined;
    if (kept) kept.send(request, response, moment.now, 'hit');
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
      } else if (checked.area === 'reader') await answerReader(checked, request, response);
      else await answerPrivately(checked, request, response);
    } catch (error) {
      const id = randomUUID();
      log.error({ id, err: error, method: request.method, path }, 'a request failed');
      if (response.headersSent) response.destroy();
      else plainly(request, response, { status: 500, code: 'failed', detail: id });
    }
  }

  async function answerReader(checked: Guarded, request: IncomingMessage, response: ServerResponse) {
    const { path, target } = checked;
    if (path === SPECULATION_RULES_PATH) return sendSpeculationRules(response);
    for (const [name, value] of Object.entries(ownHeaders)) response.setHeader(name, value);
    if (await operate(path, request, response)) return;
    if (await sendMedia(path, request, response, settings.dataDir)) return;
    if (sendFile(path, request, response)) return;
    for (const name of Object.keys(ownHeaders)) response.removeHeader(name);

    // Before the first row is read: what changes from here on makes the page old, not wrong.
    const moment = currentMoment();
    const decision = await resolveRequest({ target, acceptLanguage: request.headers['accept-language'] });
    switch (decision.do) {
      case 'render': {
        const { url, status } = decision;
        const kept = cache.get(url, moment);
        const page = kept ?? (await cache.render(url, moment, () => renderPage(url, status, moment)));
        // Rendering took its time, and the page may hold for a few seconds only.
        page.send(request, response, currentMoment().now, kept ? 'hit' : 'miss');
        return;
      }
      case 'redirect': {
        const headers = { 'Cache-Control': cacheControl(settings.cdnMaxAge, 0), ...decision.headers };
        response
          .writeHead(decision.status, {
            ...ownHeaders,
            ...headers,
            Location: decision.to,
            'Content-Length': 0,
          })
          .end();
      }
    }
  }

  async function renderPage(url: string, status: number, moment: Moment): Promise<KeptPage> {
    const started = performance.now();
    const change = await nextChange(new Date(moment.now));
    const rendered = await askNext(next, { url, headers: { host, accept: 'text/html' } });
    if (rendered.status !== 200) throw new Error(`The page ${url} was answered ${rendered.status}.`);
    const body = Buffer.from(leanDocument(rendered.body.toString()));
    const page = { status, body, milliseconds: performance.now() - started };
    return KeptPage.keep(page, moment, {
      validUntil: Math.min(change?.getTime() ?? Number.POSITIVE_INFINITY, moment.now + LONGEST_VALIDITY),
      cdnMaxAge: settings.cdnMaxAge,
      headers: Object.entries(readerHeaders).flat(),
    });
  }

  /** The desk, its routes and previews: whole requests to Next, and nothing of the answer is kept anywhere. */
  async function answerPrivately(checked: Guarded, request: IncomingMessage, response: ServerResponse) {
    const { area, path, target, bodyLimit } = checked;
    if (!isKnown(path)) return plainly(request, response, { status: 404, code: 'unknown-address' });
    const body = bodyLimit === 0 ? undefined : await readBody(request, bodyLimit);
    if (body && !body.ok) {
      const { status, code } = body;
      return plainly(request, response, { status, code, headers: { Connection: 'close' } });
    }
    const nonce = randomBytes(16).toString('base64');
    const policies = { desk: deskPolicy(nonce), preview: PREVIEW_POLICY, api: PLAIN_POLICY } as const;
    const policy = area === 'reader' ? READER_POLICY : policies[area];
    const { headers, method = 'GET' } = request;
    const rendered = await askNext(next, {
      method,
      url: target,
      headers: {
        ...trustedHeaders(headers, area, host),
        'x-prism-client': clientOf(request),
        // Next gives its scripts the nonce that it finds here.
        ...(area === 'desk' && { 'content-security-policy': policy }),
      },
      body: body?.bytes,
    });
    if (rendered.status >= 500) throw new Error(`${method} ${target} was answered ${rendered.status}.`);
    const bytes = area === 'preview' ? leanIfPage(rendered) : rendered.body;
    const packed = acceptedEncodings(headers['accept-encoding']).includes('gzip') && bytes.length > 1_000;
    const sent = packed ? await pack(bytes) : bytes;
    response
      .writeHead(rendered.status, {
        ...withoutFramework(rendered.headers, area === 'desk' && headers.rsc !== undefined),
        ...securityHeaders({ isHttps, policy }),
        'Cache-Control': 'private, no-store',
        'X-Robots-Tag': 'noindex',
        Vary: 'Accept-Encoding',
        'Content-Length': sent.length,
        ...(packed && { 'Content-Encoding': 'gzip' }),
      })
      .end(method === 'HEAD' ? undefined : sent);
  }

  function sendSpeculationRules(response: ServerResponse): void {
    response
      .writeHead(200, {
        ...ownHeaders,
        'Content-Type': SPECULATION_RULES_TYPE,
        'Content-Length': Buffer.byteLength(SPECULATION_RULES),
        'Cache-Control': 'public, max-age=3600',
      })
      .end(response.req.method === 'HEAD' ? undefined : SPECULATION_RULES);
  }

  function plainly(
    request: IncomingMessage,
    response: ServerResponse,
    what: Pick<Parameters<typeof answerPlainly>[1], 'status' | 'code' | 'detail'> & {
      headers?: Record<string, string> | undefined;
    },
  ): void {
    const path = request.url ?? '';
    answerPlainly(response, {
      ...what,
      locale: localeOfPath(path),
      area: areaOf(path),
      headers: { ...ownHeaders, ...what.headers },
    });
  }

  function clientOf(request: IncomingMessage): string {
    const forwarded = request.headers['x-forwarded-for'];
    return clientAddress(request.socket.remoteAddress, forwarded?.toString(), trustedProxies);
  }

  function logWhenDone(request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const { method, url } = request;
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

/** Whether a kept page can be the answer: everything else is looked at more closely. */
function isPlainRead({ method, headers }: IncomingMessage): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

const pack = promisify(gzip);

function leanIfPage({ status, headers, body }: NextAnswer): Buffer {
  const isPage = status === 200 && headers['content-type']?.toString().startsWith('text/html');
  return isPage ? Buffer.from(leanDocument(body.toString())) : body;
}

/** Set here anew, or of a connection that there was not. */
const NOT_PASSED_ON =
  /^(x-powered-by|x-nextjs-.*|connection|keep-alive|transfer-encoding|date|content-length|content-encoding|cache-control|vary|etag|link)$/;

/** @param isRouter whether the framework's own script asks: it reads a few headers of its own */
function withoutFramework(headers: NextAnswer['headers'], isRouter: boolean): NextAnswer['headers'] {
  const kept = Object.entries(headers).filter(
    ([name]) => !NOT_PASSED_ON.test(name) || (isRouter && name.startsWith('x-nextjs-')),
  );
  return Object.fromEntries(kept);
}
