import { field, isSaved, makeArticle, openAs } from './support/desk-editor.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

test.use({ javaScriptEnabled: true, expectedErrors: /status of 4\d\d/ });

test('a note on a text names a colleague, follows the text, and is settled', async ({
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'the panel is the same on every screen');
  test.setTimeout(120_000);
  const name = Math.random().toString(36).slice(2, 8);
  const articleId = await makeArticle(`note ${name}`);
  const ito = await openAs(browser, `Ito ${name}`, articleId);
  const page = await openAs(browser, `Mori ${name}`, articleId);
  const panel = page.getByRole('complementary', { name: 'Notes' });
  await field(page, 'en', 'text2').click();
  await page.getByRole('button', { name: 'Notes' }).click();
  await expect(panel.getByText('No open notes.')).toBeVisible();
  await panel.getByLabel(`Note on “Tides note ${name} text2.”`).fill(`@Ito ${name}, is it so?`);
  await panel.getByRole('button', { name: 'Add the note' }).click();
  await expect(panel.getByText(`@Ito ${name}, is it so?`)).toBeVisible();
  expect(await fitsItsWidth(page)).toBe(true);

  // Its text is joined to the one before.
  await field(page, 'en', 'text2').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  await expect(field(page, 'en', 'text2')).toHaveCount(0);
  await isSaved(page);
  await page.getByRole('button', { name: 'Notes' }).click();
  await page.getByRole('button', { name: 'Notes' }).click();
  await expect(panel.getByRole('link', { name: 'text1.' })).toHaveAttribute('href', '#text-en-text1');

  await ito.goto('/admin/articles?need=mentioned');
  await expect(ito.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
  await ito.goto(`/admin/articles/${articleId}/publishing`);
  const english = ito.getByRole('region', { name: 'English edition' });
  await expect(english.getByText(`@Ito ${name}, is it so?`)).toBeVisible();
  await english.getByRole('button', { name: 'Resolve' }).click();
  await expect(ito.getByText('Resolved.')).toBeVisible();
  await expect(english.getByText('is it so?')).toHaveCount(0);
  await page.getByRole('button', { name: 'Notes' }).click();
  await page.getByRole('button', { name: 'Notes' }).click();
  await expect(panel.getByText('No open notes.')).toBeVisible();
  await panel.getByLabel('Show resolved notes too').check();
  await expect(panel.getByText(`resolved by Ito ${name}`)).toBeVisible();
});
