import { z } from 'zod';
import { findViewer } from '#db/auth/find-viewer.ts';
import type { Viewer } from '#db/auth/viewer.ts';
import { isStoreError } from '#db/store.ts';
import { WRITER_HEADER } from '#lib/desk/editor.ts';
import { DESK_PATH } from '#lib/desk/paths.ts';
import {
  type BodyKind,
  bodyKindOf,
  type DeskMethod,
  type DeskRoute,
  deskRoutesAt,
} from '#lib/desk/routes.ts';
import { localeOf } from '../../viewer.ts';
import { type Answer, STORE_FAILED } from './answer.ts';
import { answerForm } from './answer-form.ts';
import { answerScript } from './answer-script.ts';
import { readForm, readText, type Unread } from './read-form.ts';
import { readPicture } from './read-picture.ts';

/** The parts of the path that stand for something: `article`, `revision`, `person`, `invitation`. */
type Params = { [name: string]: string | undefined };
/** Of a form; one that is there several times is an array. */
type Fields = Record<string, string | string[]>;

/** Where a form stands. `fields` are there once they were read: not for who is signed out. */
type Where = { params: Params; fields: Fields; request: Request };

type Options<Schema extends z.ZodType, Who> = {
  /** What the request brings: JSON, the query of GET, or the fields of a form, which are strings. */
  schema?: Schema;
  /** Where a form leads back to. */
  page?: string | ((where: Where) => string | Promise<string>);
  /** Which form of that page it is. */
  form?: string | ((fields: Fields) => string);
  /** The fields that stand in the form again when something was not done. Never a password or a code. */
  keeps?: readonly string[];
  run: (asked: { viewer: Who; input: z.output<Schema>; params: Params; request: Request }) => Promise<Answer>;
};

type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/**
 * The handler of an address for staff. A script sends JSON and gets JSON; a plain form is led to a page that says what came
 * of it. Both go through the same schema and the same `run`, in this order: who asks, what they bring, is it in order, do
 * it, answer. What the address takes and from whom stands in lib/desk/routes.ts.
 */
export function deskRoute<Schema extends z.ZodType = z.ZodUnknown>(
  options: Options<Schema, Viewer>,
): Handler {
  return handle(options, async ({ viewer, ...asked }) =>
    viewer ? options.run({ ...asked, viewer }) : { ok: false, isSignedOut: true },
  );
}

/** The same for an address of the door, which takes forms from anybody. */
export function doorRoute<Schema extends z.ZodType = z.ZodUnknown>(
  options: Options<Schema, Viewer | null>,
): Handler {
  return handle(options, options.run);
}

function handle<Schema extends z.ZodType>(
  { schema, page = DESK_PATH, form = 'form', keeps = [] }: Omit<Options<Schema, never>, 'run'>,
  run: Options<Schema, Viewer | null>['run'],
): Handler {
  return async (request, context) => {
    const route = routeOf(request);
    const isForm = isFromForm(request, route);
    const where: Where = { params: await context.params, fields: {}, request };
    let locale = localeOf(request.headers, null);

    const work = async (): Promise<Answer> => {
      const viewer = await viewerOf(request);
      locale = localeOf(request.headers, viewer);
      const isSignedOut = route.from !== 'anyone' && !viewer;
      if (isSignedOut && !isForm) return { ok: false, isSignedOut };
      const brought = await readInput(request, route, isForm);
      // What was typed is brought back after signing in; where it cannot be read there is nothing to bring.
      if (isSignedOut && brought.ok) where.fields = brought.input as Fields;
      if (isSignedOut) return { ok: false, isSignedOut };
      if (!brought.ok) return { ok: false, unread: brought.unread, kind: brought.kind };
      if (isForm) where.fields = brought.input as Fields;
      const parsed = (schema ?? z.unknown()).safeParse(brought.input);
      if (!parsed.success) return badRequest(parsed.error);
      const input = parsed.data as z.output<Schema>;
      return run({ viewer, input, params: where.params, request });
    };
    const answer = await work().catch((error: unknown): Answer => {
      if (isStoreError(error)) return STORE_FAILED;
      throw error;
    });
    // A form that a script sends stays where it is, with all that was typed, until it is done.
    const isLed = isForm || isFromFormWithFile(request, route);
    const isSentByScript = isForm && request.headers.get('accept') === 'application/json';
    if (!isLed || (isSentByScript && !answer.ok)) return answerScript(locale, answer);
    const led = await answerForm(locale, answer, {
      page: typeof page === 'string' ? page : await page(where),
      form: typeof form === 'string' ? form : form(where.fields),
      typed: keptOf(where.fields, keeps),
    });
    return isSentByScript ? withoutLeading(led) : led;
  };
}

