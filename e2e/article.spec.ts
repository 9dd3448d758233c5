import { correctEdition } from '#db/commands/editions/correct-edition.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { inStore } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const WORDS = {
  ja: {
    name: '夜の図書館',
    correction: '初版で、開館時刻を午後7時としていましたが、正しくは午後8時でした。',
    corrected: /^\d{4}年\d{1,2}月\d{1,2}日に訂正しました$/,
    corrections: '訂正',
    contents: '目次',
    whyItMatters: 'なぜ今、重要なのか',
    related: '関連記事',
  },
  en: {
    name: 'The library at night',
    correction: 'An earlier version gave the opening time as 7 p.m.; it is 8 p.m.',
    corrected: /^Corrected on \d{1,2} [A-Z][a-z]+ \d{4}$/,
    corrections: 'Corrections',
    contents: 'Contents',
    whyItMatters: 'Why it matters now',
    related: 'Related',
  },
} as const;

/** An article that no other test has. @returns which one, and its address */
async function published(name: string, locale: Locale) {
  const { ref, slug } = await inStore(() => buildArticle(name, { locale }));
  return { ref, path: articlePath(locale, slug) };
}

for (const locale of LOCALES) {
  const words = WORDS[locale];
  const demo = `/${locale}/articles/undersea-cables`;

  test(`a correction in ${locale} is announced at the top and told near the end`, async ({ page }, {
    project,
  }) => {
    const { ref, path } = await published(`${words.name} ${project.name} 1`, locale);
    await page.goto(path);
    await expect(page.locator('.correction-notice')).toHaveCount(0);
    await expect(page.locator('#corrections')).toHaveCount(0);

    await inStore(() => correctEdition({ actor: TEST_ACTOR, ...ref, text: words.correction }));
    await page.goto(path);
    const notice = page.locator('.correction-notice a');
    await expect(notice).toHaveText(words.corrected);
    await notice.click();
    await expect(page).toHaveURL(/#corrections$/);
    const told = page.getByRole('region', { name: words.corrections, exact: true });
    await expect(told).toContainText(words.correction);
    await expect(told.locator('time')).toHaveCount(1);
  });

  test(`an article without a photograph has the same drawn cover every time in ${locale}`, async ({ page }, {
    project,
  }) => {
    const { path } = await published(`${words.name} ${project.name} 2`, locale);
    await page.goto(path);
    const cover = page.locator('.article-picture svg.cover');
    await expect(cover).toHaveAttribute('aria-hidden', 'true');
    const first = await cover.innerHTML();
    expect(first.length).toBeLessThan(1200);
    const box = await cover.boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1);
    await page.reload();
    expect(await cover.innerHTML()).toBe(first);
    await expect(page.locator('[style]')).toHaveCount(0);
  });

  test(`related stories in ${locale} are others, and lead there`, async ({ page }) => {
    await page.goto(demo);
    const links = page.getByRole('complementary', { name: words.related }).getByRole('link');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(addresses.length).toBeGreaterThan(0);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).not.toContain(demo);
  });

  test(`the contents in ${locale} follow on a wide page and are compact on a narrow one`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(demo);
    const contents = page.getByRole('navigation', { name: words.contents });
    const part = contents.locator('ol ol a').first();
    await expect(contents).toHaveCSS('position', 'sticky');
    await expect(part).toBeVisible();
    const label = page.locator('#outlook .section-label');
    const text = page.locator('#outlook .section-text');
    expect((await label.boundingBox())?.x).toBeLessThan((await text.boundingBox())?.x ?? 0);
    await page.locator('#outlook').scrollIntoViewIfNeeded();
    await expect(contents).toBeInViewport();

    await page.setViewportSize({ width: 320, height: 640 });
    await expect(contents).toHaveCSS('position', 'static');
    await expect(part).toBeHidden();
    await expect(contents.getByRole('link', { name: words.whyItMatters })).toBeVisible();
    expect(await fitsItsWidth(page)).toBe(true);
  });

  test(`a printed article in ${locale} is text, sources and where it came from`, async ({
    page,
    baseURL,
  }) => {
    await page.goto(demo);
    await expect(page.locator('.print-address')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    for (const nav of await page.locator('nav').all()) await expect(nav).toBeHidden();
    for (const hidden of ['.site-footer', '.related', '.back-link >> nth=0']) {
      await expect(page.locator(hidden)).toBeHidden();
    }
    await expect(page.locator('.wordmark').first()).toBeVisible();
    await expect(page.locator('.print-address')).toHaveText(`${baseURL}${demo}`);
    await expect(page.locator('#key-points .section-label')).toBeVisible();
    const address = await page
      .locator('#source-1 a[href^="http"]')
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('https://www.itu.int/');
    const elsewhere = await page
      .locator('main a[href^="/"]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(elsewhere).toBe('none');
  });
}

test('a translation says that it is one; an original says nothing', async ({ page }) => {
  await page.goto('/en/articles/undersea-cables');
  const provenance = page.locator('.provenance');
  await expect(provenance).toHaveText('Translated from the Japanese original');
  await expect(provenance.getByRole('link')).toHaveAttribute('href', '/en/editorial-policy');
  await page.goto('/ja/articles/undersea-cables');
  await expect(page.locator('h1')).toBeVisible();
  await expect(provenance).toHaveCount(0);
});
