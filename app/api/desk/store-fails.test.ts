import { mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { invitePerson } from '#db/commands/people/invite-person.ts';
import { openStore } from '#db/open-store.ts';
import { audit, session } from '#db/schema.ts';
import { type Store, theStore } from '#db/store.ts';
import { messagesOf } from '#i18n/messages.ts';
import type { ErrorAnswer } from '#lib/desk/editor.ts';
import { DESK_ROUTES, type DeskMethod } from '#lib/desk/routes.ts';
import { buildArticle } from '#testing/build-article.ts';
import { mountDisk } from '#testing/disk.ts';
import { lockStore } from '#testing/lock-store.ts';
import { paint } from '#testing/pictures.ts';
import { signInAs } from '#testing/sign-in.ts';
import { newDataDir } from '#testing/template-store.ts';
import { FORM_COOKIE, openFormState } from '../../form-state.ts';

/*
 * Every address of the desk that changes something, asked while the store cannot be written. Whoever adds one adds a line
 * here: the first test fails until they do.
 */

type Way = 'form' | 'script';
type Asked = {
  way: Way;
  /** Fields of a form; anything else is sent as JSON. */
  body: unknown;
  /** Where a form leads back to. */
  page?: string;
};

const form = (page: string, body: Record<string, string>): Asked => ({ way: 'form', body, page });
const script = (body: unknown): Asked => ({ way: 'script', body });

const EDITOR = '/admin/articles/1';
const both = (page: string, body: Record<string, unknown>): Asked[] => [
  form(page, Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]))),
  script(body),
];
const verb = () => both(EDITOR, { locale: 'en', version: 1, reason: 'Wrong.' });

const ASKED: Record<string, Asked[]> = {
  'POST /api/desk/sign-in': [
    form('/admin/sign-in?next=%2Fadmin%2Farticles', {
      email: 'a@example.org',
      password: 'x',
      next: '/admin/articles',
    }),
  ],
  'POST /api/desk/sign-out': [form('/admin/sign-in', {})],
  'POST /api/desk/join': [
    form('/admin/invitation?token={token}', {
      token: '{token}',
      name: 'Ken',
      password: 'three wet stones sing',
    }),
  ],
  'POST /api/desk/language': [form('/admin/account', { locale: 'en', next: '/admin' })],
  'POST /api/desk/account': [
    form('/admin/account', { do: 'name', name: 'Ken' }),
    form('/admin/account', { do: 'password', password: 'x', newPassword: 'three wet stones sing' }),
  ],
  'POST /api/desk/account/sessions': [form('/admin/account', { session: 'none' })],
  'POST /api/desk/account/two-factor': [
    form('/admin/account', { do: 'begin', password: 'x' }),
    form('/admin/account', { do: 'renew', password: 'x' }),
    form('/admin/account', { do: 'end', password: 'x' }),
  ],
  'POST /api/desk/invitations': [form('/admin/people', { email: 'k@example.org', role: 'writer' })],
  'POST /api/desk/invitations/[invitation]': [form('/admin/people', {})],
  'POST /api/desk/people/[person]': [
    'disable',
    'enable',
    'remove',
    'end-sessions',
    'reset',
    'change-role',
  ].map((what) => form('/admin/people', { do: what, role: 'editor', name: 'Ken' })),
  'POST /api/desk/articles': both('/admin/articles', { locale: 'en', headline: 'Winds' }),
  'POST /api/desk/articles/bulk': ['trash', 'restore', 'set-category'].map((what) =>
    form('/admin/articles?q=tides', {
      article: '1',
      do: what,
      category: '1',
      back: '/admin/articles?q=tides',
    }),
  ),
  'PATCH /api/desk/articles/[article]/text': [script({ operations: [] })],
  'PATCH /api/desk/articles/[article]/facts': [script({ category: { from: null, to: 1 } })],
  'PUT /api/desk/articles/[article]/facts': [script({ versions: {}, categoryId: 1 })],
  'POST /api/desk/articles/[article]/hero': [{ way: 'script', body: 'picture' }],
  'PUT /api/desk/articles/[article]/slug': [script({ locale: 'en', slug: 'waves' })],
  'POST /api/desk/articles/[article]/slug': [form(EDITOR, { locale: 'en', slug: 'waves' })],
  'POST /api/desk/articles/[article]/publish': verb(),
  'POST /api/desk/articles/[article]/unpublish': verb(),
  'POST /api/desk/articles/[article]/withdraw': verb(),
  'POST /api/desk/articles/[article]/restore': verb(),
  'POST /api/desk/articles/[article]/revisions/[revision]/restore': both(EDITOR, { version: 1 }),
  'POST /api/desk/import': [script({ text: 'Tides\n\nThey rise.\n', dryRun: false })],
};

/** Presence is kept in memory; a second step needs a first one, and db/auth/sign-in.test.ts has both. */
const WITHOUT_WRITE = ['POST /api/desk/sign-in/code', 'POST /api/desk/articles/[article]/presence'];

it('every address that changes something stands in the table of this file, for forms and for scripts', () => {
  const expected = Object.entries(DESK_ROUTES).flatMap(([route, methods]) =>
    Object.entries(methods).flatMap(([method, { takes }]) =>
      takes.map((kind) => `${kind === 'form' ? 'form' : 'script'} ${method} ${route}`),
    ),
  );
  const listed = Object.entries(ASKED).flatMap(([name, asked]) => asked.map(({ way }) => `${way} ${name}`));
  const left = expected.filter((each) => !WITHOUT_WRITE.some((name) => each.endsWith(` ${name}`)));
  expect([...new Set(listed)].sort()).toEqual(left.sort());
});

