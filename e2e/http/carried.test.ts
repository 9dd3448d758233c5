import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hash } from '#db/auth/passwords.ts';
import { messagesOf } from '#i18n/messages.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

/* What somebody types into a form of the desk while their session has ended, without script. */

let server: Served;
const PASSWORD = 'four words about the tide';
const email = 'mio@example.org';
let articleId: number;
beforeAll(async () => {
  server = await serveHere();
  await signInAs({ role: 'editor', name: 'Mio', email, locale: 'ja', passwordHash: await hash(PASSWORD) });
  articleId = (await buildArticle('Tides', { slug: 'tides' })).ref.articleId;
}, 180_000);
afterAll(() => server.stop());

const post = (path: string, fields: Record<string, string>, cookie = '') => {
  const body = new URLSearchParams(fields).toString();
  return ask(server.url, path, {
    method: 'POST',
    headers: {
      origin: server.url,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      'accept-language': 'ja',
      ...(cookie && { cookie }),
    },
    body,
  });
};
const carriedIn = (page: string) => /name="carried" value="([^"]+)"/.exec(page)?.[1] ?? '';
/** As long as a note may be, and of many different signs: packed, it is still more than a cookie takes. */
const text = Array.from({ length: 1_900 }, (_, at) =>
  String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000)),
).join('');
const plan = () => `/api/desk/articles/${articleId}/plan`;
const typed = { do: 'correct', locale: 'en', version: '1', factsSeen: '', kind: 'apology', text };

describe('a form that is sent by who is signed out', () => {
  it('brings what was typed back after signing in, however long, and after a wrong password', async () => {
    const asked = await post(plan(), typed);
    expect([asked.status, asked.text.includes(messagesOf('ja').people.signIn.endedKept)]).toEqual([
      401,
      true,
    ]);
    // Sealed: nobody reads it on the way, and nothing stands in the address.
    expect(asked.text).not.toContain(text.slice(0, 20));
    const next = `/admin/articles/${articleId}/publishing`;
    expect(asked.text).toContain(`name="next" value="${next}"`);
    const signIn = (password: string, carried: string) =>
      post('/api/desk/sign-in', { email, password, next, carried });
    // Neither the other language of the page nor a wrong password loses it.
    const english = await post('/api/desk/language', {
      locale: 'en',
      next: `/admin/sign-in?next=${encodeURIComponent(next)}`,
      carried: carriedIn(asked.text),
    });
    expect(english.text).toContain(messagesOf('en').people.signIn.endedKept);
    const wrong = await signIn('not the password', carriedIn(english.text));
    expect(wrong.status).toBe(401);
    const carried = carriedIn(wrong.text);
    const done = await signIn(PASSWORD, carried);
    expect(done.status).toBe(200);
    expect(done.headers['set-cookie']?.some((line) => line.startsWith('prism.session_token='))).toBe(true);
    expect(done.text).toContain(text);
    expect(done.text).toContain(messagesOf('ja').desk.answers['kept-while-away']);
    // The fold that it was typed in is open.
    expect(done.text).toMatch(/<details class="fold" open="">.{0,80}訂正・追記など/);
  });

  it('carries no password, and nothing that was not sealed here', async () => {
    const account = { do: 'password', current: 'secret secret', password: 'another secret', name: 'Mio' };
    const { text: page } = await post('/api/desk/account', account);
    const done = await post('/api/desk/sign-in', {
      email,
      password: PASSWORD,
      next: '/admin/account',
      carried: carriedIn(page),
    });
    expect(done.text).not.toContain('secret secret');
    const forged = await post('/api/desk/sign-in', {
      email,
      password: PASSWORD,
      next: '/admin/account',
      carried: 'bm90aGluZw',
    });
    expect([forged.status, forged.headers.location]).toEqual([303, '/admin/account']);
  });

  it('is led as ever where nothing was typed', async () => {
    const { status, headers } = await post('/api/desk/account/sessions', { do: 'end-others' });
    expect([status, headers.location]).toEqual([303, '/admin/sign-in?next=%2Fadmin%2Faccount']);
  });
});

it('a long text that is refused without script stands there again', async () => {
  const { cookie } = await signInAs({ role: 'editor' });
  const refused = await post(
    plan(),
    { ...typed, version: '99', segment: '' },
    `${cookie.name}=${cookie.value}`,
  );
  expect([refused.status, refused.text.includes(text)]).toEqual([200, true]);
});
