import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unseal } from '#db/auth/seal.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { addMedia } from '#db/commands/facts/add-media.ts';
import { makeWebhook } from '#db/commands/webhooks/save-webhook.ts';
import { messagesOf } from '#i18n/messages.ts';
import { DESK_ROUTES, type DeskMethod } from '#lib/desk/routes.ts';
import { ROLES, type Role, scopeOf } from '#lib/rights.ts';
import { ensureBuilt } from '#scripts/cli/ensure-built.ts';
import { ROOT } from '#scripts/cli/tool.ts';
import { startServer } from '#server/process/start-server.ts';
import { parseSettings } from '#server/settings.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { signInAs } from '#testing/sign-in.ts';
import { newDataDir } from '#testing/template-store.ts';

/*
 * Every page and route of the desk, asked over HTTP by each role and by somebody who is signed out. Whoever adds one adds
 * a line here: the first test fails until they do. How far a right reaches is held by db/rights.test.ts.
 */

/** What somebody gets: the thing itself, a word that it is not for their role, or the way to the sign-in page. */
type Answer = 'granted' | 'refused' | 'sign-in';

/** Answers for: signed out, writer, translator, editor, admin. */
type Answers = readonly [Answer, Answer, Answer, Answer, Answer];

const EVERYBODY = ['granted', 'granted', 'granted', 'granted', 'granted'] as const;
const NOBODY = ['refused', 'refused', 'refused', 'refused', 'refused'] as const;
const STAFF = ['sign-in', 'granted', 'granted', 'granted', 'granted'] as const;
const ADMINS = ['sign-in', 'refused', 'refused', 'refused', 'granted'] as const;

/** Who may begin an article, and give it a picture. */
const MAKERS = ['sign-in', 'granted', 'refused', 'granted', 'granted'] as const;
/** Who may see and write an article that is not their own. */
const READERS = ['sign-in', 'refused', 'granted', 'granted', 'granted'] as const;
const EDITORS = ['sign-in', 'refused', 'refused', 'granted', 'granted'] as const;

const ARTICLE = '/api/desk/articles/{article}';

/** In an address and in what is sent, `{article}` is a public article that none of those who ask has made; `{picture}` is that of another one. */
type Asked = {
  at: string;
  answers: Answers;
  /** Sent as a form, by POST; or as JSON, by `method`. */
  form?: Record<string, string>;
  /** With a picture, as `picture`. */
  withPicture?: true;
  json?: { method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body: unknown };
};

