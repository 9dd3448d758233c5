import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CARRIED_HEADER } from '#lib/desk/carried.ts';
import { missingDeskPath, signInPath } from '#lib/desk/paths.ts';
import { missingPath } from '#lib/urls.ts';
import { acceptedEncodings } from '../cache/encoding.ts';
import { leanDocument } from '../html/lean.ts';
import type { deskDoor } from '../requests/desk-door.ts';
import { type Guarded, isElsewhere, trustedHeaders } from '../requests/guard.ts';
import { hasEditor } from '../requests/routes.ts';
import { carriesSecret } from '../requests/secret-parameters.ts';
import { localeOfPath } from '../words.ts';
import type { Plainly } from './answer-plainly.ts';
import { askNext, type NextAnswer, type NextHandler } from './ask-next.ts';
import { endAnswer } from './end-answer.ts';
import {
  ADDRESS_KEPT_BACK,
  deskPolicy,
  PLAIN_POLICY,
  PREVIEW_POLICY,
  securityHeaders,
} from './security-headers.ts';

const NOTHING = Buffer.alloc(0);
const pack = promisify(gzip);
/** Below this, packing saves less than it costs. */
const SMALLEST_PACKED = 1_000;

/**
 * Answers requests for the desk, its routes and previews: Next gets them whole, and nothing of its answer is kept
 * anywhere. A preview is as lean as the page it shows, a page of the desk wherever no editor is in it.
 * @param options.enterDesk who lets requests in to the desk's routes
 * @param options.isKnown whether the desk has a page, or there is a preview, at a path
 * @param options.clientOf the address that a request came from
 */
