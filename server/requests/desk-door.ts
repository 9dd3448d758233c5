import type { IncomingMessage } from 'node:http';
import { findViewer } from '#db/auth/find-viewer.ts';
import { BODY_LIMITS, bodyKindOf, type DeskMethod, type DeskRoute, deskRoutesAt } from '#lib/desk/routes.ts';
import type { Locale } from '#lib/locale.ts';
import { networkOf } from '#lib/network.ts';
import { type Grant, type Right, scopeOf } from '#lib/rights.ts';
import { BodyBudget } from './body-budget.ts';
import { bringsBody } from './guard.ts';
import { readBody } from './read-body.ts';

/** Bodies of people who are signed in: two pictures of each at once. */
const STAFF_BODIES = { inAll: 64_000_000, each: 2 * BODY_LIMITS.picture };
/** The forms of the door, which anybody may send. */
const STRANGERS_BODIES = { inAll: 8_000_000, each: 8 * BODY_LIMITS.form };
/** When to come back where there is no room, in seconds. */
const LATER = 5;

export type Entry =
  /** `body` is undefined where none is brought, or where it was left unread because nobody is signed in. */
  | { ok: true; body: Buffer | undefined; isUnread: boolean; leave: () => void }
  | {
      ok: false;
      status: 400 | 403 | 404 | 405 | 411 | 413 | 415 | 503;
      code:
        | 'unknown-address'
        | 'unknown-method'
        | 'no-body'
        | 'wrong-type'
        | 'large-body'
        | 'half-body'
        | 'busy'
        | 'no-length'
        | 'forbidden';
      headers?: Record<string, string>;
      /** The language of the person, where it is known who asks. */
      locale?: Locale;
    };

const nothing = () => {};

/**
 * The door of the desk's forms and scripts: what an address takes, and who may send it, is known before one byte of a body
 * is read; and all bodies together are bounded. Of who is signed out, forms alone are read, in the room of strangers.
 * @param clientOf the address that a request came from
 */
export function deskDoor(clientOf: (request: IncomingMessage) => string) {
  const staff = new BodyBudget(STAFF_BODIES);
  const strangers = new BodyBudget(STRANGERS_BODIES);

  /** Lets a request in, with its body; `leave` is to be called once it is answered. */
  return async function enter(request: IncomingMessage, path: string): Promise<Entry> {
    const methods = deskRoutesAt(path);
    if (!methods) return { ok: false, status: 404, code: 'unknown-address' };
    const route = methods[(request.method === 'HEAD' ? 'GET' : request.method) as DeskMethod];
    if (!route) {
      return { ok: false, status: 405, code: 'unknown-method', headers: { Allow: allowed(methods) } };
    }
    const announced = Number(request.headers['content-length'] ?? 0);
    if (!bringsBody(request.headers)) return { ok: true, body: undefined, isUnread: false, leave: nothing };
    if (route.takes.length === 0) return { ok: false, status: 413, code: 'no-body' };
    const kind = bodyKindOf(route, request.headers['content-type']);
    if (!kind) return { ok: false, status: 415, code: 'wrong-type' };
    const limit = BODY_LIMITS[kind];
    if (announced > limit) return { ok: false, status: 413, code: 'large-body' };

    // Browsers say how long a form is. A body in chunks may be a byte a chunk, and each costs the parser a call.
    if (route.from === 'anyone' && request.headers['content-length'] === undefined) {
      return { ok: false, status: 411, code: 'no-length' };
    }

    const viewer = route.from === 'anyone' ? null : await findViewer(cookiesOf(request));
    // What it says to who is signed out, the route says without the body; but of a form what was typed is brought back afterwards.
    const isCarried = kind === 'form' && request.headers['content-length'] !== undefined;
    const unread = { ok: true, body: undefined, isUnread: true, leave: nothing } as const;
    if (route.from !== 'anyone' && !viewer && !isCarried) return unread;
    const locale = viewer?.locale;
    if (viewer && !mayAsk(route, viewer)) {
      return { ok: false, status: 403, code: 'forbidden', locale: viewer.locale };
    }
    const room = viewer ? staff.roomFor(viewer.userId) : strangers.roomFor(networkOf(clientOf(request)));
    const body = await readBody(request, limit, room);
    if (body.ok) return { ok: true, body: body.bytes, isUnread: false, leave: room.leave };
    room.leave();
    if (route.from !== 'anyone' && !viewer && body.status === 503) return unread;
    return {
      ...body,
      ...(locale && { locale }),
      ...(body.status === 503 && { headers: { 'Retry-After': String(LATER) } }),
    };
  };
}

function allowed(methods: Partial<Record<DeskMethod, DeskRoute>>): string {
  return Object.keys(methods)
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method))
    .join(', ');
}

const cookiesOf = ({ headers: { cookie = '' } }: IncomingMessage) => new Headers({ cookie });

function mayAsk({ from }: DeskRoute, viewer: Grant): boolean {
  return from === 'anyone' || from === 'staff' || scopeOf(viewer, from satisfies Right) !== undefined;
}