/** By file; a route that answers several methods, or forms as well as scripts, has an entry for each. */
const ASKED: Record<string, Asked[]> = {
  'app/(desk)/admin/page.tsx': [{ at: '/admin', answers: STAFF }],
  'app/(desk)/admin/missing/page.tsx': [{ at: '/admin/missing', answers: NOBODY }],
  'app/(desk)/admin/calendar/page.tsx': [{ at: '/admin/calendar?month=2026-11', answers: STAFF }],
  'app/(desk)/admin/audit/page.tsx': [{ at: '/admin/audit?action=publish', answers: EDITORS }],
  'app/(desk)/admin/webhooks/page.tsx': [{ at: '/admin/webhooks', answers: ADMINS }],
  'app/(desk)/admin/webhooks/[webhook]/page.tsx': [{ at: '/admin/webhooks/1', answers: ADMINS }],
  'app/(desk)/admin/trash/page.tsx': [
    { at: '/admin/trash', answers: ['sign-in', 'granted', 'refused', 'granted', 'granted'] },
  ],
  'app/(desk)/admin/trash/[article]/page.tsx': [{ at: '/admin/trash/{trashed}', answers: ADMINS }],
  'app/(desk)/admin/erase/page.tsx': [{ at: '/admin/erase', answers: ADMINS }],
  'app/(desk)/admin/health/page.tsx': [{ at: '/admin/health', answers: ADMINS }],
  'app/(desk)/admin/articles/page.tsx': [{ at: '/admin/articles', answers: STAFF }],
  'app/(desk)/admin/articles/[article]/page.tsx': [{ at: '/admin/articles/{article}', answers: READERS }],
  'app/(desk)/admin/articles/[article]/revisions/page.tsx': [
    { at: '/admin/articles/{article}/revisions', answers: READERS },
  ],
  'app/(desk)/admin/import/page.tsx': [{ at: '/admin/import', answers: STAFF }],
  // Whoever has its token; this one nobody has made.
  'app/(portal)/[locale]/preview/shared/page.tsx': [{ at: '/en/preview/shared?token=x', answers: NOBODY }],
  'app/(desk)/admin/articles/[article]/publishing/page.tsx': [
    { at: '/admin/articles/{article}/publishing', answers: READERS },
  ],
  'app/(portal)/[locale]/preview/[article]/page.tsx': [
    { at: '/en/preview/{article}', answers: READERS },
    { at: '/en/preview/{article}?revision=1', answers: READERS },
  ],
  'app/(desk)/admin/sign-in/page.tsx': [{ at: '/admin/sign-in', answers: EVERYBODY }],
  'app/(desk)/admin/sign-in/code/page.tsx': [{ at: '/admin/sign-in/code', answers: EVERYBODY }],
  // No mails are sent here.
  'app/(desk)/admin/sign-in/forgotten/page.tsx': [{ at: '/admin/sign-in/forgotten', answers: NOBODY }],
  'app/(desk)/admin/email/page.tsx': [{ at: '/admin/email?token=x', answers: EVERYBODY }],
  'app/(desk)/admin/setup/page.tsx': [{ at: '/admin/setup?token=x', answers: EVERYBODY }],
  'app/(desk)/admin/invitation/page.tsx': [{ at: '/admin/invitation?token=x', answers: EVERYBODY }],
  'app/(desk)/admin/people/page.tsx': [{ at: '/admin/people', answers: ADMINS }],
  'app/(desk)/admin/pictures/page.tsx': [{ at: '/admin/pictures?q=x', answers: MAKERS }],
  // Readers see it.
  'app/(desk)/admin/pictures/[picture]/page.tsx': [{ at: '/admin/pictures/{picture}', answers: MAKERS }],
  'app/(desk)/admin/topics/page.tsx': [{ at: '/admin/topics?kind=tag', answers: EDITORS }],
  'app/(desk)/admin/topics/[kind]/[topic]/page.tsx': [
    { at: '/admin/topics/category/1', answers: EDITORS },
    { at: '/admin/topics/author/new', answers: EDITORS },
  ],
  'app/(desk)/admin/front/page.tsx': [
    { at: '/admin/front?locale=en', answers: EDITORS },
    { at: '/admin/front?locale=en&q=tides', answers: EDITORS },
  ],
  'app/(desk)/admin/settings/publishing/page.tsx': [{ at: '/admin/settings/publishing', answers: ADMINS }],
  'app/(desk)/admin/settings/page.tsx': [{ at: '/admin/settings', answers: ADMINS }],
  'app/(desk)/admin/settings/pages/[page]/page.tsx': [
    { at: '/admin/settings/pages/privacy', answers: ADMINS },
  ],
  'app/(desk)/admin/tokens/page.tsx': [{ at: '/admin/tokens', answers: ADMINS }],
  'app/(desk)/admin/account/page.tsx': [{ at: '/admin/account', answers: STAFF }],
  'app/(desk)/admin/account/passkey/page.tsx': [{ at: '/admin/account/passkey', answers: STAFF }],
  'app/(desk)/admin/account/two-factor/page.tsx': [{ at: '/admin/account/two-factor', answers: STAFF }],
  'app/api/desk/sign-in/route.ts': [
    { at: '/api/desk/sign-in', answers: EVERYBODY, form: { email: 'a@example.org', password: 'x' } },
  ],
  'app/api/desk/sign-in/code/route.ts': [
    { at: '/api/desk/sign-in/code', answers: EVERYBODY, form: { code: '123456', kind: 'app' } },
  ],
  'app/api/desk/sign-in/passkey/route.ts': [
    { at: '/api/desk/sign-in/passkey', answers: EVERYBODY, form: { challenge: 'x', credential: '{}' } },
  ],
  'app/api/desk/account/passkeys/route.ts': [
    { at: '/api/desk/account/passkeys', answers: STAFF, form: { do: 'begin', name: 'x', password: 'x' } },
    { at: '/api/desk/account/passkeys', answers: STAFF, form: { do: 'add', ticket: 'x', credential: '{}' } },
    { at: '/api/desk/account/passkeys', answers: STAFF, form: { do: 'rename', id: '9', name: 'x' } },
    { at: '/api/desk/account/passkeys', answers: STAFF, form: { do: 'remove', id: '9' } },
  ],
  'app/api/desk/sign-out/route.ts': [{ at: '/api/desk/sign-out', answers: EVERYBODY, form: {} }],
  'app/api/desk/language/route.ts': [
    { at: '/api/desk/language', answers: EVERYBODY, form: { locale: 'en' } },
  ],
  'app/api/desk/join/route.ts': [{ at: '/api/desk/join', answers: EVERYBODY, form: { token: 'x' } }],
  'app/api/desk/forgotten/route.ts': [
    { at: '/api/desk/forgotten', answers: EVERYBODY, form: { email: 'a@example.org' } },
  ],
  'app/api/desk/email/route.ts': [{ at: '/api/desk/email', answers: EVERYBODY, form: { token: 'x' } }],
  'app/api/desk/invitations/route.ts': [
    { at: '/api/desk/invitations', answers: ADMINS, form: { email: 'k@example.org', role: 'writer' } },
  ],
  'app/api/desk/invitations/[invitation]/route.ts': [
    { at: '/api/desk/invitations/9', answers: ADMINS, form: {} },
  ],
  'app/api/desk/settings/publishing/route.ts': [
    { at: '/api/desk/settings/publishing', answers: ADMINS, form: { seen: 'x' } },
  ],
  'app/api/desk/articles/[article]/notes/route.ts': [
    { at: `${ARTICLE}/notes`, answers: READERS },
    { at: `${ARTICLE}/notes`, answers: READERS, form: { do: 'resolve', note: '9' } },
    { at: `${ARTICLE}/notes`, answers: READERS, json: { method: 'POST', body: { do: 'reopen', note: 9 } } },
  ],
  'app/api/desk/articles/[article]/marks/route.ts': [
    { at: `${ARTICLE}/marks`, answers: EDITORS, form: { seen: 'x' } },
  ],
  'app/api/desk/articles/[article]/related/route.ts': [
    { at: `${ARTICLE}/related`, answers: EDITORS, form: { do: 'remove', article: '9', seen: 'x' } },
  ],
  'app/api/desk/articles/[article]/hand-over/route.ts': [
    handOver('ready', READERS),
    handOver('check', READERS),
    handOver('settle-factual', READERS),
    handOver('approve', EDITORS),
    handOver('send-back', EDITORS),
    handOver('assign', EDITORS),
  ],
  'app/api/desk/site/route.ts': [
    { at: '/api/desk/site', answers: ADMINS, form: { do: 'accent', seen: 'x', light: '', dark: '' } },
    { at: '/api/desk/site', answers: ADMINS, form: { do: 'remove-wordmark', seen: 'x' } },
    {
      at: '/api/desk/site',
      answers: ADMINS,
      form: { do: 'page', seen: 'x', locale: 'en', page: 'about', text: '' },
    },
  ],
  'app/api/desk/tokens/route.ts': [
    { at: '/api/desk/tokens', answers: ADMINS, form: { name: 'wire', scope: 'drafts:read', days: '9' } },
  ],
  'app/api/desk/tokens/[token]/route.ts': [{ at: '/api/desk/tokens/9', answers: ADMINS, form: {} }],
  'app/api/desk/audit/route.ts': [{ at: '/api/desk/audit', answers: ADMINS, form: { entry: '1', back: '' } }],
  'app/api/desk/audit/export/route.ts': [
    { at: '/api/desk/audit/export?format=csv', answers: EDITORS },
    { at: '/api/desk/audit/export?format=json&action=publish', answers: EDITORS },
  ],
  'app/api/desk/webhooks/route.ts': [
    {
      at: '/api/desk/webhooks',
      answers: ADMINS,
      form: { name: 'Wire', url: 'https://wire.example', event: 'article.updated' },
    },
  ],
  'app/api/desk/webhooks/[webhook]/route.ts': [
    webhook({ do: 'edit', name: 'Wire', url: '', event: 'article.updated' }),
    ...['rotate', 'pause', 'resume', 'test'].map((what) => webhook({ do: what })),
    webhook({ do: 'resend', event: '9' }),
    webhook({ do: 'remove' }),
  ],
  'app/api/desk/trash/[article]/route.ts': [
    {
      at: '/api/desk/trash/{trashed}',
      answers: ADMINS,
      form: { do: 'delete', seen: 'x', headline: 'Not this one' },
    },
    { at: '/api/desk/trash/{article}', answers: EDITORS, form: { do: 'restore' } },
  ],
  'app/api/desk/erase/route.ts': [
    { at: '/api/desk/erase', answers: ADMINS, form: { do: 'look', 'names-en': 'Nobody', 'by-en': 'A' } },
    {
      at: '/api/desk/erase',
      answers: ADMINS,
      form: { do: 'erase', 'names-en': 'Nobody', 'by-en': 'A', seen: 'x' },
    },
  ],
  'app/api/desk/calendar/route.ts': [
    {
      at: '/api/desk/calendar',
      answers: EDITORS,
      form: { article: '{article}', locale: 'en', version: '0', at: '2099-01-01T09:00' },
    },
  ],
  'app/api/desk/front/route.ts': [
    front({ do: 'place', article: '{article}', slot: 'lead', at: '', until: '' }),
    front({ do: 'edit', id: '9', at: '', until: '', headline: '' }),
    front({ do: 'end', id: '9' }),
    front({ do: 'order', order: '9,8' }),
    front({ do: 'undo', act: '9' }),
    front({ do: 'banner', text: 'High water', until: '' }),
    front({ do: 'end-banner', id: '9' }),
  ],
  'app/api/desk/topics/[kind]/route.ts': [
    { at: '/api/desk/topics/tag', answers: EDITORS, form: { 'name-en': 'Rowing' } },
  ],
  'app/api/desk/topics/[kind]/[topic]/route.ts': [
    { at: '/api/desk/topics/tag/1', answers: EDITORS, form: { do: 'save', seen: 'x', 'name-en': 'Rowing' } },
    {
      at: '/api/desk/topics/tag/1',
      answers: EDITORS,
      form: { do: 'merge', into: '2', seenFrom: 'x', seenInto: 'x' },
    },
    { at: '/api/desk/topics/tag/1', answers: EDITORS, form: { do: 'unmerge' } },
    { at: '/api/desk/topics/tag/1', answers: EDITORS, form: { do: 'remove', name: 'x' } },
    { at: '/api/desk/topics/category/1', answers: EDITORS, form: { do: 'move', past: '9' } },
  ],
  'app/api/desk/people/[person]/route.ts': [
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'change-role', role: 'admin' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'reset' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'disable' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'enable' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'remove' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'end-sessions' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'end-session', session: 'x' } },
  ],
  'app/api/desk/account/route.ts': [
    { at: '/api/desk/account', answers: STAFF, form: { do: 'name', name: 'Ken' } },
    { at: '/api/desk/account', answers: STAFF, form: { do: 'password', newPassword: 'short' } },
    { at: '/api/desk/account', answers: STAFF, form: { do: 'email', email: 'k@example.org' } },
  ],
  'app/api/desk/account/sessions/route.ts': [
    { at: '/api/desk/account/sessions', answers: STAFF, form: { session: 'none' } },
  ],
  'app/api/desk/account/two-factor/route.ts': [
    { at: '/api/desk/account/two-factor', answers: STAFF, form: { do: 'begin', password: 'x' } },
    { at: '/api/desk/account/two-factor', answers: STAFF, form: { do: 'confirm', code: '123456' } },
    { at: '/api/desk/account/two-factor', answers: STAFF, form: { do: 'renew', password: 'x' } },
    { at: '/api/desk/account/two-factor', answers: STAFF, form: { do: 'end', password: 'x' } },
  ],
  'app/api/desk/articles/route.ts': [
    { at: '/api/desk/articles', answers: MAKERS, json: { method: 'POST', body: { locale: 'en' } } },
    { at: '/api/desk/articles', answers: MAKERS, form: { locale: 'en' } },
  ],
  'app/api/desk/articles/[article]/route.ts': [{ at: ARTICLE, answers: READERS }],
  'app/api/desk/articles/[article]/text/route.ts': [
    { at: `${ARTICLE}/text`, answers: READERS, json: { method: 'PATCH', body: { operations: [] } } },
  ],
  'app/api/desk/articles/[article]/facts/route.ts': [
    { at: `${ARTICLE}/facts`, answers: EDITORS, json: { method: 'PUT', body: { versions: {} } } },
    { at: `${ARTICLE}/facts`, answers: EDITORS, json: { method: 'PATCH', body: {} } },
  ],
  'app/api/desk/articles/[article]/slug/route.ts': [
    { at: `${ARTICLE}/slug?locale=en&slug=waves`, answers: READERS },
    {
      at: `${ARTICLE}/slug`,
      answers: EDITORS,
      json: { method: 'PUT', body: { locale: 'en', slug: 'waves' } },
    },
    { at: `${ARTICLE}/slug`, answers: EDITORS, form: { locale: 'en', slug: 'high-waves' } },
  ],
  'app/api/desk/articles/[article]/publish/route.ts': verb('publish'),
  'app/api/desk/articles/[article]/unpublish/route.ts': verb('unpublish'),
  'app/api/desk/articles/[article]/previews/route.ts': [
    {
      at: `${ARTICLE}/previews`,
      answers: READERS,
      form: { do: 'share', locale: 'en', version: '0', days: '7' },
    },
    { at: `${ARTICLE}/previews`, answers: READERS, form: { do: 'revoke', locale: 'en', preview: '9' } },
  ],
  'app/api/desk/articles/[article]/plan/route.ts': [
    ...[
      'publish',
      'schedule',
      'unschedule',
      'embargo',
      'lift',
      'end',
      'keep',
      'unpublish',
      'withdraw',
      'restore',
      'correct',
      'place',
      'unplace',
    ].map((verb) => ({
      at: `${ARTICLE}/plan`,
      answers: EDITORS,
      form: {
        do: verb,
        locale: 'en',
        version: '0',
        factsSeen: 'x',
        at: '',
        reason: '',
        text: '',
        slot: 'lead',
      },
    })),
  ],
  'app/api/desk/articles/[article]/withdraw/route.ts': verb('withdraw'),
  'app/api/desk/articles/[article]/restore/route.ts': verb('restore'),
  'app/api/desk/articles/[article]/revisions/route.ts': [{ at: `${ARTICLE}/revisions`, answers: READERS }],
  'app/api/desk/articles/[article]/revisions/compare/route.ts': [
    { at: `${ARTICLE}/revisions/compare?a=1&b=1`, answers: READERS },
  ],
  'app/api/desk/articles/[article]/revisions/[revision]/restore/route.ts': [
    {
      at: `${ARTICLE}/revisions/1/restore`,
      answers: READERS,
      json: { method: 'POST', body: { version: 0 } },
    },
    { at: `${ARTICLE}/revisions/1/restore`, answers: READERS, form: { version: '0' } },
  ],
  'app/api/desk/articles/[article]/presence/route.ts': [
    {
      at: `${ARTICLE}/presence`,
      answers: READERS,
      json: { method: 'POST', body: { tab: 'x', locale: null, segment: null } },
    },
  ],
  'app/api/desk/articles/[article]/hero/route.ts': [
    { at: `${ARTICLE}/hero`, answers: EDITORS, form: { credit: 'Mika Ito' }, withPicture: true },
  ],
  'app/api/desk/articles/[article]/pictures/route.ts': [
    { at: `${ARTICLE}/pictures`, answers: EDITORS, form: { credit: 'Mika Ito' }, withPicture: true },
  ],
  'app/api/desk/articles/bulk/route.ts': [
    bulk({ do: 'set-category', category: '1' }),
    bulk({ do: 'add-tag', tag: 'Ocean' }),
    bulk({ do: 'remove-tag', tag: 'Ocean' }),
    bulk({ do: 'trash' }),
    bulk({ do: 'restore' }),
  ],
  'app/api/desk/media/route.ts': [
    { at: '/api/desk/media', answers: MAKERS },
    { at: '/api/desk/media', answers: MAKERS, form: { credit: 'Mika Ito' }, withPicture: true },
  ],
  'app/api/desk/media/[media]/route.ts': [
    {
      at: '/api/desk/media/{picture}',
      answers: EDITORS,
      form: { do: 'save', seen: 'x', credit: 'A', 'focal-x': '50', 'focal-y': '50' },
    },
    { at: '/api/desk/media/{picture}', answers: EDITORS, form: { do: 'remove', seen: 'x' } },
  ],
  'app/api/desk/media/[media]/file/route.ts': [
    { at: '/api/desk/media/{picture}/file', answers: EDITORS, form: { seen: 'x' }, withPicture: true },
  ],
  'app/api/desk/tags/route.ts': [{ at: '/api/desk/tags?q=x', answers: STAFF }],
  'app/api/desk/import/route.ts': [
    {
      at: '/api/desk/import',
      answers: STAFF,
      json: { method: 'POST', body: { text: 'Tides', dryRun: true } },
    },
    {
      at: '/api/desk/import',
      answers: MAKERS,
      json: { method: 'POST', body: { text: 'Tides', dryRun: false } },
    },
    {
      at: '/api/desk/import',
      answers: READERS,
      json: {
        method: 'POST',
        body: { text: '潮の満ち引き', locale: 'ja', translationOf: '{article}', dryRun: false },
      },
    },
  ],
};

