import { mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { challengeForEntry } from '#db/auth/enter-by-passkey.ts';
import { hashToken } from '#db/auth/one-time-token.ts';
import { hash } from '#db/auth/passwords.ts';
import { signIn } from '#db/auth/sign-in.ts';
import { beginTwoFactor, confirmTwoFactor } from '#db/auth/two-factor.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { invitePerson } from '#db/commands/people/invite-person.ts';
import { createToken } from '#db/commands/tokens/create-token.ts';
import { makeWebhook } from '#db/commands/webhooks/save-webhook.ts';
import { openStore } from '#db/open-store.ts';
import { listAudit } from '#db/queries/desk/audit/list-audit.ts';
import { previewNames } from '#db/queries/desk/deletion/find-name.ts';
import { whatGoes } from '#db/queries/desk/deletion/what-goes.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { getPicture } from '#db/queries/desk/pictures/get-picture.ts';
import { listWebhooks } from '#db/queries/desk/webhooks/list-webhooks.ts';
import { audit, edition, emailChange, session } from '#db/schema.ts';
import { type Store, theStore } from '#db/store.ts';
import { textHash } from '#db/text-hash.ts';
import { messagesOf } from '#i18n/messages.ts';
import { NO_RULES } from '#lib/article/hand-over.ts';
import type { ErrorAnswer } from '#lib/desk/editor.ts';
import { nameFinder } from '#lib/desk/erase.ts';
import { DESK_ROUTES, type DeskMethod } from '#lib/desk/routes.ts';
import { processSettings, setProcessSettings } from '#lib/process-settings.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { mountDisk } from '#testing/disk.ts';
import { lockStore } from '#testing/lock-store.ts';
import { paint } from '#testing/pictures.ts';
import { signInAs } from '#testing/sign-in.ts';
import { newDataDir } from '#testing/template-store.ts';
import { totp } from '#testing/totp.ts';
import { FORM_COOKIE, openFormState, sealFormState } from '../../form-state.ts';

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
  /** The article of the path, if not the first: see `prepare`. */
  article?: number;
  /** Who sends it, if not an administrator. */
  as?: Sender;
};
/** Whose password was right and whose code is to follow; who has begun to set an app up. */
type Sender = 'half-signed-in' | 'setting-up';

const form = (page: string, body: Record<string, string>, as?: Sender): Asked => ({
  way: 'form',
  body,
  page,
  ...(as && { as }),
});
const script = (body: unknown): Asked => ({ way: 'script', body });

/** The articles of the store. */
const [PUBLIC, DRAFT, WITHDRAWN, TRASHED, SCHEDULED] = [1, 2, 3, 4, 5] as const;
const EDITOR = '/admin/articles/1';
const both = (page: string, body: Record<string, unknown>): Asked[] => [
  form(page, Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]))),
  script(body),
];
/** A form of the publishing page of the first article. */
const plan = (asked: Record<string, string>): Asked =>
  form('/admin/articles/1/publishing', { ...asked, locale: 'en', version: '{version}' });
/** On an article to which it can be done: on a full disk, what cannot be done is refused without a write. */
const verb = (article: number) =>
  both(`/admin/articles/${article}`, { locale: 'en', version: '{version}', reason: 'Wrong.' }).map(
    (asked) => ({
      ...asked,
      article,
    }),
  );

