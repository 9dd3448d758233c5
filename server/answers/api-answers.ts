import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiProblem } from '#lib/api/problem.ts';
import { type ApiMethod, type ApiRoute, apiRoutesAt } from '#lib/api/routes.ts';
import type { Guarded } from '../requests/guard.ts';
import { isRendered } from '../requests/routes.ts';
import type { tokenDoor } from '../requests/token-door.ts';

/** What scripts of other sites may do here, which is reading without a token. */
const CORS_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
};

/** What a browser is told that asks before it asks, and for how long, in seconds. */
const PREFLIGHT = {
  ...CORS_HEADERS,
  'Access-Control-Allow-Methods': 'GET, HEAD',
  'Access-Control-Allow-Headers': 'If-None-Match',
  'Access-Control-Max-Age': '86400',
};

/** `realm` is not for people: whoever has a token knows where it is for. */
const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="api"' };

/**
 * The door of the API: what an address answers, and who may ask. What anybody may read is a document like any other. Whoever
 * brings a token is judged by it alone, whatever cookies or `Origin` came along; nothing else changes anything.
 * @param options.answerDocument renders or sends what is kept
 */
export function apiAnswers(options: {
  answerDocument: (checked: Guarded, request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Asked before what is kept by nobody is answered: in how many seconds that may be, for who asks. */
  secondsUntilSearch: (request: IncomingMessage) => number;
  /** Lets in who brings a token, with the body. */
  enter: ReturnType<typeof tokenDoor>;
  /** Asks the route, and keeps nothing. */
  answerPrivately: (
    checked: Guarded,
    request: IncomingMessage,
    response: ServerResponse,
    entry?: { body: Buffer | undefined },
  ) => Promise<void>;
  refuse: (request: IncomingMessage, response: ServerResponse, problem: ApiProblem) => void;
  /** Sent with every answer of the process that is no page. */
  ownHeaders: Record<string, string>;
}) {
  const { answerDocument, secondsUntilSearch, enter, answerPrivately, refuse, ownHeaders } = options;

  async function answerAnyone(
    route: ApiRoute,
    checked: Guarded,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (route.isKept !== false) return answerDocument(checked, request, response);
    const wait = secondsUntilSearch(request);
    if (wait === 0) return answerPrivately(checked, request, response);
    const headers = { 'Retry-After': String(wait) };
    return refuse(request, response, { status: 429, code: 'too-many-requests', headers });
  }

  return async (checked: Guarded, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { path } = checked;
    const { method = '', headers } = request;
    const methods = apiRoutesAt(path);
    // Another spelling of the address of a document leads to it.
    if (!methods && !isRendered(path)) return refuse(request, response, unread(404, 'unknown-address'));
    const Allow = allowed(methods ?? {});
    if (method === 'OPTIONS') {
      response.writeHead(204, { ...ownHeaders, ...PREFLIGHT, Allow, 'Cache-Control': 'no-store' }).end();
      return;
    }
    const isRead = method === 'GET' || method === 'HEAD';
    const route = methods ? methods[(isRead ? 'GET' : method) as ApiMethod] : isRead ? PUBLIC : undefined;
    if (headers.authorization !== undefined) {
      const entry = await enter(request, route);
      if (!entry.ok) return refuse(request, response, entry.problem);
      try {
        if (!route) return refuse(request, response, unread(405, 'unknown-method', { Allow }));
        if (route.from === 'anyone') return await answerAnyone(route, checked, request, response);
        return await answerPrivately(checked, request, response, entry);
      } finally {
        entry.leave();
      }
    }
    // Who brings no token need not know what can be changed.
    if (CHANGING.includes(method) || (route && route.from !== 'anyone')) {
      return refuse(request, response, unread(401, 'no-token', CHALLENGE));
    }
    if (!route) return refuse(request, response, unread(405, 'unknown-method', { Allow }));
    return answerAnyone(route, checked, request, response);
  };
}

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];
const PUBLIC: ApiRoute = { from: 'anyone' };

/** What the request still brings is not read: the connection ends with the answer. */
const unread = (
  status: number,
  code: ApiProblem['code'],
  headers: Record<string, string> = {},
): ApiProblem => ({ status, code, headers: { Connection: 'close', ...headers } });

function allowed(methods: Partial<Record<ApiMethod, ApiRoute>>): string {
  const known = Object.keys(methods).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));
  return [...known, 'OPTIONS'].join(', ');
}