/** A verb of publishing; that of an edition which nobody has seen like this is refused for another reason. */
function verb(name: string): Asked[] {
  const [at, body] = [`${ARTICLE}/${name}`, { locale: 'en', version: 0 }];
  return [
    { at, answers: EDITORS, json: { method: 'POST', body } },
    { at, answers: EDITORS, form: { ...body, version: '0' } },
  ];
}

/** An act on the front page of a board that nobody has seen. */
function webhook(what: Record<string, string>): Asked {
  return { at: '/api/desk/webhooks/9', answers: ADMINS, form: { seen: 'x', ...what } };
}

function front(what: Record<string, string>): Asked {
  return { at: '/api/desk/front', answers: EDITORS, form: { locale: 'en', seen: 'x', ...what } };
}

/** Something about handing over an edition that nobody has seen. */
function handOver(what: string, answers: Answers): Asked {
  const form = { do: what, locale: 'en', version: '0', revision: '9', seen: 'x', note: 'Read.' };
  return { at: `${ARTICLE}/hand-over`, answers, form };
}

/** One of the things that the list does to the articles chosen in it. */
function bulk(what: Record<string, string>): Asked {
  return { at: '/api/desk/articles/bulk', answers: EDITORS, form: { article: '{article}', ...what } };
}

let server: Awaited<ReturnType<typeof startServer>>;
let article: number;
/** The picture of another article. */
let mediaId: number;
/** An article in the trash. */
let trashed: number;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  await ensureBuilt({ force: false });
  const dataDir = newDataDir();
  const parsed = parseSettings({ PORT: '0', DATA_DIR: dataDir, DEMO_CONTENT: 'off', LOG_LEVEL: 'error' });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  server = await startServer({ settings: parsed.settings });
  article = (await buildArticle('Tides', { tags: ['Ocean'] })).ref.articleId;
  const other = (await buildArticle('Winds')).ref.articleId;
  trashed = (await buildArticle('Clouds')).ref.articleId;
  await trashArticle({ actor: TEST_ACTOR, articleId: trashed });
  const hook = { name: 'Wire', url: 'https://wire.example', events: ['article.updated'] } as const;
  await makeWebhook({ actor: TEST_ACTOR, ...hook });
  const bytes = await (await paint(60, 40)).png().toBuffer();
  const added = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'Mika Ito', articleId: other });
  if (!added.ok) throw new Error(added.code);
  mediaId = added.mediaId;
  for (const role of ROLES) cookies.set(role, await cookieOf(role));
}, 180_000);

