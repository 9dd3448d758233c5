import { expect, it } from 'vitest';
import { type Mail, queueMail } from '#db/mail/mails.ts';
import { listDeliveries, outboxStatus, retryDeliveries } from '#db/outbox/deliveries.ts';
import { listUnsentMails } from '#db/queries/desk/people/list-unsent-mails.ts';
import { announced } from '#db/schema.ts';
import { factsOfMails } from '#testing/accounts.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { startMailServer } from '#testing/mail-server.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { createLog } from '../log.ts';
import { parseSettings } from '../settings.ts';
import { channelsOf } from './channels.ts';
import { createDrainer, type Drainer } from './drainer.ts';

const SITE = 'https://news.example';
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

function drainerFor({ store }: TestStore, variables: Record<string, string>): Drainer {
  const parsed = parseSettings({ MAIL_FROM: 'PRISM News <desk@news.example>', ...variables });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const channels = channelsOf(parsed.settings.outbox, SITE);
  return createDrainer({ store, channels, log: createLog('silent') });
}

async function drain(drainer: Drainer): Promise<void> {
  expect(await drainer.step()).toBe(true);
  await drainer.settle();
}

const invitation = (more: Partial<Mail> = {}): Mail => ({
  kind: 'invitation',
  to: 'ken@example.org',
  locale: 'ja',
  by: '佐藤 美香',
  link: `${SITE}/admin/invitation?token=secret-of-the-link`,
  until: later(48 * 60).toISOString(),
  ...more,
});

const queue = ({ store }: TestStore, mail: Mail) => store.write((tx) => queueMail(tx, mail, store.now()));
const statuses = async () => (await listDeliveries({ limit: 9 })).map(({ status }) => status);

it('a mail arrives as plain text in the language of who gets it, and its row is emptied', async () => {
  using test = await openTestStore();
  await using server = await startMailServer();
  const drainer = drainerFor(test, { SMTP_URL: server.url.replace('//', '//desk:p%40ss@') });
  await queue(test, invitation());
  await drain(drainer);
  const [mail] = server.arrived;
  expect(mail).toMatchObject({ to: ['ken@example.org'], from: 'desk@news.example' });
  expect(mail?.head).toMatchObject({
    subject: '【PRISM News】編集デスクへのご招待',
    from: 'PRISM News <desk@news.example>',
    'content-type': 'text/plain; charset=utf-8',
    'auto-submitted': 'auto-generated',
    'content-language': 'ja',
    'message-id': expect.stringMatching(/^<[0-9a-f-]{36}@news\.example>$/),
  });
  expect(mail?.text).toBe(
    [
      '佐藤 美香さんから、PRISM News編集デスクへの招待が届いています。次のリンクを開き、表示名とパスワードを決めてください。',
      'https://news.example/admin/invitation?token=secret-of-the-link',
      'このリンクは一度だけ、2026年11月5日 09:00まで使えます。お心当たりのない場合は、このメールを破棄してください。リンクを使わない限り、アカウントは作られません。',
      '-- \nPRISM News\nhttps://news.example/\n',
    ].join('\n\n'),
  );
  expect([await statuses(), await factsOfMails()]).toEqual([['delivered'], [{}]]);
  expect(await listUnsentMails(TEST_ACTOR)).toEqual([]);
});

it('greets by name in English, and folds nothing', async () => {
  using test = await openTestStore();
  await using server = await startMailServer();
  const drainer = drainerFor(test, { SMTP_URL: server.url });
  await queue(
    test,
    invitation({ kind: 'email-changed', locale: 'en', name: 'Ken Mori', email: 'k@new.example' }),
  );
  await drain(drainer);
  expect(server.arrived[0]?.head).toMatchObject({ to: 'Ken Mori <ken@example.org>' });
  expect(server.arrived[0]?.text).toContain(
    'Dear Ken Mori,\n\nThe e-mail address of your account at the editorial desk of PRISM News is now k@new.example. Please sign in with it from now on.\n\n',
  );
});

