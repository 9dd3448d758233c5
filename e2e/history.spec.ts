import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { LOCALES } from '#lib/locale.ts';
import { buildArticle, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { inStore } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

for (const locale of LOCALES) {
  test(`the date of an update in ${locale} leads to what was changed`, async ({ page }, { project }) => {
    const name = locale === 'ja' ? `履歴の潮${project.name}` : `History of tides ${project.name}`;
    const value = locale === 'ja' ? '大潮の朝。' : 'Spring tides came.';
    const slug = await inStore(async () => {
      const { ref, slug } = await buildArticle(name, { locale });
      await rewriteLede({ articleId: ref.articleId, was: `${name} lede.`, value, locale });
      await publishEdition({
        actor: TEST_ACTOR,
        ...ref,
        change: { is: 'correction', kind: 'correction', text: locale === 'ja' ? '朝でした。' : 'They came.' },
      });
      return slug;
    });
    const path = `/${locale}/articles/${encodeURIComponent(slug)}`;
    await page.goto(path);
    const link = page.locator(`.article-facts a[href="${path}/history"]`);
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${path}/history`);
    const entries = page.locator('.history-entries > li');
    await expect(entries).toHaveCount(2);
    await expect(entries.first().getByRole('heading')).toContainText(locale === 'ja' ? '訂正' : 'Correction');
    await expect(entries.first().locator('dt')).toHaveText(locale === 'ja' ? 'リード' : 'Introduction');
    await expect(entries.first().locator('ins').first()).toBeVisible();
    await expect(entries.first().locator('del').first()).toBeVisible();
    await expect(entries.last().getByRole('heading')).toContainText(locale === 'ja' ? '公開' : 'Published');
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await fitsItsWidth(page)).toBe(true);
    }
    await page.locator('.history-of a').click();
    await expect(page).toHaveURL(path);
  });
}
