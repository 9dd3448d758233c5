import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import type { Store } from '#db/store.ts';
import type { ErrorAnswer } from '#lib/desk/editor.ts';
import { type BodyKind, DESK_ROUTES, type DeskMethod } from '#lib/desk/routes.ts';
import { buildArticle } from '#testing/build-article.ts';
import { signInAs } from '#testing/sign-in.ts';
import { newDataDir } from '#testing/template-store.ts';
import { FORM_COOKIE, openFormState } from '../../form-state.ts';

/*
 * Every address of the desk, sent what it does not understand by somebody who reads Japanese: whatever they are told is in
 * Japanese, so no sentence of a library is among it. For programs there is a place and a kind.
 */

const place = { section: 'outlook', path: [{ id: 'text4', kind: 'paragraph', after: null }] };

/** What is in order, to be spoilt in one place after another. */
const IN_ORDER: Record<string, unknown> = {
  'POST /api/desk/articles': { locale: 'en', headline: 'Winds' },
  'PATCH /api/desk/articles/[article]/text': {
    operations: [
      { do: 'set', locale: 'en', segment: 'text4', base: null, value: 'Tides.', place },
      { do: 'remove', part: 'text4', bases: { ja: {}, en: { text4: 'x' } } },
    ],
    kind: 'autosave',
  },
  'PUT /api/desk/articles/[article]/facts': {
    versions: { sources: 'x' },
    categoryId: 1,
    authors: [{ id: 1 }],
    tags: [{ names: { ja: '潮', en: 'Tides' }, aliases: ['x'] }],
    sources: [
      {
        url: 'https://example.org/',
        language: 'en',
        accessedAt: '2026-11-24',
        names: { en: { title: 'Tides', publisher: 'A' } },
      },
    ],
    hero: { mediaId: 1, credit: 'A', texts: { ja: { alt: '潮', caption: '潮' } } },
  },
  'PATCH /api/desk/articles/[article]/facts': {
    category: { from: null, to: 1 },
    authors: { add: [1], remove: [2] },
    tags: { add: [{ names: { ja: '潮', en: 'Tides' } }], remove: [1] },
    sources: {
      edit: [{ id: 1, fields: { 'title-en': { from: 'Tides', to: 'Waves' } } }],
      order: { from: [1], to: [1] },
    },
    picture: { mediaId: 1, fields: { credit: { from: 'A', to: 'B' } } },
  },
  'PUT /api/desk/articles/[article]/slug': { locale: 'en', slug: 'waves' },
  'POST /api/desk/articles/[article]/presence': { tab: 'x', locale: 'en', segment: 'text4' },
  'POST /api/desk/articles/[article]/notes': { do: 'add', locale: 'en', segment: 'lede', text: 'x' },
  'POST /api/desk/articles/[article]/publish': { locale: 'en', version: 1, reason: 'x' },
  'POST /api/desk/articles/[article]/unpublish': { locale: 'en', version: 1, reason: 'x' },
  'POST /api/desk/articles/[article]/withdraw': { locale: 'en', version: 1, reason: 'x' },
  'POST /api/desk/articles/[article]/restore': { locale: 'en', version: 1, reason: 'x' },
  'POST /api/desk/articles/[article]/revisions/[revision]/restore': { version: 1 },
  'POST /api/desk/import': { text: 'Tides', locale: 'en', translationOf: 1, dryRun: true },
};

const FIELDS = [
  'do',
  'locale',
  'version',
  'reason',
  'slug',
  'headline',
  'email',
  'password',
  'newPassword',
  'name',
];
const MORE = [
  'role',
  'token',
  'code',
  'kind',
  'next',
  'session',
  'article',
  'category',
  'tag',
  'back',
  'pages',
];

const WRONG = [null, -1.5, true, {}, ['x', 'x'], 'x'.repeat(5_000)];

/** The same with something else in one place, or nothing, or more than there may be. */
function spoilt(value: unknown): unknown[] {
  const here: unknown[] = [...WRONG];
  if (Array.isArray(value)) {
    value.forEach((each, at) => {
      here.push(...spoilt(each).map((other) => value.with(at, other)));
    });
    here.push(Array.from({ length: 300 }, () => value[0]));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      here.push(...spoilt(each).map((other) => ({ ...value, [name]: other })));
      here.push(Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)));
    }
    here.push({ ...value, unheardOf: 1 });
  }
  return here;
}

function formsWith(names: string[]): URLSearchParams[] {
  const filled = (value: string) => new URLSearchParams(names.map((name) => [name, value]));
  return [
    new URLSearchParams(),
    filled('\u0007'),
    filled('x'.repeat(2_000)),
    ...names.flatMap((name) => {
      const twice = filled('1');
      twice.append(name, 'x');
      return [twice];
    }),
  ];
}

