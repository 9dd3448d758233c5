import type { IncomingMessage } from 'node:http';
import { type Bearer, findBearer } from '#db/auth/api-token.ts';
import type { ApiProblem } from '#lib/api/problem.ts';
import type { ApiRoute } from '#lib/api/routes.ts';
import { BODY_LIMITS, bodyKindOf } from '#lib/desk/routes.ts';
import { BodyBudget } from './body-budget.ts';
import { bringsBody } from './guard.ts';
import { readBody } from './read-body.ts';

/** Bodies of programs: two pictures of each at once. */
const BODIES = { inAll: 64_000_000, each: 2 * BODY_LIMITS.picture };
/** When to come back where there is no room, in seconds. */
const LATER = '5';

export type TokenEntry =
  | { ok: true; body: Buffer | undefined; leave: () => void }
  | { ok: false; problem: ApiProblem };

/**
 * Lets in who brings a token: whom it lets in, and whether that one may do this, is known before a byte of the body is read; and
 * all bodies together are bounded.
 * @param clientOf the address that a request came from
 */
export function tokenDoor(clientOf: (request: IncomingMessage) => string) {
  const bodies = new BodyBudget(BODIES);

  /** @param route what is asked for; undefined where the address does not answer the method, or anybody may read it */
  return async function enter(request: IncomingMessage, route: ApiRoute | undefined): Promise<TokenEntry> {
    const bearer = await findBearer(request.headers.authorization ?? '', clientOf(request));
    if (!bearer.ok) return refused(401, bearer);
    if (!route) return { ok: true, body: undefined, leave: () => {} };
    const { from, takes } = route;
    if (from !== 'anyone' && from !== 'token' && !bearer.scopes.includes(from)) {
      const challenge = `Bearer realm="api", error="insufficient_scope", scope="${from}"`;
      return no(403, 'insufficient-scope', { 'WWW-Authenticate': challenge });
    }
    if (!bringsBody(request.headers)) return { ok: true, body: undefined, leave: () => {} };
    if (!takes) return no(413, 'no-body');
    if (!bodyKindOf({ takes: [takes] }, request.headers['content-type'])) return no(415, 'wrong-type');
    const limit = BODY_LIMITS[takes];
    if (Number(request.headers['content-length'] ?? 0) > limit) return no(413, 'large-body');
    const room = bodies.roomFor(roomOf(bearer));
    const body = await readBody(request, limit, room);
    if (body.ok) return { ok: true, body: body.bytes, leave: room.leave };
    room.leave();
    return no(body.status, body.code, body.status === 503 ? { 'Retry-After': LATER } : {});
  };
}

const roomOf = ({ actor }: Bearer) => String(actor.tokenId);

function refused(
  status: number,
  bearer: Extract<Awaited<ReturnType<typeof findBearer>>, { ok: false }>,
): TokenEntry {
  if (bearer.code === 'many-attempts') {
    return no(429, 'many-wrong-tokens', { 'Retry-After': String(bearer.retryAfter) });
  }
  return no(status, bearer.code, { 'WWW-Authenticate': 'Bearer realm="api", error="invalid_token"' });
}

/** What the request still brings is not read: the connection ends with the answer. */
const no = (status: number, code: ApiProblem['code'], headers: Record<string, string> = {}): TokenEntry => ({
  ok: false,
  problem: { status, code, headers: { Connection: 'close', ...headers } },
});