export function privateAnswers(options: {
  next: NextHandler;
  enterDesk: ReturnType<typeof deskDoor>;
  isKnown: (path: string) => boolean;
  clientOf: (request: IncomingMessage) => string;
  plainly: Plainly;
  /** The public one. */
  origin: string;
  isHttps: boolean;
}) {
  const { next, enterDesk, isKnown, clientOf, plainly, origin, isHttps } = options;
  const { host } = new URL(origin);

  return { answerPrivately, send };

  async function answerPrivately(
    checked: Guarded,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { area, path } = checked;
    if (area !== 'api') {
      if (!isKnown(path)) return plainly(request, response, { status: 404, code: 'unknown-address' });
      return send(checked, request, response);
    }
    const entry = await enterDesk(request, path);
    if (!entry.ok) {
      const { status, code, locale } = entry;
      return plainly(request, response, {
        status,
        code,
        locale,
        headers: { Connection: 'close', ...entry.headers },
      });
    }
    try {
      await send(checked, request, response, entry);
    } finally {
      entry.leave();
    }
  }

  /** Sends what Next has there; whether the request may be answered was asked before. */
  async function send(
    { area, path, target }: Guarded,
    request: IncomingMessage,
    response: ServerResponse,
    { body, isUnread }: { body?: Buffer | undefined; isUnread?: boolean } = {},
  ): Promise<void> {
    const { headers, method = 'GET' } = request;
    const isPage = area === 'desk' || area === 'preview';
    const isLean = isPage && !hasEditor(path);
    const editorPolicy = area === 'desk' && !isLean && deskPolicy(randomBytes(16).toString('base64'));
    const asked = {
      ...trustedHeaders(headers, area, host),
      'x-prism-client': clientOf(request),
      ...(isElsewhere(headers.host, origin) && { 'x-prism-elsewhere': origin }),
    };
    const answer = await askNext(next, {
      // What the head says is known once the whole is there; the body is left out below.
      method: method === 'HEAD' ? 'GET' : method,
      url: target,
      // Next gives its scripts the nonce that it finds here.
      headers: { ...asked, ...(editorPolicy && { 'content-security-policy': editorPolicy }) },
      body,
    });
    const [carried] = [answer.headers[CARRIED_HEADER] ?? []].flat();
    if (area === 'api' && carried !== undefined && answer.status === 303) {
      const opened = await openedWith(carried, answer, asked);
      if (opened) return sendOpened(opened, request, response);
    }
    const isMissing = isPage && answer.status === 404;
    const rendered = isMissing ? await missingPage(area, path, asked) : answer;
    // The page of what is missing can be opened itself, with the same status.
    const status = path === missingDeskPath && rendered.status === 200 ? 404 : rendered.status;
    if (status >= 500 && status !== 503) {
      throw new Error(`${method} ${path} was answered ${status}.`);
    }
    const policy = isMissing || !editorPolicy ? policyOf(area) : editorPolicy;
    const isRedirect = status >= 300 && rendered.headers.location !== undefined;
    // Next puts a page into a redirect, for browsers of long ago.
    const bytes = isRedirect ? NOTHING : isLean || isMissing ? leanIfPage(rendered) : rendered.body;
    const takesGzip = acceptedEncodings(headers['accept-encoding']).includes('gzip');
    const isPacked = takesGzip && bytes.length > SMALLEST_PACKED;
    const sent = isPacked ? await pack(bytes) : bytes;
    response.writeHead(status, {
      ...withoutFramework(rendered.headers, area === 'desk' && headers.rsc !== undefined),
      // The version of what was read or written, which no framework knows.
      ...(area === 'public-api' && rendered.headers.etag && { ETag: rendered.headers.etag }),
      ...securityHeaders({ isHttps, policy }),
      ...(carriesSecret(target) && { 'Referrer-Policy': ADDRESS_KEPT_BACK }),
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
      Vary: 'Accept-Encoding',
      'Content-Length': sent.length,
      ...(isPacked && { 'Content-Encoding': 'gzip' }),
      ...(isUnread && { Connection: 'close' }),
    });
    endAnswer(response, sent);
  }

  /**
   * The page to which a form was led, rendered at once, with what was typed: that is more than a cookie could take there.
   * @returns undefined where it leads on by itself
   */
  async function openedWith(
    carried: string,
    led: NextAnswer,
    asked: IncomingMessage['headers'],
  ): Promise<(NextAnswer & { path: string; policy: string }) | undefined> {
    const url = String(led.headers.location);
    const path = new URL(url, origin).pathname;
    if (!isKnown(path)) return undefined;
    const cookies = [led.headers['set-cookie'] ?? []].flat();
    const { 'content-type': _, accept: __, cookie = '', ...headers } = asked;
    const fresh = cookies.map((line) => line.split(';', 1)[0] ?? '');
    const policy = hasEditor(path) ? deskPolicy(randomBytes(16).toString('base64')) : deskPolicy();
    const page = await askNext(next, {
      url,
      headers: {
        ...headers,
        accept: 'text/html',
        cookie: withCookies(cookie, fresh),
        [CARRIED_HEADER]: carried,
        ...(hasEditor(path) && { 'content-security-policy': policy }),
      },
    });
    if (page.status !== 200) return undefined;
    return { ...page, headers: { ...page.headers, 'set-cookie': cookies }, path, policy };
  }

  async function sendOpened(
    { path, policy, ...page }: NextAnswer & { path: string; policy: string },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const bytes = hasEditor(path) ? page.body : leanIfPage(page);
    const isPacked = acceptedEncodings(request.headers['accept-encoding']).includes('gzip');
    const sent = isPacked ? await pack(bytes) : bytes;
    // A browser shows the page either way; a program reads that it has to sign in.
    response.writeHead(path.startsWith(signInPath()) ? 401 : 200, {
      ...withoutFramework(page.headers, false),
      ...securityHeaders({ isHttps, policy }),
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
      Vary: 'Accept-Encoding',
      'Content-Length': sent.length,
      ...(isPacked && { 'Content-Encoding': 'gzip' }),
    });
    endAnswer(response, sent);
  }

  /** What stands where nothing is. Next would draw its own page for it, by a script that these pages have not. */
  async function missingPage(
    area: Guarded['area'],
    path: string,
    asked: IncomingMessage['headers'],
  ): Promise<NextAnswer> {
    const page =
      area === 'desk'
        ? await askNext(next, { url: missingDeskPath, headers: asked })
        : await askNext(next, {
            url: missingPath(localeOfPath(path)),
            headers: { host, accept: 'text/html' },
          });
    return page.status === 200 ? { ...page, status: 404 } : page;
  }
}

/** The cookies of a request once the browser has taken in others. */
function withCookies(cookie: string, fresh: string[]): string {
  const nameOf = (pair: string) => pair.trim().split('=', 1)[0];
  const names = fresh.map(nameOf);
  return [...cookie.split(';').filter((pair) => pair.trim() && !names.includes(nameOf(pair))), ...fresh].join(
    '; ',
  );
}

function policyOf(area: Guarded['area']): string {
  if (area === 'desk') return deskPolicy();
  return area === 'preview' ? PREVIEW_POLICY : PLAIN_POLICY;
}

function leanIfPage({ status, headers, body }: NextAnswer): Buffer {
  const isPage = status < 500 && headers['content-type']?.toString().startsWith('text/html');
  return isPage ? Buffer.from(leanDocument(body.toString())) : body;
}

/** Set here anew, or of a connection that there was not. */
const NOT_PASSED_ON =
  /^(x-powered-by|x-prism-.*|x-nextjs-.*|connection|keep-alive|transfer-encoding|date|content-length|content-encoding|cache-control|vary|etag|link|x-robots-tag)$/;

/** @param isRouter whether the framework's own script asks: it reads a few headers of its own */
function withoutFramework(headers: NextAnswer['headers'], isRouter: boolean): NextAnswer['headers'] {
  const kept = Object.entries(headers).filter(
    ([name]) => !NOT_PASSED_ON.test(name) || (isRouter && name.startsWith('x-nextjs-')),
  );
  return Object.fromEntries(kept);
}
