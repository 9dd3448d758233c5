import { globSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildArticle } from '#db/testing/build-article.ts';
import { signInAs } from '#db/testing/sign-in.ts';
import { messagesOf } from '#i18n/messages.ts';
import { ROLES } from '#lib/rights.ts';
import { parseSettings } from '#server/settings.ts';
import { startServer } from '#server/start-server.ts';
import { ensureBuilt } from './cli/ensure-built.ts';
import { ROOT } from './cli/tool.ts';

/*
 * Every page and route of the desk, asked over HTTP by each role and by somebody who is signed out. Whoever adds one adds
 * a line here: the first test fails until they do. How far a right reaches is held by db/rights.test.ts.
 */

/** What somebody gets: the thing itself, a word that it is not for their role, or the way to the sign-in page. */
type Answer = 'granted' | 'refused' | 'sign-in';

/** Answers for: signed out, writer, translator, editor, admin. */
type Answers = readonly [Answer, Answer, Answer, Answer, Answer];

const EVERYBODY = ['granted', 'granted', 'granted', 'granted', 'granted'] as const;
const STAFF = ['sign-in', 'granted', 'granted', 'granted', 'granted'] as const;
const ADMINS = ['sign-in', 'refused', 'refused', 'refused', 'granted'] as const;

/** Who may begin an article. */
const MAKERS = ['sign-in', 'granted', 'refused', 'granted', 'granted'] as const;
/** Who may see and write an article that is not their own. */
const READERS = ['sign-in', 'refused', 'granted', 'granted', 'granted'] as const;
const EDITORS = ['sign-in', 'refused', 'refused', 'granted', 'granted'] as const;

const ARTICLE = '/api/desk/articles/{article}';

type Asked = {
  /** The address; `{article}` is a public article that none of those who ask has made. */
  at: string;
  answers: Answers;
  /** Sent as a form, by POST; or as JSON, by `method`. */
  form?: Record<string, string>;
  json?: { method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; body: unknown };
};

/** By file; a route that answers several methods has an entry for each. */
const ASKED: Record<string, Asked[]> = {
  'app/(desk)/admin/page.tsx': [{ at: '/admin', answers: STAFF }],
  'app/(desk)/admin/articles/page.tsx': [{ at: '/admin/articles', answers: STAFF }],
  'app/(desk)/admin/articles/[article]/page.tsx': [{ at: '/admin/articles/{article}', answers: READERS }],
  'app/(desk)/admin/articles/[article]/revisions/page.tsx': [
    { at: '/admin/articles/{article}/revisions', answers: READERS },
  ],
  'app/(desk)/admin/import/page.tsx': [{ at: '/admin/import', answers: STAFF }],
  'app/(portal)/[locale]/preview/[article]/page.tsx': [{ at: '/en/preview/{article}', answers: READERS }],
  'app/(desk)/admin/sign-in/page.tsx': [{ at: '/admin/sign-in', answers: EVERYBODY }],
  'app/(desk)/admin/sign-in/code/page.tsx': [{ at: '/admin/sign-in/code', answers: EVERYBODY }],
  'app/(desk)/admin/setup/page.tsx': [{ at: '/admin/setup?token=x', answers: EVERYBODY }],
  'app/(desk)/admin/invitation/page.tsx': [{ at: '/admin/invitation?token=x', answers: EVERYBODY }],
  'app/(desk)/admin/people/page.tsx': [{ at: '/admin/people', answers: ADMINS }],
  'app/(desk)/admin/account/page.tsx': [{ at: '/admin/account', answers: STAFF }],
  'app/(desk)/admin/account/two-factor/page.tsx': [{ at: '/admin/account/two-factor', answers: STAFF }],
  'app/api/desk/sign-in/route.ts': [
    { at: '/api/desk/sign-in', answers: EVERYBODY, form: { email: 'a@example.org', password: 'x' } },
  ],
  'app/api/desk/sign-in/code/route.ts': [
    { at: '/api/desk/sign-in/code', answers: EVERYBODY, form: { code: '123456', kind: 'app' } },
  ],
  'app/api/desk/sign-out/route.ts': [{ at: '/api/desk/sign-out', answers: EVERYBODY, form: {} }],
  'app/api/desk/language/route.ts': [
    { at: '/api/desk/language', answers: EVERYBODY, form: { locale: 'en' } },
  ],
  'app/api/desk/join/route.ts': [{ at: '/api/desk/join', answers: EVERYBODY, form: { token: 'x' } }],
  'app/api/desk/invitations/route.ts': [
    { at: '/api/desk/invitations', answers: ADMINS, form: { email: 'k@example.org', role: 'writer' } },
  ],
  'app/api/desk/invitations/[invitation]/route.ts': [
    { at: '/api/desk/invitations/9', answers: ADMINS, form: {} },
  ],
  'app/api/desk/people/[person]/route.ts': [
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'change-role', role: 'admin' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'reset' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'disable' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'enable' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'remove' } },
    { at: '/api/desk/people/nobody', answers: ADMINS, form: { do: 'end-sessions' } },
  ],
  'app/api/desk/account/route.ts': [
    { at: '/api/desk/account', answers: STAFF, form: { do: 'name', name: 'Ken' } },
    { at: '/api/desk/account', answers: STAFF, form: { do: 'password', newPassword: 'short' } },
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
  ],
  'app/api/desk/articles/[article]/route.ts': [{ at: ARTICLE, answers: READERS }],
  'app/api/desk/articles/[article]/text/route.ts': [
    { at: `${ARTICLE}/text`, answers: READERS, json: { method: 'PATCH', body: { operations: [] } } },
  ],
  'app/api/desk/articles/[article]/facts/route.ts': [
    { at: `${ARTICLE}/facts`, answers: EDITORS, json: { method: 'PUT', body: { versions: {} } } },
  ],
  'app/api/desk/articles/[article]/slug/route.ts': [
    { at: `${ARTICLE}/slug?locale=en&slug=waves`, answers: READERS },
    {
      at: `${ARTICLE}/slug`,
      answers: EDITORS,
      json: { method: 'PUT', body: { locale: 'en', slug: 'waves' } },
    },
    { at: `${ARTICLE}/slug`, answers: EDITORS, form: { locale: 'en', slug: 'waves' } },
  ],
  'app/api/desk/articles/[article]/publish/route.ts': [verb('publish')],
  'app/api/desk/articles/[article]/unpublish/route.ts': [verb('unpublish')],
  'app/api/desk/articles/[article]/withdraw/route.ts': [verb('withdraw')],
  'app/api/desk/articles/[article]/restore/route.ts': [verb('restore')],
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
  // It looks at the picture before it looks at the article.
  'app/api/desk/articles/[article]/hero/route.ts': [
    { at: `${ARTICLE}/hero`, answers: MAKERS, json: { method: 'POST', body: {} } },
  ],
  'app/api/desk/articles/bulk/route.ts': [
    { at: '/api/desk/articles/bulk', answers: STAFF, form: { do: 'trash' } },
  ],
  'app/api/desk/media/route.ts': [{ at: '/api/desk/media', answers: MAKERS }],
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
  ],
};