afterAll(() => server.stop());

it('every page and route of the desk stands in the table of this file, with every method', () => {
  const sourceOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
  // What is not for readers, and pages among theirs that ask who is there.
  const isForStaff = (file: string) =>
    !file.startsWith('app/(portal)/') || /\/viewer\.ts'|#db\/queries\/desk\//.test(sourceOf(file));
  const found = globSync('app/**/{page.tsx,route.ts}', { cwd: ROOT })
    .filter(isForStaff)
    .flatMap((file) => {
      if (file.endsWith('page.tsx')) return `${file} GET`;
      // lib/desk/routes.test.ts holds that these are the methods of the file.
      const methods = DESK_ROUTES[file.replace(/^app|\/route\.ts$/g, '')] ?? {};
      return Object.keys(methods).map((method) => `${file} ${method}`);
    });
  const listed = Object.entries(ASKED).flatMap(([file, asked]) =>
    asked.map((each) => `${file} ${methodOf(each)}`),
  );
  const missing = found.filter((each) => !listed.includes(each));
  const gone = listed.filter((each) => !found.includes(each));
  expect(missing, 'not listed: say in e2e/http/rights.test.ts who may').toEqual([]);
  expect(gone, 'listed in e2e/http/rights.test.ts, but not there').toEqual([]);
});

