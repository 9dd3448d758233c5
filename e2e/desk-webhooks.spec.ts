import { signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('an administrator sets a webhook up, tests it and reads what became of it', async ({
  page,
  context,
}) => {
  const name = `Wire ${Math.random().toString(36).slice(2, 8)}`;
  await signIn(context, { role: 'admin', locale: 'en' });
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Webhooks' }).click();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await field('Name').fill(name);
  await field('Address').fill('https://user:pass@wire.example/hook');
  await page.getByRole('button', { name: 'Set up' }).click();
  // What was typed stands there still.
  await expect(page.getByText('without a user name in it')).toBeVisible();
  await expect(field('Name')).toHaveValue(name);
  // An address of this machine, which is refused when something is sent.
  await field('Address').fill('http://127.0.0.1:9/secret-path');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(field('Secret')).toHaveValue(/^whsec_[\w-]{43}$/);
  await page.reload();
  await page.goto(page.url().replace(/\?.*/, ''));
  await expect(field('Secret')).toHaveCount(0);

  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('The test is being sent.')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'webhook.test' });
  await expect
    .poll(async () => {
      await page.reload();
      return row.textContent();
    })
    .toContain('an address of a private network');
  await expect(row).toContainText('next try');
  expect(await page.content()).not.toContain('secret-path');
  expect(await fitsItsWidth(page)).toBe(true);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Events will wait until it is resumed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send a test' })).toHaveCount(0);
  await page.locator('summary').filter({ hasText: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText(`“${name}” is removed.`)).toBeVisible();
});

test.describe('with JavaScript', () => {
  test.use({ javaScriptEnabled: true });

  test('a secret is copied by a button', async ({ page, context, isMobile }) => {
    test.skip(isMobile, 'the button is the same on every screen');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(context, { role: 'admin', locale: 'en' });
    await page.goto('/admin/webhooks');
    await page.getByLabel('Name', { exact: true }).fill('Copied');
    await page.getByLabel('Address', { exact: true }).fill('https://copied.example/hook');
    await page.getByRole('button', { name: 'Set up' }).click();
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  });
});
