import type { Page } from '@playwright/test';
import { createAccount } from '#db/commands/people/create-account.ts';
import type { Locale } from '#lib/locale.ts';
import { totp } from '#testing/totp.ts';
import { startOwnServer } from './support/own-server.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

// Everything here works without JavaScript, which playwright.config.ts switches off.

/** Why a test is skipped on phones: they have the same forms, and the other tests of this file. */
const SAME_FORMS = 'the forms are the same on every screen';

const PASSWORD = 'correct horse battery';
const unique = () => Math.random().toString(36).slice(2, 10);

async function makeAccount(locale: Locale = 'en') {
  const email = `${unique()}@example.org`;
  const actor = { name: 'test', role: 'admin', userId: null } as const;
  const given = { actor, email, name: 'Ken Mori', role: 'writer', locale, password: PASSWORD } as const;
  const made = await inStore(() => createAccount(given));
  if (!made.ok) throw new Error(made.problems.join());
  return email;
}

async function fillIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('the first administrator comes by the link in the log, and lets a second person in', async ({
  browser,
  isMobile,
}) => {
  test.skip(isMobile, SAME_FORMS);
  // A server of its own, and two people from the first link to the last session.
  test.setTimeout(180_000);
  const server = await startOwnServer();
  try {
    const admin = await browser.newContext({
      locale: 'ja-JP',
      baseURL: server.url,
      javaScriptEnabled: false,
    });
    const page = await admin.newPage();

    await page.goto(server.setupLink);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    await page.getByLabel('メールアドレス').fill('mika@example.org');
    await page.getByLabel('表示名').fill('佐藤 美香');
    await page.getByLabel('パスワード').fill('mika@example.org');
    await page.getByRole('button', { name: 'アカウントを作成' }).click();
    await expect(page.getByText('表示名やメールアドレスと同じパスワードは使えません。')).toBeVisible();
    await expect(page.getByLabel('表示名')).toHaveValue('佐藤 美香');
    await page.getByLabel('パスワード').fill('passwordpassword');
    await page.getByRole('button', { name: 'アカウントを作成' }).click();
    await expect(page.getByText('推測されやすいパスワードです。')).toBeVisible();
    await expect(page.getByLabel('表示名')).toHaveValue('佐藤 美香');
    await expect(page.getByLabel('パスワード')).toHaveValue('');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.getByRole('button', { name: 'アカウントを作成' }).click();
    await expect(page.getByText('アカウントを作成しました')).toBeVisible();
    await expect(page.getByLabel('メールアドレス')).toHaveValue('mika@example.org');

    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.getByRole('button', { name: 'サインイン' }).click();
    await page.goto('/admin/account');
    await page.getByLabel('本人確認のため').fill(PASSWORD);
    await page.getByRole('button', { name: '設定する' }).click();
    await expect(page.getByRole('img', { name: '認証アプリ用のQRコード' })).toBeVisible();
    const key = ((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('確認コード').fill('000000');
    await page.getByRole('button', { name: 'オンにする' }).click();
    await expect(page.getByText('コードが正しくありません')).toBeVisible();
    const code = totp(key);
    await page.getByLabel('確認コード').fill(code);
    await page.getByRole('button', { name: 'オンにする' }).click();
    await expect(page.getByText('二段階認証をオンにしました')).toBeVisible();

    await page.getByRole('button', { name: 'サインアウト', exact: true }).click();
    await expect(page.getByText('サインアウトしました')).toBeVisible();
    await page.goto('/admin/people');
    await expect(page).toHaveURL('/admin/sign-in?next=%2Fadmin%2Fpeople');
    await page.getByLabel('メールアドレス').fill('mika@example.org');
    await page.getByLabel('パスワード').fill(PASSWORD);
    await page.getByRole('button', { name: 'サインイン' }).click();
    // The code that set it up is used up.
    await page.getByLabel('確認コード').fill(code);
    await page.getByRole('button', { name: '次へ' }).first().click();
    await expect(page.getByText('コードが正しくありません')).toBeVisible();
    await page.getByLabel('確認コード').fill(totp(key, 1));
    await page.getByRole('button', { name: '次へ' }).first().click();
    await expect(page).toHaveURL('/admin/people');

    await page.getByLabel('メールアドレス').fill('ken@example.org');
    await page.locator('#invite-role').selectOption('translator');
    await page.getByRole('button', { name: 'リンクを作成' }).click();
    const link = await page.getByLabel('リンク', { exact: true }).inputValue();
    expect(link).toMatch(`${server.url}/admin/invitation?token=`);
    await page.goto('/admin/people');
    await expect(page.getByLabel('リンク', { exact: true })).toHaveCount(0);
    const open = page.getByRole('region', { name: '使用前の招待' });
    await expect(open.locator('.invitation-email')).toHaveText('ken@example.org');

    const guest = await browser.newContext({
      locale: 'en-GB',
      baseURL: server.url,
      javaScriptEnabled: false,
    });
    const other = await guest.newPage();
    await other.goto(link);
    await expect(other.getByText('You have been invited as Translator.')).toBeVisible();
    await other.getByLabel('Name').fill('Ken Mori');
    await other.getByLabel('Password').fill(PASSWORD);
    await other.getByRole('button', { name: 'Create the account' }).click();
    await other.getByLabel('Password').fill(PASSWORD);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await other.goto('/admin/people');
    await expect(other.getByText('Your role does not allow this.')).toBeVisible();
    await expect(other.getByRole('link', { name: 'People' })).toHaveCount(0);
    await other.goto(link);
    await expect(other.getByText('This link no longer works:')).toBeVisible();

    await page.goto('/admin/people');
    const ken = page.locator('.person', { hasText: 'Ken Mori' });
    await ken.locator('summary').first().click();
    const sessions = ken.getByRole('region', { name: 'サインイン中の端末' });
    await expect(sessions.getByRole('listitem')).toHaveCount(1);
    await sessions.getByRole('button', { name: 'サインアウトさせる' }).click();
    await expect(page.getByText('Ken Moriさんを、その端末からサインアウトさせました。')).toBeVisible();
    await other.goto('/admin/account');
    await expect(other).toHaveURL('/admin/sign-in?next=%2Fadmin%2Faccount');
    await other.getByLabel('E-mail address').fill('ken@example.org');
    await other.getByLabel('Password').fill(PASSWORD);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await page.goto('/admin/people');
    await ken.locator('summary').first().click();
    await ken.getByRole('button', { name: 'すべての端末でサインアウト' }).click();
    await expect(page.getByText('Ken Moriさんをすべての端末でサインアウトさせました。')).toBeVisible();
    await other.goto('/admin/account');
    await expect(other).toHaveURL('/admin/sign-in?next=%2Fadmin%2Faccount');

    const mika = page.locator('.person', { hasText: '佐藤 美香' });
    await mika.locator('summary').first().click();
    await mika.locator('summary', { hasText: '削除' }).click();
    await mika.getByRole('button', { name: 'アカウントを削除' }).click();
    await expect(page.getByText('サインインできる管理者は佐藤 美香さんだけです')).toBeVisible();
    await admin.close();
    await guest.close();
  } finally {
    await server.stop();
  }
});

test('a wrong password keeps the address that was typed, and says nothing about which was wrong', async ({
  page,
}) => {
  const email = await makeAccount();
  await page.goto('/admin/account');
  await expect(page.getByText('Sign in to continue.')).toBeVisible();
  await fillIn(page, email, 'wrong');
  await expect(page.getByRole('alert')).toHaveText('The e-mail address or password is incorrect.');
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await expect(page.getByLabel('Password')).toHaveValue('');
  expect(page.url()).not.toContain(email);
  await fillIn(page, email.toUpperCase(), PASSWORD);
  await expect(page).toHaveURL('/admin/account');
  await page.goto('/admin/sign-in?next=https://evil.example/');
  await expect(page).toHaveURL(/\/admin/);
});

test('who guesses is told to wait, by the status, by a header and on the page', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, SAME_FORMS);
  const email = await makeAccount();
  await page.goto('/admin/sign-in');
  for (let n = 0; n < 5; n++) await fillIn(page, email, `guess ${n}`);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    fillIn(page, email, PASSWORD),
  ]);
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
  await expect(page.getByRole('alert')).toContainText('Too many attempts. Try again in');
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
});