const ASKED: Record<string, Asked[]> = {
  'POST /api/desk/sign-in': [
    form('/admin/sign-in?next=%2Fadmin%2Farticles', {
      email: 'a@example.org',
      password: 'x',
      next: '/admin/articles',
    }),
  ],
  'POST /api/desk/sign-in/code': [
    form(
      '/admin/sign-in/code?next=%2Fadmin',
      { code: '{code}', kind: 'app', next: '/admin' },
      'half-signed-in',
    ),
    form(
      '/admin/sign-in/code?next=%2Fadmin',
      { code: '{backup}', kind: 'backup', next: '/admin' },
      'half-signed-in',
    ),
  ],
  'POST /api/desk/sign-in/passkey': [form('/admin/sign-in', { challenge: '{challenge}', credential: '{}' })],
  'POST /api/desk/account/passkeys': [form('/admin/account', { do: 'begin', name: 'Laptop', password: 'x' })],
  'POST /api/desk/sign-out': [form('/admin/sign-in', {})],
  'POST /api/desk/join': [
    form('/admin/invitation?token={token}', {
      token: '{token}',
      name: 'Ken',
      password: 'three wet stones sing',
    }),
  ],
  'POST /api/desk/forgotten': [form('/admin/sign-in/forgotten', { email: 'a@example.org' })],
  'POST /api/desk/email': [form('/admin/email?token=x', { token: 'x' })],
  'POST /api/desk/language': [form('/admin/account', { locale: 'en', next: '/admin' })],
  'POST /api/desk/account': [
    form('/admin/account', { do: 'name', name: 'Ken' }),
    form('/admin/account', { do: 'password', password: 'x', newPassword: 'three wet stones sing' }),
    form('/admin/account', { do: 'email', email: 'k2@example.org', password: 'x' }),
  ],
  'POST /api/desk/account/sessions': [form('/admin/account', { session: '{session}' })],
  'POST /api/desk/account/two-factor': [
    form('/admin/account', { do: 'begin', password: 'x' }),
    form('/admin/account/two-factor', { do: 'confirm', code: '{code}' }, 'setting-up'),
    form('/admin/account', { do: 'renew', password: 'x' }),
    form('/admin/account', { do: 'end', password: 'x' }),
  ],
  // The article in the trash.
  'POST /api/desk/audit': [form('/admin/audit?action=trash', { entry: '{trashed}', back: 'action=trash' })],
  'POST /api/desk/webhooks': [
    form('/admin/webhooks', { name: 'Wire', url: 'https://wire.example', event: 'article.updated' }),
  ],
  'POST /api/desk/webhooks/[webhook]': [
    form('/admin/webhooks/1', { do: 'test' }),
    form('/admin/webhooks/1', { do: 'pause', seen: '{webhook}' }),
  ],
  'POST /api/desk/trash/[article]': [
    { ...form('/admin/trash', { do: 'restore' }), article: TRASHED },
    {
      ...form('/admin/trash/4', { do: 'delete', seen: '{loss}', headline: 'Moons headline' }),
      article: TRASHED,
    },
  ],
  'POST /api/desk/erase': [
    form('/admin/erase', { do: 'erase', 'names-en': 'Tides', 'by-en': 'Ebb', seen: '{names}' }),
  ],
  'POST /api/desk/calendar': [
    {
      ...form('/admin/calendar?month=2099-01', {
        article: '5',
        locale: 'en',
        version: '{version}',
        at: '2099-01-02T09:00',
        month: '2099-01',
      }),
      article: SCHEDULED,
    },
  ],
  'POST /api/desk/front': [
    form('/admin/front?locale=en', {
      do: 'place',
      locale: 'en',
      seen: textHash('[]'),
      article: '1',
      slot: 'lead',
    }),
  ],
  'POST /api/desk/settings/publishing': [
    form('/admin/settings/publishing', { seen: textHash(JSON.stringify(NO_RULES)), 'four-eyes': 'on' }),
  ],
  'POST /api/desk/articles/[article]/notes': [
    ...both('/admin/articles/1/publishing', {
      do: 'add',
      locale: 'en',
      segment: 'lede',
      text: 'Is it so?',
    }),
  ],
  'POST /api/desk/articles/[article]/marks': [
    form('/admin/articles/1/publishing', {
      seen: textHash(JSON.stringify([false, '', ''])),
      noindex: 'on',
    }),
  ],
  'POST /api/desk/articles/[article]/related': [
    form('/admin/articles/1/publishing', { do: 'add', article: '2', seen: textHash('[]') }),
  ],
  'POST /api/desk/articles/[article]/hand-over': [
    {
      ...form('/admin/articles/2/publishing', {
        do: 'ready',
        locale: 'en',
        version: '{version}',
        note: 'Read.',
      }),
      article: DRAFT,
    },
  ],
  'POST /api/desk/site': [
    form('/admin/settings', { do: 'accent', seen: textHash('null'), light: '#000000', dark: '#ffffff' }),
    form('/admin/settings/pages/about', {
      do: 'page',
      seen: textHash(JSON.stringify({ locale: 'en', page: 'about', text: '' })),
      locale: 'en',
      page: 'about',
      text: 'Ours.',
    }),
    { way: 'script', body: 'drawing' },
  ],
  'POST /api/desk/tokens': [form('/admin/tokens', { name: 'wire', scope: 'publish', days: '9' })],
  'POST /api/desk/tokens/[token]': [form('/admin/tokens', {})],
  'POST /api/desk/topics/[kind]': [form('/admin/topics/tag/new', { 'name-en': 'Rowing' })],
  'POST /api/desk/topics/[kind]/[topic]': [form('/admin/topics/tag/1', { do: 'remove', name: 'x' })],
  'POST /api/desk/articles/[article]/plan': [
    plan({ do: 'embargo', at: '2099-01-01T09:00' }),
    plan({ do: 'end', at: '2099-01-01T09:00' }),
    plan({ do: 'unpublish' }),
    plan({ do: 'withdraw', reason: 'Wrong.' }),
    plan({ do: 'correct', kind: 'apology', text: 'Wrong.' }),
    plan({ do: 'place', slot: 'lead' }),
  ],
  'POST /api/desk/articles/[article]/previews': [
    form('/admin/articles/1/publishing', { do: 'share', locale: 'en', version: '{version}', days: '7' }),
  ],
  'POST /api/desk/media': [{ way: 'script', body: 'picture' }],
  'POST /api/desk/media/[media]': [form('/admin/pictures/1', { do: 'remove', seen: '{picture}' })],
  'POST /api/desk/media/[media]/file': [{ way: 'script', body: 'picture' }],
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
  'POST /api/desk/articles/bulk': Object.entries({
    trash: PUBLIC,
    restore: TRASHED,
    'set-category': PUBLIC,
  }).map(([what, article]) =>
    form('/admin/articles?q=tides', {
      article: String(article),
      do: what,
      category: '1',
      // The question whether live pages may go has been answered.
      pages: '9',
      back: '/admin/articles?q=tides',
    }),
  ),
  'PATCH /api/desk/articles/[article]/text': [
    script({
      operations: [
        {
          do: 'set',
          locale: 'en',
          segment: 'lede',
          base: textHash('Tides lede.'),
          value: 'They rise.',
          place: { section: 'head', path: [] },
        },
      ],
    }),
  ],
  'PATCH /api/desk/articles/[article]/facts': [script({ category: { from: null, to: 1 } })],
  'PUT /api/desk/articles/[article]/facts': [script({ versions: { category: '{category}' }, categoryId: 1 })],
  'POST /api/desk/articles/[article]/hero': [{ way: 'script', body: 'picture' }],
  'POST /api/desk/articles/[article]/pictures': [{ way: 'script', body: 'picture' }],
  'PUT /api/desk/articles/[article]/slug': [script({ locale: 'en', slug: 'waves' })],
  'POST /api/desk/articles/[article]/slug': [form(EDITOR, { locale: 'en', slug: 'waves' })],
  'POST /api/desk/articles/[article]/publish': verb(DRAFT),
  'POST /api/desk/articles/[article]/unpublish': verb(PUBLIC),
  'POST /api/desk/articles/[article]/withdraw': verb(PUBLIC),
  'POST /api/desk/articles/[article]/restore': verb(WITHDRAWN),
  'POST /api/desk/articles/[article]/revisions/[revision]/restore': both(EDITOR, { version: '{version}' }),
  'POST /api/desk/import': [script({ text: 'Tides\n\nThey rise.\n', dryRun: false })],
};

