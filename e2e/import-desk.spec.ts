import type { Locator, Page } from '@playwright/test';
import { buildArticle } from '#testing/build-article.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

test.use({
  javaScriptEnabled: true,
  expectedErrors: /status of (401|422)|net::ERR_INTERNET_DISCONNECTED/,
});

const WEEKLY = `HARBOUR WEEKLY
A deeper harbour for ships nobody ordered
The port is being dredged for ships that nobody has ordered yet, and nobody has said who will pay.

A word on the wall

The engineers work to a depth of 17 metres. The "number" has changed twice since they began in spring.

The pier where it began

The first pier was built for coal, and closed when the last coal ship left the bay for good.
`;

const answersOf = (page: Page, line: number): Locator =>
  page.getByRole('group', { name: `Where line ${line} goes` });
const inMap = (page: Page, line: number): Locator =>
  page.locator('.lines').getByRole('combobox', { name: `Where line ${line} goes`, exact: true });
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
/** Until the script runs, nobody hears what is chosen or dropped. */
const goTo = async (page: Page, path = '/admin/import') => {
  await page.goto(path);
  await expect(page.locator('.import-desk[data-ready]')).toBeVisible();
};
const open = (page: Page): Locator => page.locator('.doubtful h3');

test('doubtful lines stand first and are corrected by a click; all of it stays through a reload', async ({
  context,
  page,
}) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  await page.goto('/admin/import');
  await page.getByLabel('Text').fill(WEEKLY);
  await page.getByRole('button', { name: 'Read the text' }).click();
  await expect(open(page)).toBeVisible();
  await inMap(page, 2).selectOption('headline');
  await expect(answersOf(page, 1)).toBeVisible();
  await answersOf(page, 1).getByRole('button', { name: 'Leave it out' }).click();
  await inMap(page, 5).selectOption({ label: 'Caption' });
  await inMap(page, 9).selectOption('label:outlook');
  await page.getByRole('checkbox', { name: /house style/ }).check();
  await expect(page.locator('.lines mark')).toHaveText(['\u201C', '\u201D']);
  await expect(page.locator('.line-map-against')).toContainText('A caption has no picture yet.');
  expect(await fitsItsWidth(page)).toBe(true);

  await page.reload();
  await expect(inMap(page, 2)).toHaveValue('headline');
  await expect(inMap(page, 9)).toHaveValue('label:outlook');
  await expect(page.getByRole('checkbox', { name: /house style/ })).toBeChecked();
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.waitForURL(/\/admin\/articles\/\d+#row-\w+\.media$/);
  const texts = page.locator('textarea[data-locale="en"]');
  await expect(texts.first()).toHaveValue('A deeper harbour for ships nobody ordered');
  await expect(page.locator('#section-outlook textarea[data-locale="en"]').first()).toHaveValue(
    'The pier where it began',
  );
  await expect(page.locator('#section-analysis')).toContainText('No picture yet.');
});

test('several dropped files are read one after the other, each with its own map', async ({
  context,
  page,
}) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  await goTo(page);
  const files = ['Tides', 'Buses'].map((name) => [
    `${name.toLowerCase()}.txt`,
    `${name} are early\n\nThey come before anybody has got up.\n\nOutlook\n\n${name} will come again tomorrow.`,
  ]);
  const dropped = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name = '', text = ''] of all) transfer.items.add(new File([text], name));
    transfer.items.add(new File(['name,email\na,a@example.org\nb,b@example.org\n'], 'readers.csv'));
    return transfer;
  }, files);
  await page.dispatchEvent('.import-desk', 'drop', { dataTransfer: dropped });
  const texts = page.locator('.import-texts li');
  await expect(texts).toHaveCount(3);
  await expect(texts.nth(2)).toContainText('Could not be read');
  await expect(page.locator('.lines > li').first()).toContainText('Tides are early');
  await page.getByRole('button', { name: 'buses.txt', exact: true }).click();
  await expect(page.locator('.lines > li').first()).toContainText('Buses are early');
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(texts.nth(1).getByRole('link')).toHaveText(/^Article \d+$/);
  await page.getByRole('button', { name: 'readers.csv', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was imported' })).toBeVisible();
});

test('a chosen file, its answers and the language stay when the session has ended or the network is gone', async ({
  context,
  page,
}) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  await goTo(page);
  await page.getByLabel('From files').setInputFiles(file('weekly.txt', WEEKLY));
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(WEEKLY);
  await inMap(page, 1).selectOption('furniture');
  await expect(page.locator('.lines [data-kind="headline"]')).toContainText('A deeper harbour');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible();
  await context.setOffline(false);
  await context.clearCookies();
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await expect(page.getByRole('alert').getByRole('link', { name: /Sign in/ })).toBeVisible();
  await expect(inMap(page, 1)).toHaveValue('furniture');
  await signIn(context, { role: 'editor', locale: 'en' });
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.waitForURL(/\/admin\/articles\/\d+$/);
});

test('an article leads to the import of its other language', async ({ context, page }) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  const made = await inStore(() => buildArticle('import desk', { locale: 'ja', publish: false }));
  const { articleId } = made.ref;
  await page.goto(`/admin/articles/${articleId}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('link', { name: 'Import from a text' }).click();
  await page.waitForURL(`**/admin/import?of=${articleId}`);
  await page.getByLabel('Text').fill(WEEKLY);
  await page.getByRole('button', { name: 'Read the text' }).click();
  await page.getByRole('button', { name: 'Save as a draft' }).click();
  await page.waitForURL(new RegExp(`/admin/articles/${articleId}$`));
});
