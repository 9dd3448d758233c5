import { expect, fitsItsWidth, test } from './support/test.ts';

// The size changes while a page still comes in: the browser says that it left the transition out.
test.use({ javaScriptEnabled: false, expectedErrors: /Transition was aborted/ });

for (const { locale, words, search, count, newest } of [
  { locale: 'ja', words: '金利', search: '検索', count: /記事が見つかりました/, newest: '新しい順' },
  { locale: 'en', words: 'interest rates', search: 'Search', count: /articles? found/, newest: 'Newest' },
]) {
  test(`without script a reader searches from any page in ${locale}, narrows and sorts what was found`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/about`);
    const masthead = page.locator('header');
    const hasRoom = await masthead.getByRole('searchbox').isVisible();
    if (hasRoom) await masthead.getByRole('searchbox').fill(words);
    await masthead.getByRole('button', { name: search }).click();
    // On a phone the masthead leads to the page that asks.
    if (!hasRoom) {
      await page.locator('main').getByRole('searchbox').fill(words);
      await page.locator('main').getByRole('button', { name: search }).click();
    }
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
    await expect(page.getByText(count)).toBeVisible();
    await expect(page.locator('main mark').first()).toBeVisible();
    const form = page.locator('main form');
    await form.locator('summary').click();
    await form.locator('select[name=category]').selectOption('economy');
    await form.getByRole('button', { name: search }).click();
    await expect(page).toHaveURL(/\?q=[^&]+&category=economy$/);
    await expect(form.locator('select[name=category]')).toHaveValue('economy');
    await page.locator('main').getByRole('link', { name: newest }).click();
    await expect(page).toHaveURL(/category=economy&sort=date$/);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await fitsItsWidth(page)).toBe(true);
  });
}