/** Presence is kept in memory. */
const WITHOUT_WRITE = ['POST /api/desk/articles/[article]/presence'];

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
let versions: Map<number, number>;
/** What stands in braces in what is sent. */
let words: Record<string, string>;
/** The cookies of those who are to send a code, and what their apps and lists of backup codes say. */
let senders: Record<Sender, { cookie: string; key: string; step: number; backup: string }>;

const PASSWORD = 'correct horse battery';
const passwordHash = hash(PASSWORD);

async function prepare(dataDir: string): Promise<Store> {
  const { store } = await openStore({ dataDir });
  await buildArticle('Tides');
  await buildArticle('Winds', { publish: false });
  const { ref } = await buildArticle('Waves');
  await withdrawEdition({ actor: TEST_ACTOR, ...ref, reason: 'Wrong.' });
  await buildArticle('Moons');
  await trashArticle({ actor: TEST_ACTOR, articleId: TRASHED });
  await buildArticle('Rivers', { publish: false });
  const at = new Date('2099-01-01T00:00:00Z');
  await scheduleEdition({ actor: TEST_ACTOR, articleId: SCHEDULED, locale: 'en', at });
  const editions = await store.read.select().from(edition);
  versions = new Map(editions.map(({ articleId, version }) => [articleId, version]));
  const signedIn = await signInAs({ role: 'admin', locale: 'ja' });
  cookie = `${signedIn.cookie.name}=${signedIn.cookie.value}`;
  person = (await signInAs({ role: 'editor' })).viewer.userId;
  // Browsers make passkeys there.
  setProcessSettings({ ...processSettings(), siteUrl: 'http://localhost:3000', sendsMail: true });
  const tomorrow = new Date(store.now().getTime() + 86_400_000);
  const change = { email: 'later@example.org', tokenHash: hashToken('x') };
  await store.write((tx) =>
    tx.insert(emailChange).values({ userId: person, ...change, createdAt: store.now(), expiresAt: tomorrow }),
  );
  const invited = await invitePerson({ actor: signedIn.viewer, email: 'new@example.org', role: 'writer' });
  if (!invited.ok) throw new Error(invited.code);
  await createToken({ actor: signedIn.viewer, name: 'old', scopes: ['publish'] });
  const view = await getEditor({ actor: signedIn.viewer, articleId: PUBLIC });
  const category = view?.facts.versions.category ?? '';
  const bytes = await (await paint(60, 40)).png().toBuffer();
  const kept = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'A' });
  if (!kept.ok) throw new Error(kept.code);
  const found = await getPicture({ actor: TEST_ACTOR, mediaId: kept.mediaId, namesIn: 'en' });
  const picture = found?.picture.seen ?? '';
  const challenge = (await challengeForEntry())?.sealed ?? '';
  await makeWebhook({ actor: TEST_ACTOR, name: 'W', url: 'https://w.example', events: ['article.updated'] });
  const webhook = (await listWebhooks(TEST_ACTOR))?.webhooks[0]?.seen ?? '';
  const trash = await listAudit({ actor: TEST_ACTOR, filter: { action: 'trash' } });
  const trashed = String(trash?.entries[0]?.id);
  const loss = (await whatGoes({ actor: TEST_ACTOR, articleId: TRASHED }))?.seen ?? '';
  const names = await previewNames({
    actor: TEST_ACTOR,
    finder: nameFinder([{ name: 'Tides', by: 'Ebb' }]),
  });
  words = {
    names: names?.seen ?? '',
    loss,
    trashed,
    webhook,
    token: invited.token,
    session: signedIn.viewer.sessionId,
    category,
    picture,
    challenge,
  };
  senders = { 'half-signed-in': await halfSignIn(), 'setting-up': await beginSetUp() };
  return store;
}