const CASES = Object.entries(ASKED).flatMap(([name, asked]) =>
  asked.map((each) => [each.way, name, JSON.stringify(each.body), each] as const),
);

let cookie: string;
let person: string;
let token: string;

async function prepare(dataDir: string): Promise<Store> {
  const { store } = await openStore({ dataDir });
  await buildArticle('Tides');
  const signedIn = await signInAs({ role: 'admin', locale: 'ja' });
  cookie = `${signedIn.cookie.name}=${signedIn.cookie.value}`;
  person = (await signInAs({ role: 'editor' })).viewer.userId;
  const invited = await invitePerson({ actor: signedIn.viewer, email: 'new@example.org', role: 'writer' });
  if (!invited.ok) throw new Error(invited.code);
  token = invited.token;
  return store;
}

async function send(name: string, { way, body }: Asked): Promise<Response> {
  const [method, route = ''] = name.split(' ', 2);
  const { [method as DeskMethod]: handler } = (await import(
    /* @vite-ignore */ join(import.meta.dirname, route.replace('/api/desk', ''), 'route.ts')
  )) as Record<
    DeskMethod,
    (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
  >;
  const params = { article: '1', revision: '1', invitation: '1', person };
  const path = route.replace(/\[(\w+)\]/g, (_, part: keyof typeof params) => params[part]);
  const request = new Request(`http://desk.test${path}`, {
    method: method as string,
    headers: {
      cookie,
      ...(way === 'script' && body !== 'picture' && { 'content-type': 'application/json' }),
    },
    body:
      body === 'picture'
        ? await pictureForm()
        : way === 'script'
          ? JSON.stringify(body)
          : new URLSearchParams(
              JSON.parse(JSON.stringify(body).replace('{token}', token)) as Record<string, string>,
            ),
  });
  return handler(request, { params: Promise.resolve(params) });
}

async function pictureForm(): Promise<FormData> {
  const data = new FormData();
  data.set('picture', new Blob([new Uint8Array(await (await paint(64, 48)).png().toBuffer())]), 'x.png');
  data.set('credit', 'Mika Ito');
  return data;
}

/** What a form's page is told. */
async function stateOf(answer: Response) {
  const line = answer.headers.getSetCookie().find((each) => each.startsWith(`${FORM_COOKIE}=`));
  return openFormState(line?.slice(FORM_COOKIE.length + 1).split(';', 1)[0]);
}

const { answers } = messagesOf('ja').desk;

async function expectRefused(name: string, asked: Asked): Promise<void> {
  const kept = async () => [
    (await theStore().read.select().from(audit)).length,
    (await theStore().read.select().from(session)).length,
  ];
  const before = await kept();
  const answer = await send(name, asked);
  expect(await kept()).toEqual(before);
  if (asked.way === 'script') {
    const { error } = (await answer.json()) as ErrorAnswer;
    expect([answer.status, error]).toEqual([503, { code: 'store-failed', message: answers['store-failed'] }]);
    return;
  }
  expect([answer.status, answer.headers.get('location')?.replace(/([?&])form=\w+$/, '')]).toEqual([
    303,
    asked.page?.replace('{token}', token),
  ]);
  const isSignOut = name.endsWith('/sign-out');
  expect(await stateOf(answer)).toMatchObject({
    error: { code: isSignOut ? 'still-signed-in' : 'store-failed' },
  });
  const cleared = answer.headers
    .getSetCookie()
    .filter((line) => /^prism\.session_token=;.*Max-Age=0/i.test(line));
  expect(cleared.length).toBe(isSignOut ? 1 : 0);
  expect(JSON.stringify(await stateOf(answer))).not.toContain('three wet stones');
}

describe('while the file of the store is another one', () => {
  let store: Store;
  beforeAll(async () => {
    store = await prepare(newDataDir());
    renameSync(store.file, `${store.file}.aside`);
  });
  afterAll(() => store.close());

  it.each(CASES)('a %s to %s with %s is told that nothing was done', async (_way, name, _body, asked) => {
    await expectRefused(name, asked);
  });
});

describe('while another process has locked the store', () => {
  let store: Store;
  let lock: Disposable;
  beforeAll(async () => {
    store = await prepare(newDataDir());
    lock = lockStore(store.file);
  });
  afterAll(() => {
    lock[Symbol.dispose]();
    store.close();
  });

  it.each(CASES)('a %s to %s with %s is told that nothing was done', async (_way, name, _body, asked) => {
    // A clock in a hurry: thirty seconds of waiting for the lock pass between two looks at it.
    let now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => {
      now += 31_000;
      return now;
    });
    await expectRefused(name, asked);
  });
});

describe('while the disk is read-only', () => {
  const disk = mountDisk(32);
  beforeAll(async () => {
    if (!disk) return;
    (await prepare(disk.folder)).close();
    disk.makeReadOnly();
    await openStore({ dataDir: disk.folder });
  });
  afterAll(() => {
    if (!disk) return;
    theStore().close();
    disk[Symbol.dispose]();
  });

  it.skipIf(!disk).each(CASES)(
    'a %s to %s with %s is told that nothing was done',
    async (_way, name, _body, asked) => {
      await expectRefused(name, asked);
    },
  );
});

it('a form is told so as text where not even the key of the answer can be written', async () => {
  const { store } = await openStore({ dataDir: mkdtempSync(join(tmpdir(), 'prism-no-key-')) });
  renameSync(store.file, `${store.file}.aside`);
  cookie = 'prism_desk_language=ja';
  const answer = await send('POST /api/desk/sign-in', form('', { email: 'a@example.org', password: 'x' }));
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    503,
    'text/plain; charset=utf-8',
    `${answers['store-failed']}\n`,
  ]);
  store.close();
});
