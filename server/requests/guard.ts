import type { IncomingHttpHeaders } from 'node:http';
import { type Area, areaOf } from './routes.ts';

export type GuardCode =
  | 'bad-request'
  | 'bad-target'
  | 'long-target'
  | 'read-only'
  | 'unknown-method'
  | 'no-body'
  | 'foreign-origin';

/** What the gateway answers itself; `messages/` has a sentence for each code, under `gateway`. */
export type Refusal = { ok: false; status: number; code: GuardCode; headers?: Record<string, string> };

export type Guarded = {
  ok: true;
  area: Area;
  /** The request's target in origin form: path and query. */
  target: string;
  path: string;
  query: string;
};

const LONGEST_TARGET = 8_192;

/** Methods that pages could know, and do not take. */
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Looks at a request before anything else does: what it names, what it brings, where it comes from. Nothing is read
 * from the store, so that hostile traffic costs nothing.
 * @param origin the public origin; a request that changes something must come from a page of it
 */
export function guard(
  request: {
    method?: string | undefined;
    url?: string | undefined;
    httpVersion?: string;
    headers: IncomingHttpHeaders;
  },
  origin: string,
): Guarded | Refusal {
  const { method = '', headers } = request;
  const target = originForm(request.url ?? '');
  if (target.length > LONGEST_TARGET) return refuse(414, 'long-target');
  if (!target.startsWith('/')) return refuse(400, 'bad-target');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!isDecodable(path)) return refuse(400, 'bad-target');
  const area = areaOf(path);
  if (!namesOneHost(headers, request.httpVersion)) return refuse(400, 'bad-request');

  const reads = method === 'GET' || method === 'HEAD';
  if (area === 'public-api') {
    // Its door knows who may do what (answers/api-answers.ts): no cookie counts there, so neither does where it came from.
    if ((reads || method === 'OPTIONS') && bringsBody(headers)) return refuse(413, 'no-body');
  } else if (area === 'api') {
    // Which methods are answered there, and what may be brought, the door of the desk knows (desk-door.ts).
    if (!reads && !comesFrom(origin, headers)) return refuse(403, 'foreign-origin');
  } else {
    if (!reads) {
      return refuse(405, CHANGING.includes(method) ? 'read-only' : 'unknown-method', { Allow: 'GET, HEAD' });
    }
    if (bringsBody(headers)) return refuse(413, 'no-body');
  }
  return { ok: true, area, target, path, query: mark < 0 ? '' : target.slice(mark + 1) };
}

/**
 * RFC 9112, 3.2: whoever speaks HTTP/1.1 names one host, though the only one there is stands in SITE_URL. Whoever speaks
 * 1.0 need not, but must not name two or nonsense either: a proxy in front could take the request for another one.
 */
function namesOneHost({ host }: IncomingHttpHeaders, httpVersion: string | undefined): boolean {
  return host === undefined ? !(Number(httpVersion) >= 1.1) : isHost(host);
}

/**
 * Whether a Host header names one host: a name or an address, and a port. http-server.ts joins several with a comma,
 * which no name has in it, and an empty one is no host of a website (RFC 9110, 4.2.1).
 */
export function isHost(value: string): boolean {
  if (value === lastHost) return true;
  if (!HOST.test(value)) return false;
  lastHost = value;
  return true;
}

/** Nearly all requests name the same host: looking at it anew each time would be most of what this way costs. */
let lastHost: string | undefined;

const HOST = /^(?:[\w.~!$&'()*+;=%-]+|\[[\da-f:.]+\])(?::\d*)?$/i;

/** Whether a request brings a body, announced or in pieces. */
export function bringsBody(headers: IncomingHttpHeaders): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

const refuse = (status: number, code: GuardCode, headers?: Record<string, string>): Refusal => ({
  ok: false,
  status,
  code,
  ...(headers && { headers }),
});

/**
 * A proxy may be spoken to in absolute form, and a server has to take it (RFC 9112, 3.2.2). Who is named there counts as
 * little as the Host header: the only host is the one of SITE_URL.
 */
function originForm(target: string): string {
  const rest = /^https?:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Whether the path is spelled as a URL, and holds no character that only an attack has in it. */
function isDecodable(path: string): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    return !/[\u0000-\u001F\u007F\\]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/**
 * Whether a request that changes something was sent by a page of ours. Browsers say so in one of two headers and let no
 * page forge them; a program that sends neither has no business with an address for browsers.
 */
function comesFrom(origin: string, headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined) return headers.origin === origin;
  return site === 'same-origin' || site === 'none';
}

/**
 * Whether a page is asked for under another host than the public one. What it sends would be refused, so it has to say so;
 * the public address is named, never the one that was asked for. A proxy may leave out the port.
 */
export function isElsewhere(host: string | undefined, origin: string): boolean {
  const site = new URL(origin);
  const asked = URL.parse(`${site.protocol}//${host ?? ''}`);
  if (!asked) return true;
  return asked.hostname !== site.hostname || (asked.port !== '' && asked.port !== site.port);
}

/** Headers by which a stranger could make Next believe in another host, or speak its internal protocols. */
const FOREIGN =
  /^(x-forwarded-.*|forwarded|x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-matched-path|x-now-.*|x-prism-.*|x-prerender-.*|x-original-url|x-rewrite-url|next-action|next-test-.*|purpose)$/;
/** By these the desk's own pages move from one to the next; nobody else has to. */
const ROUTER = /^(rsc|next-.*)$/;
/** They speak of the connection, which ends here. */
const CONNECTION =
  /^(connection|keep-alive|upgrade|transfer-encoding|te|trailer|expect|http2-settings|content-length)$/;

/** The headers of a request that the pages may see, with the one host there is. */
export function trustedHeaders(headers: IncomingHttpHeaders, area: Area, host: string): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(
    ([name]) =>
      !FOREIGN.test(name) &&
      !CONNECTION.test(name) &&
      (area === 'desk' || !ROUTER.test(name)) &&
      // Who asks there is judged by a token alone.
      (area !== 'public-api' || name !== 'cookie'),
  );
  return { ...Object.fromEntries(kept), host };
}
