import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { buildArticle, buildDocument } from '#testing/build-article.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

const unique = () => Math.random().toString(36).slice(2, 8);

test('an administrator sees what goes, types the headline, and readers are told that it is gone', async ({
  page,
  context,
}) => {
  const headline = `Tides ${unique()}`;
  const slug = headline.toLowerCase().replace(' ', '-');
  const actor = await signIn(context, { role: 'admin', locale: 'en' });
  await inStore(async () => {
    const { ref } = await buildArticle(headline, { document: { ...buildDocument('Tides'), headline }, slug });
    await trashArticle({ actor, articleId: ref.articleId });
  });
  expect((await page.goto(`/en/articles/${slug}`))?.status()).toBe(404);
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Trash' }).click();
  const row = page.getByRole('listitem').filter({ hasText: headline });
  await row.getByRole('link', { name: 'What would be lost' }).click();
  await expect(page.getByText(`/en/articles/${slug}`)).toBeVisible();
  expect(await fitsItsWidth(page)).toBe(true);
  await page.getByLabel('Type the headline to confirm').fill('Something else');
  await page.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(page.getByText('is not the headline of this article')).toBeVisible();
  await page.getByLabel('Type the headline to confirm').fill(headline);
  await page.getByRole('button', { name: 'Delete permanently' }).click();
  await expect(page.getByText('Permanently deleted.')).toBeVisible();
  await expect(page.getByText(headline)).toHaveCount(0);
  const gone = await page.goto(`/en/articles/${slug}`);
  expect(gone?.status()).toBe(410);
  await expect(page.getByText(headline)).toHaveCount(0);
});

test('an article is taken out of the trash', async ({ page, context }) => {
  const headline = `Winds ${unique()}`;
  const actor = await signIn(context, { role: 'editor', locale: 'ja' });
  await inStore(async () => {
    const { ref } = await buildArticle(headline, { document: { ...buildDocument('Winds'), headline } });
    await trashArticle({ actor, articleId: ref.articleId });
  });
  await page.goto('/admin/trash');
  const row = page.getByRole('listitem').filter({ hasText: headline });
  await expect(row.getByRole('link', { name: 'なくなるもの' })).toHaveCount(0);
  await row.getByRole('button', { name: '戻す' }).click();
  await expect(page.getByText('ごみ箱から戻しました。')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('a name is shown wherever it stands, and readers have another text in its place at once', async ({
  page,
  context,
}) => {
  const name = `Zeta${unique()}`;
  await signIn(context, { role: 'admin', locale: 'en' });
  const slug = `talk-${unique()}`;
  await inStore(async () => {
    const document = { ...buildDocument('Tides'), headline: `${name} speaks`, lede: `What ${name} said.` };
    await buildArticle(name, { document, slug });
  });
  await page.goto(`/en/articles/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name} speaks`);
  await page.goto('/admin/erase');
  await page.getByLabel('Name in English').fill(name);
  await page.getByRole('button', { name: 'Find it' }).click();
  await expect(page.getByText('in one article')).toBeVisible();
  await expect(page.locator('mark').filter({ hasText: name }).first()).toBeVisible();
  expect(page.url()).not.toContain(name);
  expect(await fitsItsWidth(page)).toBe(true);
  // Nothing to put in its place yet.
  await page.getByRole('button', { name: 'permanently' }).click();
  await expect(page.getByText('Enter the text to put in place of the name')).toBeVisible();
  await expect(page.getByLabel('Name in English')).toHaveValue(name);
  await page.getByLabel('Replacement (English)').fill('A fisher');
  await page.getByRole('button', { name: 'Find it' }).click();
  await page.getByRole('button', { name: 'permanently' }).click();
  await expect(page.getByText(/Replaced in \d+ places\./)).toBeVisible();
  await page.goto(`/en/articles/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A fisher speaks');
  expect(await page.content()).not.toContain(name);
  const feed = await page.request.get('/en/feed.xml');
  expect(await feed.text()).not.toContain(name);
});