function bodiesFor(name: string, kind: BodyKind): (string | URLSearchParams | FormData)[] {
  // Each attempt to sign in takes the time that a password takes.
  if (kind === 'form') return formsWith(name.includes('sign-in') ? FIELDS.slice(-3) : [...FIELDS, ...MORE]);
  if (kind === 'picture') {
    const data = new FormData();
    for (const field of ['credit', 'alt-ja', 'version']) data.set(field, 'x'.repeat(5_000));
    const noPicture = new FormData();
    noPicture.set('picture', new Blob([new Uint8Array([1, 2, 3])]), 'x.png');
    return [new FormData(), data, noPicture];
  }
  return ['', '{', ...spoilt(IN_ORDER[name]).map((each) => JSON.stringify(each))];
}

let store: Store;
let cookie: string;

beforeAll(async () => {
  ({ store } = await openStore({ dataDir: newDataDir() }));
  await buildArticle('Tides');
});
// One of the doors is the way out.
beforeEach(async () => {
  const signedIn = await signInAs({ role: 'admin', locale: 'ja' });
  cookie = `${signedIn.cookie.name}=${signedIn.cookie.value}; prism_desk_language=ja`;
});
afterAll(() => store.close());

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function handlerOf(method: string, route: string): Promise<Handler> {
  const file = join(import.meta.dirname, route.replace('/api/desk', ''), 'route.ts');
  const handlers = (await import(/* @vite-ignore */ file)) as Record<DeskMethod, Handler>;
  return handlers[method as DeskMethod];
}

const JAPANESE = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;
const LIBRARY =
  /invalid (input|option|type|string)|expected|received|too (big|small|long)|unrecognized|must be/i;

/** What somebody is told: sentences, in whatever way they come. */
async function expectOurWords(answer: Response, sent: string): Promise<void> {
  expect(answer.status, sent).toBeLessThan(500);
  if (answer.status === 303) {
    const line = answer.headers.getSetCookie().find((each) => each.startsWith(`${FORM_COOKIE}=`));
    const { values: _, ...state } =
      (await openFormState(line?.slice(FORM_COOKIE.length + 1).split(';', 1)[0])) ?? {};
    expect(JSON.stringify(state), sent).not.toMatch(LIBRARY);
    return;
  }
  if (answer.ok) return;
  const text = await answer.text();
  if (!answer.headers.get('content-type')?.includes('json')) {
    expect(text, sent).toMatch(JAPANESE);
    expect(text, sent).not.toMatch(LIBRARY);
    return;
  }
  const body = JSON.parse(text) as Partial<ErrorAnswer> & { conflicts?: unknown[] };
  if (body.conflicts) return;
  expect(body.error?.message, sent).toMatch(JAPANESE);
  expect(body.error?.message, sent).not.toMatch(LIBRARY);
  if (body.error?.reason) expect(body.error.reason, sent).toMatch(/^([\w.-]+: )?[a-z_]+$/);
}

const DOORS = Object.entries(DESK_ROUTES).flatMap(([route, methods]) =>
  Object.entries(methods).flatMap(([method, { takes }]) =>
    takes.map((kind) => [kind, `${method} ${route}`, method, route] as const),
  ),
);

it.each(DOORS)('a wrong %s to %s is answered in our own words', async (kind, name, method, route) => {
  if (kind === 'json' || kind === 'text')
    expect(IN_ORDER, 'an example of what is in order').toHaveProperty([name]);
  const handler = await handlerOf(method, route);
  const params = { article: '1', revision: '1', invitation: '1', person: 'nobody' };
  const path = route.replace(/\[(\w+)\]/g, (_, part: keyof typeof params) => params[part]);
  for (const body of bodiesFor(name, kind)) {
    const isText = typeof body === 'string';
    const headers = { cookie, ...(isText && { 'content-type': 'application/json' }) };
    const request = new Request(`http://desk.test${path}`, { method, headers, body });
    await expectOurWords(
      await handler(request, { params: Promise.resolve(params) }),
      String(body).slice(0, 300),
    );
  }
});

it.each(Object.entries(DESK_ROUTES).flatMap(([route, { GET }]) => (GET ? [route] : [])))(
  'a wrong question to %s is answered in our own words',
  async (route) => {
    const handler = await handlerOf('GET', route);
    const params = { article: '1', revision: '1' };
    const path = route.replace(/\[(\w+)\]/g, (_, part: keyof typeof params) => params[part]);
    for (const query of [
      '',
      '?locale=fr&slug=',
      `?q=${'x'.repeat(3_000)}`,
      '?a=x&b=-1',
      '?locale=en&before=x&slug=%00',
    ]) {
      const request = new Request(`http://desk.test${path}${query}`, { headers: { cookie } });
      await expectOurWords(await handler(request, { params: Promise.resolve(params) }), query.slice(0, 100));
    }
  },
);