/** Where a form leads, for the script that sent it to go there itself. */
function withoutLeading({ headers }: Response): Response {
  const told = new Headers(headers);
  const to = told.get('location');
  told.delete('location');
  return Response.json({ to }, { headers: told });
}

function routeOf({ url, method }: Request): DeskRoute {
  const { pathname } = new URL(url);
  const route = deskRoutesAt(pathname)?.[(method === 'HEAD' ? 'GET' : method) as DeskMethod];
  if (!route) throw new Error(`${method} ${pathname} does not stand in lib/desk/routes.ts.`);
  return route;
}

/** Whether a request is to be answered by a page. One without a body, and so without a type, says what it accepts. */
function isFromForm({ headers }: Request, route: DeskRoute): boolean {
  if (!route.takes.includes('form')) return false;
  const kind = bodyKindOf(route, headers.get('content-type'));
  if (kind) return kind === 'form';
  return route.takes.length === 1 || headers.get('accept')?.includes('text/html') === true;
}

/** Whether a browser sends a form with a file by itself, to be led to a page as any other form is. */
function isFromFormWithFile({ headers }: Request, route: DeskRoute): boolean {
  const isPicture = bodyKindOf(route, headers.get('content-type')) === 'picture';
  return isPicture && route.takes.includes('form') && headers.get('accept')?.includes('text/html') === true;
}

/** Who is signed in; null when nobody is, or somebody else than who wrote what is sent. */
async function viewerOf({ headers }: Request): Promise<Viewer | null> {
  const viewer = await findViewer(headers);
  const meant = headers.get(WRITER_HEADER);
  return meant === null || meant === viewer?.userId ? viewer : null;
}

type Brought = { ok: true; input: unknown } | { ok: false; unread: Unread; kind: BodyKind };

async function readInput(request: Request, route: DeskRoute, isForm: boolean): Promise<Brought> {
  if (route.takes.length === 0) {
    return { ok: true, input: Object.fromEntries(new URL(request.url).searchParams) };
  }
  if (isForm) {
    const read = await readForm(request);
    return read.ok ? { ok: true, input: fieldsOf(read.form) } : { ok: false, unread: read, kind: 'form' };
  }
  const kind = bodyKindOf(route, request.headers.get('content-type'));
  if (kind === 'picture') {
    const read = await readPicture(request);
    if (!read.ok) return { ok: false, unread: read, kind };
    return { ok: true, input: { ...Object.fromEntries(read.form.words), picture: read.form.bytes } };
  }
  const read = await readText(request, kind ?? 'json');
  if (!read.ok) return { ok: false, unread: read, kind: kind ?? 'json' };
  if (!kind && read.text !== '') {
    return { ok: false, unread: { ok: false, status: 415, code: 'no-form' }, kind: 'json' };
  }
  return { ok: true, input: jsonOf(read.text) };
}

function fieldsOf(form: URLSearchParams): Fields {
  const names = new Set(form.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const [first = '', ...more] = form.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

/** What was typed, of the fields that may be kept; one that is there several times in one line. */
function keptOf(fields: Fields, keeps: readonly string[]): Record<string, string> {
  const kept = keeps.flatMap((name) =>
    Object.hasOwn(fields, name) ? [[name, [fields[name]].flat().join(' ')]] : [],
  );
  return Object.fromEntries(kept);
}

/** The first thing that is wrong is named by its place and its kind, for programs; the sentence does not depend on it. */
function badRequest({ issues: [issue] }: z.ZodError): Answer {
  const reason = issue ? [issue.path.join('.'), issue.code].filter(Boolean).join(': ') : '';
  return { ok: false, error: { code: 'bad-request' }, status: 400, reason };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
