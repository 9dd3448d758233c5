import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Page } from '@playwright/test';
import { startOwnServer } from './support/own-server.ts';
import { signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const PASSWORD = 'correct horse battery';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A device with a screen lock that somebody opens, as far as the browser can tell. */
async function giveDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const setLock = (isUserVerified: boolean) =>
    devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  return { setLock };
}

test('a passkey is made after the password, signs in without a code, is called otherwise and removed', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const server = await startOwnServer({ PORT: `${port}`, SITE_URL: site });
  try {
    const context = await browser.newContext({ locale: 'en-GB', baseURL: site, javaScriptEnabled: true });
    const page = await context.newPage();
    await page.goto(server.setupLink);
    await page.getByLabel('E-mail address').fill('mika@example.org');
    await page.getByLabel('Name').fill('Mika Sato');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/admin');

    const device = await giveDevice(page);
    await page.goto('/admin/account');
    const panel = page.getByRole('region', { name: 'Passkeys' });
    await panel.getByLabel('Name of the new passkey').fill('Office laptop');
    await panel.getByLabel('Your password').fill('wrong wrong wrong');
    await panel.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(panel.getByText('The password is incorrect.')).toBeVisible();
    await expect(panel.getByLabel('Name of the new passkey')).toHaveValue('Office laptop');
    await panel.getByLabel('Your password').fill(PASSWORD);
    await panel.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByText('create the passkey “Office laptop”')).toBeVisible();
    expect(await fitsItsWidth(page)).toBe(true);
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await expect(
      panel.getByText('The passkey “Office laptop” has been added. You can now sign in with it.'),
    ).toBeVisible();
    await expect(panel.getByText('never used')).toBeVisible();
    expect(await fitsItsWidth(page)).toBe(true);

    // The same device again says that it has one.
    await panel.getByLabel('Name of the new passkey').fill('Again');
    await panel.getByLabel('Your password').fill(PASSWORD);
    await panel.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    await expect(page.getByText('This device already has a passkey for your account.')).toBeVisible();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto('/admin/sign-in?next=/admin/account');
    const sent = page.waitForRequest('**/api/desk/sign-in/passkey');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    const request = await sent;
    await page.waitForURL('**/admin/account');
    await expect(panel.getByText('last used')).toBeVisible();

    await page.getByRole('button', { name: 'Sign out' }).click();
    // What was answered once opens nothing: neither as it was nor for another page.
    const form = Object.fromEntries(new URLSearchParams(request.postData() ?? ''));
    const replay = (fields: Record<string, string>) =>
      page.request.post('/api/desk/sign-in/passkey', {
        form: { ...form, ...fields },
        headers: { Origin: site, Accept: 'application/json' },
      });
    const again = await replay({});
    expect([again.status(), await again.text()]).toEqual([
      422,
      expect.stringContaining('does not open an account'),
    ]);
    await page.goto('/admin/sign-in');
    const fresh = await page.locator('[name=challenge]').inputValue();
    const elsewhere = await replay({ challenge: fresh });
    expect([elsewhere.status(), await elsewhere.text()]).toEqual([
      422,
      expect.stringContaining('does not open an account'),
    ]);
    expect((await page.request.get('/admin/account', { maxRedirects: 0 })).status()).toBe(307);

    // A device that did not make sure who holds it is one factor only.
    await device.setLock(false);
    await page.goto('/admin/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText('No passkey was read.')).toBeVisible();
    await device.setLock(true);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/admin');

    await page.goto('/admin/account');
    await panel.getByLabel('Name', { exact: true }).fill('Old laptop');
    await panel.getByRole('button', { name: 'Rename' }).click();
    await expect(panel.getByText('Passkey renamed.')).toBeVisible();
    await expect(panel.getByLabel('Name', { exact: true })).toHaveValue('Old laptop');
    await panel.getByRole('button', { name: 'Remove Old laptop' }).click();
    await expect(panel.getByText('The passkey has been removed')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto('/admin/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText('This passkey does not open an account here.')).toBeVisible();
  } finally {
    await server.stop();
  }
});

test('where the site is opened by a number, the account page says that browsers make no passkeys', async ({
  page,
  context,
}) => {
  await signIn(context, { role: 'writer' });
  await page.goto('/admin/account');
  await expect(
    page.getByText('Browsers create passkeys only for a domain name with https, or for localhost.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
});
