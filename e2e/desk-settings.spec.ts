import type { Page } from '@playwright/test';
import { startOwnServer } from './support/own-server.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

// Everything here works without JavaScript, which playwright.config.ts switches off.

const PASSWORD = 'correct horse battery';
const WORDMARK = '<svg viewBox="0 0 120 24"><path d="M0 4h30v16h-30zM40 4h80v16h-80z"/></svg>';

/** Makes the first administrator of a server, and signs them in. */
async function enter(page: Page, setupLink: string) {
  await page.goto(setupLink);
  await page.getByLabel('E-mail address').fill('mika@example.org');
  await page.getByLabel('Name').fill('Mika Sato');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.goto('/admin/settings');
}

test('an administrator names the site, writes a page, and gives it a colour and a wordmark', async ({
  browser,
}) => {
  // A server of its own: the name of the site stands on every page of the others.
  test.setTimeout(180_000);
  const server = await startOwnServer();
  try {
    const context = await browser.newContext({
      locale: 'en-GB',
      baseURL: server.url,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await enter(page, server.setupLink);
    await expect(page.getByText('Readers are not told yet:')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'who publishes this site' })).toHaveCount(2);
    expect(await fitsItsWidth(page)).toBe(true);

    const english = page.getByRole('group', { name: 'English' });
    await english.getByLabel('Name of the site').fill('The Tide');
    await english.getByLabel('Publisher').fill('Tide Ltd');
    await english.getByLabel('Contact').fill('desk@tide.example');
    await page.getByRole('group', { name: 'Japanese' }).getByLabel('Name of the site').fill('潮の新聞');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved. Readers see it at once.')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'who publishes this site' })).toHaveCount(1);

    await page.getByLabel('On a light background').fill('#808080');
    await page.getByLabel('On a dark background').fill('#8ecaff');
    await page.getByRole('button', { name: 'Use these colours' }).click();
    await expect(
      page.getByText('#808080 has a contrast of only 3.69:1 with the light background'),
    ).toBeVisible();
    await expect(page.getByLabel('On a light background')).toHaveValue('#808080');
    await page.getByLabel('On a light background').fill('#005a9c');
    await page.getByRole('button', { name: 'Use these colours' }).click();
    await expect(page.getByText('Saved. Readers see it at once.')).toBeVisible();

    const file = (name: string, text: string) => ({
      name,
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(text),
    });
    await page
      .getByLabel('SVG file')
      .setInputFiles(file('a.svg', WORDMARK.replace('<path', '<script/><path')));
    await page.getByRole('button', { name: 'Use this drawing' }).click();
    await expect(page.getByText('The drawing contains something that cannot be used: script.')).toBeVisible();
    await page.getByLabel('SVG file').setInputFiles(file('b.svg', WORDMARK));
    await page.getByRole('button', { name: 'Use this drawing' }).click();
    await expect(page.getByRole('img', { name: 'The Tide' })).toBeVisible();

    await page.getByRole('link', { name: 'Privacy' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privacy');
    const text = page.getByRole('region', { name: 'English' });
    await text.getByLabel('Text in Markdown').fill('## Nothing is kept\n\nWe keep **nothing**.');
    await text.getByRole('button', { name: 'Save' }).click();
    await expect(text.getByText('Saved. Readers see it at once.')).toBeVisible();
    expect(await fitsItsWidth(page)).toBe(true);
    await text.getByRole('link', { name: 'As readers see it' }).click();

    await expect(page).toHaveTitle('Privacy | The Tide');
    await expect(page.getByRole('heading', { name: 'Nothing is kept' })).toBeVisible();
    const name = page.getByRole('banner').getByRole('link', { name: 'The Tide front page' });
    const drawing = name.locator('.wordmark-drawing');
    const box = await drawing.boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(5, 1);
    expect(await fitsItsWidth(page)).toBe(true);
    await page.goto('/ja/about');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('潮の新聞について');
    await expect(page.getByText('掲載していません')).toHaveCount(0);
  } finally {
    await server.stop();
  }
});
