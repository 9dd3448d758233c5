import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { buildArticle, buildDocument, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { inStore } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const demo = (locale: Locale, article = 'shrinking-towns') => `/${locale}/articles/${article}/parallel`;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/** An article of one test in both languages. @returns the addresses of its parallel pages */
async function inBoth(name: string, documents: Record<Locale, ArticleDocument>) {
  return inStore(async () => {
    const ja = await buildArticle(`潮${name}`, { locale: 'ja', document: documents.ja });
    const { articleId } = ja.ref;
    const en = await buildArticle(`Tides ${name}`, { translationOf: articleId, document: documents.en });
    return {
      articleId,
      ja: `/ja/articles/${encodeURIComponent(ja.slug)}/parallel`,
      en: `/en/articles/${encodeURIComponent(en.slug)}/parallel`,
    };
  });
}

for (const locale of LOCALES) {
  test(`an article in ${locale} leads to both languages side by side, and back to each alone`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/articles/shrinking-towns`);
    const name = locale === 'ja' ? '日英対訳で読む' : 'Read side by side with the Japanese';
    await page.getByRole('link', { name }).click();
    await expect(page).toHaveURL(demo(locale));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const there = locale === 'ja' ? 'Read this article in English' : 'この記事を日本語で読む';
    await page.getByRole('link', { name: there }).click();
    await expect(page).toHaveURL(`/${locale === 'ja' ? 'en' : 'ja'}/articles/shrinking-towns`);
  });

  test(`in ${locale} two columns stand on one line where there is room, and below each other where not`, async ({
    page,
  }) => {
    const pair = page.locator('#passage-lede');
    const sides = async () => {
      const [own, other] = await Promise.all([
        pair.locator('.own').boundingBox(),
        pair.locator('.other').boundingBox(),
      ]);
      if (!own || !other) throw new Error('A side is not drawn.');
      return { own, other };
    };
    await page.setViewportSize(WIDE);
    await page.goto(demo(locale));
    await expect(pair.locator('.own')).toHaveAttribute('lang', locale);
    const wide = await sides();
    expect(wide.other.x).toBeGreaterThan(wide.own.x + wide.own.width);
    expect(Math.abs(wide.other.y - wide.own.y)).toBeLessThan(12);
    await page.setViewportSize(NARROW);
    const narrow = await sides();
    expect(narrow.other.y).toBeGreaterThanOrEqual(narrow.own.y + narrow.own.height);
    for (const width of [320, 390, 768, 896, 1280, 1680]) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await fitsItsWidth(page)]).toEqual([width, true]);
    }
  });
}

test('pointing, the keyboard, a tap and an address light both sides of a passage', async ({ page }) => {
  await page.goto(demo('ja'));
  const pair = page.locator('.pair.point').first();
  const light = () => pair.evaluate((element) => getComputedStyle(element).backgroundColor);
  const dark = await light();
  const number = pair.locator('.pair-number');

  await pair.locator('.other p').hover();
  expect(await light()).not.toBe(dark);
  await page.mouse.move(0, 0);
  expect(await light()).toBe(dark);

  await number.focus();
  expect(await light()).not.toBe(dark);
  // The next stop of the tab key is a link of this passage or the next number: passages themselves are no stops.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('A');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  expect(await light()).toBe(dark);

  // What a finger does: it focuses what it touches.
  await pair.locator('.own p').click();
  await page.mouse.move(0, 0);
  expect(await light()).not.toBe(dark);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());

  const address = await number.getAttribute('href');
  await page.goto(demo('ja') + address);
  expect(await light()).not.toBe(dark);
  await expect(pair).toBeInViewport();
});

test('a passage that one language lacks, and a translation of an earlier text, say so', async ({ page }, {
  project,
}) => {
  const name = `parallel ${project.name}`;
  const ja = buildDocument(`潮${name}`);
  const en = buildDocument(`Tides ${name}`);
  ja.whyItMatters?.blocks.push({ id: 'only', kind: 'paragraph', text: '日本語だけの段落。' });
  const { articleId, ...paths } = await inBoth(name, { ja, en });
  await page.goto(paths.ja);
  const pair = page.locator('#passage-only');
  await expect(pair.locator('.own')).toHaveText('日本語だけの段落。');
  await expect(pair.locator('.other')).toHaveText('この箇所は英語版にはありません。');
  // What follows still stands beside what it belongs to.
  await expect(page.locator('#passage-text1 .own')).toHaveText(`潮${name} text1.`);
  await expect(page.locator('#passage-text1 .other')).toHaveText(`Tides ${name} text1.`);
  await expect(page.locator('.pair-note')).toHaveCount(0);

  // The English is the translation of the first Japanese text; now the Japanese is another.
  await inStore(async () => {
    await rewriteLede({ articleId, was: `潮${name} lede.`, value: '大潮。', locale: 'ja' });
    await publishEdition({ actor: TEST_ACTOR, articleId, locale: 'ja' });
  });
  await page.goto(paths.en);
  await expect(page.locator('#passage-lede .own .pair-note')).toHaveText(
    'The original has been revised since.',
  );
  await expect(page.locator('.pair-note')).toHaveCount(1);
});

test('figures stand once, with the words of both languages; every citation leads to its source', async ({
  page,
}) => {
  await page.goto(demo('ja'));
  await expect(page.locator('.chart')).toHaveCount(2);
  await expect(page.locator('.pair-words').first()).toContainText(
    'Japan’s population peaked at the census of 2010',
  );
  await page.goto(demo('en', 'chip-making-steps'));
  const table = page.locator('.data-table table');
  await expect(table).toHaveCount(1);
  await expect(table.locator('thead .gloss[lang=ja]').first()).toHaveText('発売');
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const cited = page.locator('.citation a');
  expect(await cited.count()).toBeGreaterThan(4);
  for (const href of await cited.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
    expect(ids).toContain(href?.slice(1));
  }
});

test('on paper both columns stay beside each other', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  await page.emulateMedia({ media: 'print' });
  await page.goto(demo('ja'));
  const own = await page.locator('#passage-lede .own').boundingBox();
  const other = await page.locator('#passage-lede .other').boundingBox();
  expect(other?.x).toBeGreaterThan((own?.x ?? 0) + (own?.width ?? 0));
  await expect(page.locator('.parallel .print-address')).toBeVisible();
});

test.describe('with script', () => {
  test.use({ javaScriptEnabled: true });

  test('nothing on the page moves while it loads, and nothing is reported', async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const shift = entry as PerformanceEntry & { value: number };
          document.documentElement.dataset.shift = String(
            Number(document.documentElement.dataset.shift ?? 0) + shift.value,
          );
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(demo('en'), { waitUntil: 'networkidle' });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect(await page.evaluate(() => document.documentElement.dataset.shift ?? '0')).toBe('0');
  });
});