it('the gateway’s table asks for no right that this one does not', () => {
  for (const [file, asked] of Object.entries(ASKED)) {
    const methods = DESK_ROUTES[file.replace(/^app|\/route\.ts$/g, '')] ?? {};
    for (const each of asked) {
      const from = methods[methodOf(each) as DeskMethod]?.from;
      if (!from) continue;
      const atTheDoor: Answer[] = ROLES.map((role) =>
        from === 'anyone' || from === 'staff' || scopeOf({ role }, from) ? 'granted' : 'refused',
      );
      const [signedOut, ...byRole] = each.answers;
      expect([file, signedOut]).toEqual([file, from === 'anyone' ? 'granted' : 'sign-in']);
      const shutOut = ROLES.filter((_, at) => atTheDoor[at] === 'refused' && byRole[at] !== 'refused');
      expect([file, shutOut]).toEqual([file, []]);
    }
  }
});

const methodOf = ({ form, json }: Asked) => (form ? 'POST' : (json?.method ?? 'GET'));

const CASES = Object.values(ASKED)
  .flat()
  .map((asked) => [JSON.stringify(asked.form ?? asked.json?.body ?? ''), asked] as const);

describe.each(CASES)('with %s', (_, asked) => {
  it(`${asked.at} answers each role as the table says`, async () => {
    const real = [await answerOf(asked)];
    // What is about the account itself may end the session, or make it wait: it is asked by another account each time.
    const isAboutSelf = /\/(account|sign-out)\b/.test(asked.at);
    for (const role of ROLES) {
      real.push(await answerOf(asked, isAboutSelf ? await cookieOf(role) : cookies.get(role)));
    }
    expect(real).toEqual(asked.answers);
  });

  it(`${asked.at} knows nobody by a cookie that was made up`, async () => {
    expect(await answerOf(asked, 'prism.session_token=made.up')).toBe(asked.answers[0]);
  });
});