/** A verb of publishing; that of an edition which nobody has seen like this is refused for another reason. */
function verb(name: string): Asked {
  const body = { locale: 'en', version: 0 };
  return { at: `${ARTICLE}/${name}`, answers: EDITORS, json: { method: 'POST', body } };
}

let server: Awaited<ReturnType<typeof startServer>>;
let article: number;

beforeAll(async () => {
  await ensureBuilt({ force: false });
  const dataDir = mkdtempSync(join(tmpdir(), 'prism-rights-'));
  const parsed = parseSettings({ PORT: '0', DATA_DIR: dataDir, DEMO_CONTENT: 'off', LOG_LEVEL: 'error' });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  server = await startServer({ settings: parsed.settings });
  article = (await buildArticle('Tides')).ref.articleId;
}, 180_000);

afterAll(() => server.stop());

it('every page and route of the desk stands in the table of this file', () => {
  const found = globSync(['app/(desk)/**/page.tsx', 'app/api/**/route.ts', 'app/*/*/preview/**/page.tsx'], {
    cwd: ROOT,
  });
  const missing = found.filter((file) => !Object.hasOwn(ASKED, file));
  const gone = Object.keys(ASKED).filter((file) => !found.includes(file));
  expect(missing, 'not listed: say in scripts/rights.test.ts who may').toEqual([]);
  expect(gone, 'listed in scripts/rights.test.ts, but not there').toEqual([]);
});

const CASES = Object.values(ASKED)
  .flat()
  .map((asked) => [JSON.stringify(asked.form ?? asked.json?.body ?? ''), asked] as const);

describe.each(CASES)('with %s', (_, asked) => {
  it(`${asked.at} answers each role as the table says`, async () => {
    const real = [await answerOf(asked)];
    for (const role of ROLES) {
      const { cookie } = await signInAs({ role });
      real.push(await answerOf(asked, `${cookie.name}=${cookie.value}`));
    }
    expect(real).toEqual(asked.answers);
  });

  it(`${asked.at} knows nobody by a cookie that was made up`, async () => {
    expect(await answerOf(asked, 'prism.session_token=made.up')).toBe(asked.answers[0]);
  });
});

async function answerOf({ at, form, json }: Asked, cookie = ''): Promise<Answer> {
  const sent = form
    ? { method: 'POST', body: new URLSearchParams(form) }
    : json && { method: json.method, body: JSON.stringify(json.body) };
  const headers = {
    cookie,
    origin: server.url,
    'accept-language': 'en',
    ...(json && { 'content-type': 'application/json' }),
  };
  const address = server.url + at.replace('{article}', String(article));
  const answer = await fetch(address, { ...sent, headers, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status >= 500) throw new Error(`${at} answered ${answer.status}: ${text}`);
  const location = answer.headers.get('location') ?? '';
  if (answer.status === 401 || /^\/admin\/sign-in($|\?next=)/.test(location)) return 'sign-in';
  const isWord = text.includes(messagesOf('en').desk.notAllowed.title);
  // To somebody who may not see it, an article is like one that is not there.
  const isPage = answer.headers.get('content-type')?.startsWith('text/html');
  const isHidden = isPage
    ? answer.status === 404 || text.includes(messagesOf('en').status.missing.title)
    : answer.status === 404 && /"unknown-(article|revision)"/.test(text);
  // A form leads back, and says in the address what was refused.
  const isSentBack = /[?&]refused=(forbidden|unknown-article)/.test(location);
  return answer.status === 403 || isWord || isHidden || isSentBack ? 'refused' : 'granted';
}
