import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { buildArticle, buildDocument } from '#testing/build-article.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('an administrator finds what was done to an article, and takes it out of the trash', async ({
  page,
  context,
}) => {
  const headline = `Tides ${Math.random().toString(36).slice(2, 8)}`;
  const actor = await signIn(context, { role: 'admin', locale: 'en', name: `Mika ${headline.slice(6)}` });
  const articleId = await inStore(async () => {
    const { ref } = await buildArticle(headline, {
      actor,
      document: { ...buildDocument('Tides'), headline },
    });
    await trashArticle({ actor, articleId: ref.articleId });
    return ref.articleId;
  });
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByLabel('Who').fill(actor.name);
  await page.getByLabel('What', { exact: true }).selectOption('Moved to the trash');
  await page.getByRole('button', { name: 'Show' }).click();
  const entries = page.locator('.audit > li');
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toContainText(headline);
  expect(await fitsItsWidth(page)).toBe(true);

  await entries.first().getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone.')).toBeVisible();
  await expect(page.getByLabel('What', { exact: true })).toHaveValue('trash');
  // It is not taken back twice.
  await entries.first().getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('something done since conflicts with it')).toBeVisible();

  await page.goto(`/admin/audit?article=${articleId}`);
  await expect(entries.first()).toContainText('Restored');
  const published = entries.filter({ hasText: 'Published' });
  await published.getByText(/\d+ details/).click();
  await expect(published.getByText('Live revision')).toBeVisible();
});