async function beginSetUp() {
  const { viewer, cookie } = await signInAs({ role: 'editor', passwordHash: await passwordHash });
  const signedIn = `${cookie.name}=${cookie.value}`;
  const headers = new Headers({ cookie: signedIn });
  const begun = await beginTwoFactor({ viewer, password: PASSWORD, headers });
  if (!begun.ok) throw new Error(begun.is);
  const [backup = ''] = begun.backupCodes;
  const once = { uri: begun.uri, codes: begun.backupCodes };
  const shown = (await sealFormState({ form: 'confirm', once })).cookie;
  const key = new URL(begun.uri).searchParams.get('secret') ?? '';
  return { cookie: `${signedIn}; ${FORM_COOKIE}=${shown}`, key, step: 0, backup, viewer, headers };
}

async function halfSignIn() {
  const { viewer, headers, ...sender } = await beginSetUp();
  const confirmed = await confirmTwoFactor({ viewer, headers, code: totp(sender.key) });
  if (!confirmed.ok) throw new Error(confirmed.is);
  const { email } = viewer;
  const nowhere = { headers: new Headers(), address: '203.0.113.9', device: undefined };
  const first = await signIn({ email, password: PASSWORD, ...nowhere });
  if (first.is !== 'second-step') throw new Error(first.is);
  const lines = first.cookies.filter((line) => !/Max-Age=0/i.test(line));
  // The code of this half minute is used up.
  return { ...sender, cookie: lines.map((line) => line.split(';', 1)[0]).join('; '), step: 1 };
}

