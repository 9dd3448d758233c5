import { ENGLISH } from '#testing/import-texts.ts';
import { importText } from './support/articles.ts';
import { signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const unique = () => Math.random().toString(36).slice(2, 8);

test.use({ javaScriptEnabled: true });
test.setTimeout(90_000);

test('articles of the front page are dragged into another order, which can be taken back', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'touch screens have the arrows');
  const name = unique();
  const headlines = ['First', 'Second', 'Third'].map((place) => `${place} of ${name}`);
  for (const headline of headlines) {
    await importText(
      ENGLISH.replaceAll("Can a 'Third Place' Open at Night in the Library?", headline),
      '--publish',
    );
  }
  await signIn(page.context(), { role: 'editor', locale: 'en' });
  for (const headline of headlines) {
    await page.goto(`/admin/front?locale=en&q=${encodeURIComponent(headline)}`);
    const found = page.locator('details').filter({ hasText: headline });
    await found.locator('summary').click();
    await found.locator('select').selectOption('second');
    await found.locator('button').click();
    await expect(page.locator('.board-main').getByRole('link', { name: headline })).toBeVisible();
  }
  const ours = page.locator('.board-main .board-item').filter({ hasText: name });
  const names = ours.locator('.board-name a');
  const [first = '', second = '', third = ''] = headlines;
  // What is placed last stands first.
  await expect(names).toHaveText([third, second, first]);

  const item = (headline: string) => ours.filter({ hasText: headline });
  await item(first)
    .locator('.board-handle')
    .dragTo(item(third), { targetPosition: { x: 20, y: 3 } });
  await expect(names).toHaveText([first, third, second]);
  expect(await fitsItsWidth(page)).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(names).toHaveText([third, second, first]);
});