it('a server that is down, or ill, is tried again; the people page says so, and no secret is kept in the reason', async () => {
  using test = await openTestStore();
  const server = await startMailServer();
  const drainer = drainerFor(test, { SMTP_URL: server.url });
  server.isIll = true;
  await queue(test, invitation());
  await drain(drainer);
  expect(await listUnsentMails(TEST_ACTOR)).toEqual([
    expect.objectContaining({
      kind: 'invitation',
      to: 'ken@example.org',
      attempts: 1,
      error: 'The mail server answered 451.',
      nextAt: later(1),
    }),
  ]);
  await server[Symbol.asyncDispose]();
  test.setNow(later(1));
  await drain(drainer);
  const [unsent] = (await listUnsentMails(TEST_ACTOR)) ?? [];
  expect(unsent).toMatchObject({
    attempts: 2,
    error: expect.stringContaining('ECONNREFUSED'),
    nextAt: later(3),
  });
  expect(await outboxStatus()).toMatchObject({ waiting: 1, givenUp: 0 });
  expect(JSON.stringify(await listDeliveries({ limit: 9 }))).not.toContain('secret');
});

it.each([
  [
    'an address that the server does not take',
    { to: 'ken@refused.example' },
    'The mail server answered 550.',
  ],
  ['a mail that is later than its link', { until: START.toISOString() }, 'Its link no longer works.'],
  // Refused at every form (db/auth/insert-account.ts); the server has no SMTPUTF8.
  [
    'letters that the server cannot take',
    { to: '山田@example.org' },
    'Its address has characters that mail servers do not accept.',
  ],
])('%s is given up at once, and its link taken out of the store', async (_, more, error) => {
  using test = await openTestStore();
  await using server = await startMailServer();
  const drainer = drainerFor(test, { SMTP_URL: server.url });
  const mail = invitation(more);
  await queue(test, mail);
  await queue(test, invitation({ to: 'other@example.org' }));
  await drain(drainer);
  await drain(drainer);
  expect(await listUnsentMails(TEST_ACTOR)).toEqual([
    expect.objectContaining({ to: mail.to, error, attempts: 1, nextAt: null }),
  ]);
  expect((await factsOfMails())[0]).not.toHaveProperty('link');
  expect(server.arrived.map(({ to }) => to)).toEqual([['other@example.org']]);
  expect(await retryDeliveries('given-up')).toBe(1);
  await drain(drainer);
  expect(server.arrived).toHaveLength(1);
});

it('a wrong password is told without it', async () => {
  using test = await openTestStore();
  await using server = await startMailServer();
  const drainer = drainerFor(test, { SMTP_URL: server.url.replace('//', '//desk:wrong@') });
  await queue(test, invitation());
  await drain(drainer);
  expect((await listUnsentMails(TEST_ACTOR))?.[0]).toMatchObject({
    error: 'The mail server rejected the user name and password.',
    nextAt: later(1),
  });
});

it('nothing else is announced for mails alone, and without a server what waits is given up and emptied', async () => {
  using test = await openTestStore();
  await using server = await startMailServer();
  server.isIll = true;
  const drainer = drainerFor(test, { SMTP_URL: server.url });
  await drain(drainer);
  await buildArticle('Tides');
  await queue(test, invitation());
  await drain(drainer);
  expect(await test.store.read.select().from(announced)).toEqual([]);
  await drainer.end();
  const off = drainerFor(test, {});
  expect(await off.step()).toBe(true);
  await off.end();
  expect(await statuses()).toEqual(['given-up']);
  expect(await factsOfMails()).toEqual([expect.not.objectContaining({ link: expect.anything() })]);
  expect(await outboxStatus()).toBeNull();
});

it.each([
  [{ SMTP_URL: 'https://mail.example' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example/x' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'PRISM News' }, 'MAIL_FROM'],
])('%o is no setting', (variables, name) => {
  const parsed = parseSettings(variables);
  expect(parsed.ok || parsed.problems.join()).toContain(name);
});