test('somebody changes the password, and sees and ends their other sessions', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, SAME_FORMS);
  const email = await makeAccount();
  await page.goto('/admin/sign-in?next=/admin/account');
  await fillIn(page, email, PASSWORD);
  const elsewhere = await browser.newContext({ javaScriptEnabled: false });
  const other = await elsewhere.newPage();
  await other.goto('/admin/sign-in?next=/admin/account');
  await fillIn(other, email, PASSWORD);
  await page.reload();
  await page.getByRole('button', { name: 'Sign out there' }).click();
  await expect(page.getByText('The session has ended.')).toBeVisible();
  await expect(page.getByText('this browser')).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/admin\/sign-in/);
  await elsewhere.close();

  await page.getByLabel('Current password').fill('wrong');
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('The password is incorrect.')).toBeVisible();
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password has been changed.')).toBeVisible();
});

test('the desk speaks the language that somebody chose, wherever they sign in', async ({ page, context }) => {
  await signIn(context, { role: 'admin', locale: 'ja', name: '佐藤 美香' });
  await page.goto('/admin/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('メンバー');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveURL('/admin/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('People');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await context.clearCookies({ name: 'prism_desk_language' });
  await page.goto('/admin/account');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account');
});

test('pages of the desk fit their width, in both languages', async ({ page, context }) => {
  for (const path of ['/admin/sign-in', '/admin/sign-in/code', '/admin/invitation?token=x']) {
    await page.goto(path);
    expect([path, await fitsItsWidth(page)]).toEqual([path, true]);
  }
  for (const locale of ['ja', 'en'] as const) {
    await context.clearCookies();
    await signIn(context, { role: 'admin', locale, name: 'A name of twenty-five ' });
    for (const path of ['/admin/people', '/admin/account']) {
      await page.goto(path);
      // By one look: whom other tests invite and remove meanwhile changes the list.
      await page.locator('details').evaluateAll((all) => {
        for (const each of all) (each as HTMLDetailsElement).open = true;
      });
      expect([path, locale, await fitsItsWidth(page)]).toEqual([path, locale, true]);
    }
  }
});
