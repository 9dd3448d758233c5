import type { Page } from '@playwright/test';
import { startMailServer } from '#testing/mail-server.ts';
import { startOwnServer } from './support/own-server.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

// Everything here works without JavaScript, which playwright.config.ts switches off.

const PASSWORD = 'correct horse battery';

/** Makes an account behind the link of an invitation. */
async function join(page: Page, words: { name: string; password: string; submit: string }, name: string) {
  await page.getByLabel(words.name).fill(name);
  await page.getByLabel(words.password).fill(PASSWORD);
  await page.getByRole('button', { name: words.submit }).click();
}

test('somebody is invited by mail, forgets their password, and changes their address', async ({
  browser,
}) => {
  // A server of its own, which sends mails, and two people.
  test.setTimeout(180_000);
  const mail = await startMailServer();
  const server = await startOwnServer({ SMTP_URL: mail.url, MAIL_FROM: 'desk@news.example' });
  const linkTo = async (address: string) => {
    const found = () => mail.arrived.find(({ head }) => head.to?.includes(address));
    await expect.poll(() => found() !== undefined, { timeout: 20_000 }).toBe(true);
    const arrived = found();
    mail.arrived.splice(0);
    return /^http\S+$/m.exec(arrived?.text ?? '')?.[0] ?? '';
  };
  try {
    const open = (locale: string) =>
      browser.newContext({ locale, baseURL: server.url, javaScriptEnabled: false });
    const admin = await (await open('en-GB')).newPage();
    await admin.goto(server.setupLink);
    await admin.getByLabel('E-mail address').fill('mika@example.org');
    await join(admin, { name: 'Name', password: 'Password', submit: 'Create the account' }, 'Mika Sato');
    await admin.getByLabel('Password').fill(PASSWORD);
    await admin.getByRole('button', { name: 'Sign in' }).click();
    await admin.goto('/admin/people');
    await admin.getByLabel('E-mail address').fill('aoi@example.org');
    await admin.getByLabel('Language of the e-mail').selectOption('Japanese');
    await admin.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(admin.getByText('The link is also on its way to aoi@example.org by e-mail.')).toBeVisible();
    await expect(admin.getByLabel('Link', { exact: true })).toHaveValue(/token=/);

    const page = await (await open('ja-JP')).newPage();
    await page.goto(await linkTo('aoi@example.org'));
    await join(page, { name: '表示名', password: 'パスワード', submit: 'アカウントを作成' }, '高橋 葵');

    await page.goto('/admin/sign-in');
    await page.getByRole('link', { name: 'パスワードを忘れたとき' }).click();
    expect(await fitsItsWidth(page)).toBe(true);
    await page.getByLabel('メールアドレス').fill('aoi@example.org');
    await page.getByRole('button', { name: 'リンクを送る' }).click();
    await expect(page.getByText('このメールアドレスのアカウントがあれば')).toBeVisible();
    await page.goto(await linkTo('aoi@example.org'));
    await page.getByLabel('パスワード').fill('three wet stones sing');
    await page.getByRole('button', { name: 'パスワードを設定' }).click();
    await expect(page.getByLabel('メールアドレス')).toHaveValue('aoi@example.org');
    await page.getByLabel('パスワード').fill('three wet stones sing');
    await page.getByRole('button', { name: 'サインイン' }).click();

    await page.goto('/admin/account');
    const panel = page.getByRole('region', { name: 'メールアドレスの変更' });
    await panel.getByLabel('新しいメールアドレス').fill('takahashi@example.org');
    await panel.getByLabel('本人確認のため').fill('three wet stones sing');
    await panel.getByRole('button', { name: 'リンクを送る' }).click();
    await expect(panel.getByText('takahashi@example.orgに、リンクを記したメールを送ります。')).toBeVisible();
    await page.goto(await linkTo('takahashi@example.org'));
    expect(await fitsItsWidth(page)).toBe(true);
    await expect(page.getByText('高橋 葵さん、これからtakahashi@example.orgを')).toBeVisible();
    await page.getByRole('button', { name: 'このメールアドレスにする' }).click();
    await expect(panel.getByText('メールアドレスをtakahashi@example.orgに変更しました。')).toBeVisible();

    await admin.goto('/admin/people');
    await admin.getByLabel('E-mail address').fill('x@refused.example');
    await admin.getByRole('button', { name: 'Send the invitation' }).click();
    const unsent = admin.getByRole('region', { name: 'E-mail that could not be sent' });
    await expect(async () => {
      await admin.goto('/admin/people');
      await expect(unsent.getByText('x@refused.example')).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await expect(unsent.getByText('The mail server answered 550.')).toBeVisible();
    expect(await fitsItsWidth(admin)).toBe(true);
  } finally {
    await server.stop();
    await mail[Symbol.asyncDispose]();
  }
});