async function cookieOf(role: Role): Promise<string> {
  const { cookie } = await signInAs({ role });
  return `${cookie.name}=${cookie.value}`;
}

const picture = paint(64, 48).then((image) => image.png().toBuffer());

async function bodyOf({ form, withPicture, json }: Asked): Promise<BodyInit | null> {
  const filled = (text: string) => text.replace('{article}', String(article));
  if (json) return JSON.stringify(json.body).replace('"{article}"', String(article));
  if (!form) return null;
  const fields = Object.entries(form).map(([name, value]) => [name, filled(value)]);
  if (!withPicture) return new URLSearchParams(fields);
  const body = new FormData();
  for (const [name = '', value = ''] of fields) body.set(name, value);
  body.set('picture', new Blob([new Uint8Array(await picture)]));
  return body;
}

async function answerOf(asked: Asked, cookie = ''): Promise<Answer> {
  const { at, json } = asked;
  const address =
    server.url +
    at
      .replace('{article}', String(article))
      .replace('{picture}', String(mediaId))
      .replace('{trashed}', String(trashed));
  const answer = await fetch(address, {
    method: methodOf(asked),
    body: await bodyOf(asked),
    headers: {
      cookie,
      origin: server.url,
      'accept-language': 'en',
      ...(json && { 'content-type': 'application/json' }),
    },
    redirect: 'manual',
  });
  const text = await answer.text();
  if (answer.status >= 500) throw new Error(`${at} answered ${answer.status}: ${text}`);
  const location = answer.headers.get('location') ?? '';
  if (answer.status === 401 || /^\/admin\/sign-in($|\?next=)/.test(location)) return 'sign-in';
  // To somebody who may not see it, an article is like one that is not there.
  const isRefused = answer.status === 403 || answer.status === 404;
  const { desk, status } = messagesOf('en');
  const isSaid = [desk.notAllowed.title, status.missing.title].some((title) => text.includes(title));
  // A form leads to a page that will say it.
  const sealed = /^prism\.form=([^;]*)/m.exec(answer.headers.getSetCookie().join('\n'))?.[1];
  const told = JSON.stringify(await unseal(sealed ?? ''));
  const isToBeSaid = /"refused":\{"(forbidden|unknown-article)"/.test(told);
  return isRefused || isToBeSaid || isSaid ? 'refused' : 'granted';
}
