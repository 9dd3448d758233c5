import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { FormState } from '#components/desk/form-state.ts';
import { hash } from '#db/auth/passwords.ts';
import { unseal } from '#db/auth/seal.ts';
import { accountOf, askForCode, factsOfMails } from '#testing/accounts.ts';
import { startMailServer } from '#testing/mail-server.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

vi.setConfig({ testTimeout: 120_000 });
const PASSWORD = 'correct horse battery';

let mail: Awaited<ReturnType<typeof startMailServer>>;
let server: Served;
beforeAll(async () => {
  mail = await startMailServer();
  server = await serveHere({ SMTP_URL: mail.url, MAIL_FROM: 'desk@news.example' });
}, 180_000);
afterAll(async () => {
  await server.stop();
  await mail[Symbol.asyncDispose]();
});

async function post(path: string, fields: Record<string, string>, cookie = '') {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, Cookie: cookie },
    body: new URLSearchParams(fields),
  });
  const state = answer.headers
    .getSetCookie()
    .map((line) => /^prism\.form=([^;]*)/.exec(line)?.[1])
    .find(Boolean);
  const sealed = (await unseal(state ?? '')) as { state: FormState } | undefined;
  return { status: answer.status, state: sealed?.state };
}

const page = async (path: string, cookie = '') =>
  (await fetch(path.startsWith('http') ? path : server.url + path, { headers: { Cookie: cookie } })).text();

/** The next mail to somebody, and the link in it. */
async function mailTo(address: string) {
  const found = () => mail.arrived.findIndex(({ head }) => head.to?.includes(address));
  await vi.waitUntil(() => found() >= 0, { timeout: 20_000 });
  const [arrived] = mail.arrived.splice(found(), 1);
  const link = /^http\S+$/m.exec(arrived?.text ?? '')?.[0] ?? '';
  return {
    subject: arrived?.head.subject,
    text: arrived?.text,
    link,
    token: new URL(link).searchParams.get('token') ?? '',
  };
}

const signedIn = async (options: Parameters<typeof signInAs>[0]) => {
  const { viewer, cookie } = await signInAs(options);
  return { viewer, cookie: `${cookie.name}=${cookie.value}` };
};

it('an invitation goes out by mail in the language that was chosen, and its link is on the page as well', async () => {
  const { cookie } = await signedIn({ role: 'admin', name: 'Mika Sato' });
  const form = { email: 'ken@例え.jp', role: 'writer', locale: 'ja' };
  const { state } = await post('/api/desk/invitations', form, cookie);
  expect(state).toMatchObject({
    success: { code: 'link-mailed' },
    once: { link: expect.stringContaining('token=') },
  });
  const { subject, link, token } = await mailTo('ken@xn--r8jz45g.jp');
  expect(subject).toBe('【PRISM News】編集デスクへのご招待');
  expect(link).toBe(state?.once?.link);
  await vi.waitUntil(async () => (await factsOfMails()).every((facts) => Object.keys(facts).length === 0));
  const joined = await post('/api/desk/join', {
    token,
    name: 'Ken',
    email: '',
    password: 'three wet stones sing',
  });
  expect(joined.state).toMatchObject({ success: { code: 'account-made' } });
});

it.each(['山田@example.org', 'ｋｅｎ@example.org'])(
  '%s is refused at the form, and nobody is written to',
  async (email) => {
    const { cookie } = await signedIn({ role: 'admin' });
    const { state } = await post('/api/desk/invitations', { email, role: 'writer' }, cookie);
    expect(state).toMatchObject({
      error: { refusal: 'email-letters', detail: { email } },
      values: { email },
    });
    expect(mail.arrived).toEqual([]);
  },
);

it('a forgotten password is replaced by a link that works once, and the second step stays', async () => {
  const { viewer } = await signedIn({ role: 'editor', locale: 'ja', passwordHash: await hash(PASSWORD) });
  await askForCode(viewer.userId);
  expect(await page('/admin/sign-in')).toContain('/admin/sign-in/forgotten');
  const known = await post('/api/desk/forgotten', { email: viewer.email });
  const unknown = await post('/api/desk/forgotten', { email: 'nobody@example.org' });
  expect([known.status, known.state?.success]).toEqual([303, { code: 'password-mailed' }]);
  expect([unknown.status, unknown.state?.success]).toEqual([303, { code: 'password-mailed' }]);
  // Asked again at once: the first mail is on its way.
  await post('/api/desk/forgotten', { email: viewer.email });
  const { subject, link, token } = await mailTo(viewer.email);
  expect(subject).toBe('【PRISM News】編集デスクのパスワード再設定');
  expect(await page(link)).toContain('two-step verification stays as it is');
  const fields = { token, name: '', email: '', password: 'three wet stones sing' };
  expect((await post('/api/desk/join', fields)).state).toMatchObject({ success: { code: 'password-set' } });
  expect(await accountOf(viewer.userId)).toMatchObject({ twoFactorEnabled: true, sessions: 0 });
  expect(await page(link)).toContain('This link no longer works');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(mail.arrived).toEqual([]);
});

it('who asks too often for one address waits', async () => {
  const answers = [];
  for (let n = 0; n < 7; n++)
    answers.push((await post('/api/desk/forgotten', { email: 'x@example.org' })).status);
  expect(answers).toEqual([303, 303, 303, 303, 303, 429, 429]);
});

it('a new e-mail address is confirmed there, told to the former one, and only then used', async () => {
  const { viewer, cookie } = await signedIn({ role: 'writer', passwordHash: await hash(PASSWORD) });
  const other = await signedIn({ role: 'writer' });
  const ask = (email: string, password = PASSWORD) =>
    post('/api/desk/account', { do: 'email', email, password }, cookie);
  expect((await ask('new@example.org', 'wrong')).state?.fields).toEqual({ password: 'wrong-password' });
  expect((await ask('山田@example.org')).state?.fields).toEqual({ email: 'email-letters' });
  expect((await ask(viewer.email)).state?.fields).toEqual({ email: 'same-email' });
  expect((await ask(other.viewer.email)).state?.fields).toEqual({ email: 'has-account' });
  expect((await ask('New@example.org')).state?.success).toEqual({
    code: 'email-asked',
    detail: { email: 'new@example.org' },
  });
  const emailOf = async () => (await accountOf(viewer.userId)).email;
  const { link, token } = await mailTo('new@example.org');
  expect(await page(link)).toContain('new@example.org');
  expect(await emailOf(), 'opening the link changes nothing').toBe(viewer.email);
  const confirmed = await post('/api/desk/email', { token });
  expect(confirmed.state).toMatchObject({
    success: { code: 'email-changed' },
    values: { email: 'new@example.org' },
  });
  expect(await emailOf()).toBe('new@example.org');
  await vi.waitUntil(() => mail.arrived.length > 0, { timeout: 20_000 });
  const [told] = mail.arrived.splice(0);
  expect([told?.to, told?.head.subject]).toEqual([
    [viewer.email],
    'Your e-mail address for the PRISM News desk has changed',
  ]);
  expect((await post('/api/desk/email', { token })).state?.error).toEqual({ code: 'not-now' });
});

it('people who may see them see the mails that could not be sent', async () => {
  const { cookie } = await signedIn({ role: 'admin' });
  await post('/api/desk/invitations', { email: 'ken@refused.example', role: 'writer' }, cookie);
  await vi.waitUntil(async () => (await page('/admin/people', cookie)).includes('answered 550'), {
    timeout: 20_000,
    interval: 500,
  });
  expect(await page('/admin/people', cookie)).toContain('ken@refused.example');
});