async function send(name: string, { way, body, as, article = PUBLIC }: Asked): Promise<Response> {
  const sender = as && senders[as];
  const [method, route = ''] = name.split(' ', 2);
  const { [method as DeskMethod]: handler } = (await import(
    /* @vite-ignore */ join(import.meta.dirname, route.replace('/api/desk', ''), 'route.ts')
  )) as Record<
    DeskMethod,
    (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
  >;
  const version = String(versions.get(article));
  const code = sender ? totp(sender.key, sender.step) : '';
  const text = JSON.stringify(body)
    .replace('"{version}"', way === 'script' ? version : `"${version}"`)
    .replace(/\{(\w+)\}/, (_, word: string) => ({ ...words, code, backup: sender?.backup })[word] ?? '');
  const params = {
    article: String(article),
    revision: '1',
    invitation: '1',
    token: '1',
    media: '1',
    kind: 'tag',
    topic: '1',
    webhook: '1',
    person,
  };
  const path = route.replace(/\[(\w+)\]/g, (_, part: keyof typeof params) => params[part]);
  const request = new Request(`http://desk.test${path}`, {
    method: method as string,
    headers: {
      cookie: sender?.cookie ?? cookie,
      ...(way === 'script' &&
        body !== 'picture' &&
        body !== 'drawing' && { 'content-type': 'application/json' }),
    },
    body:
      body === 'picture' || body === 'drawing'
        ? await (body === 'picture' ? pictureForm() : drawingForm())
        : way === 'script'
          ? text
          : new URLSearchParams(JSON.parse(text) as Record<string, string>),
  });
  return handler(request, { params: Promise.resolve(params) });
}

async function pictureForm(): Promise<FormData> {
  const data = new FormData();
  data.set('picture', new Blob([new Uint8Array(await (await paint(64, 48)).png().toBuffer())]), 'x.png');
  data.set('credit', 'Mika Ito');
  data.set('seen', words.picture ?? '');
  return data;
}

function drawingForm(): FormData {
  const data = new FormData();
  data.set('do', 'wordmark');
  data.set('seen', textHash('null'));
  data.set('picture', new Blob(['<svg viewBox="0 0 4 1"><path d="M0 0h4"/></svg>']), 'x.svg');
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
    asked.page?.replace('{token}', words.token ?? ''),
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
    // A clock in a hurry for who waits for the lock: thirty seconds pass between two looks at it. Codes go by the right one.
    const rightNow = Date.now;
    let late = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => {
      if (!new Error().stack?.includes('transaction.ts')) return rightNow();
      late += 31_000;
      return rightNow() + late;
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

describe('while the disk is full', () => {
  const disk = mountDisk(32);
  beforeAll(async () => {
    if (!disk) return;
    // What the log of the store has taken of the disk could be written again.
    (await prepare(disk.folder)).close();
    await openStore({ dataDir: disk.folder });
    disk.fill();
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
