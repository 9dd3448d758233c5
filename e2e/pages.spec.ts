import { expect, fitsItsWidth, test } from './support/test.ts';

const PAGES = {
  ja: {
    front: { path: '/ja', heading: 'PRISM News', text: '世界のデータを運ぶ海底ケーブル' },
    article: {
      path: '/ja/articles/undersea-cables',
      heading: '世界のデータを運ぶ海底ケーブル、その強さと弱さ',
      text: '出典',
    },
    category: {
      path: '/ja/categories/science',
      heading: '科学',
      text: 'うるう秒、遅くとも2035年に役目を終える',
    },
    tag: {
      path: '/ja/tags/%E5%9C%B0%E6%94%BF%E5%AD%A6',
      heading: '地政学',
      text: '世界のデータを運ぶ海底ケーブル',
    },
    missing: { path: '/ja/missing', heading: 'ページが見つかりません', text: 'お探しのページはありません' },
    gone: {
      path: '/ja/gone',
      heading: 'この記事は取り下げられました',
      text: 'この記事は公開を取りやめました',
    },
  },
  en: {
    front: { path: '/en', heading: 'PRISM News', text: 'The cables that carry the world’s data' },
    article: {
      path: '/en/articles/undersea-cables',
      heading: 'The cables that carry the world’s data, and where they are weak',
      text: 'Sources',
    },
    category: { path: '/en/categories/science', heading: 'Science', text: 'leap second' },
    tag: {
      path: '/en/tags/geopolitics',
      heading: 'Geopolitics',
      text: 'The cables that carry the world’s data',
    },
    missing: { path: '/en/missing', heading: 'not found', text: 'address' },
    gone: { path: '/en/gone', heading: 'withdrawn', text: 'no longer' },
  },
} as const;

const STATUSES: Record<string, number> = { missing: 404, gone: 410 };

for (const [locale, pages] of Object.entries(PAGES)) {
  for (const [name, { path, heading, text }] of Object.entries(pages)) {
    test(`the ${name} page is complete in ${locale} without JavaScript`, async ({ page }) => {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(STATUSES[name] ?? 200);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator('h1')).toContainText(heading);
      await expect(page.locator('main')).toContainText(text);
      expect(await page.title()).toContain('PRISM News');
      await expect(page.locator('header nav ul a')).toHaveCount(9);
      await expect(page.locator('.language-switch a')).toHaveAttribute('lang', locale === 'ja' ? 'en' : 'ja');
      expect(await fitsItsWidth(page)).toBe(true);
      // A page of one language holds the other only where it says so.
      const own = await page.locator('body').evaluate((body) => {
        const copy = body.cloneNode(true) as HTMLElement;
        for (const foreign of copy.querySelectorAll('[lang], script, style, template')) foreign.remove();
        return copy.textContent ?? '';
      });
      if (locale === 'en') expect(own).not.toMatch(/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u);
      else expect(own).toMatch(/[\p{sc=Hira}]/u);
    });
  }
}

test('an article has what a reader looks for', async ({ page }) => {
  await page.goto('/ja/articles/undersea-cables');
  const article = page.locator('article.article');
  await expect(page.locator('.breadcrumbs a').last()).toHaveAttribute('href', '/ja/categories/technology');
  await expect(article).toContainText('PRISM News編集部');
  await expect(article.locator('time').first()).toHaveAttribute(
    'datetime',
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/,
  );
  await expect(article).toContainText(/約\d分で読めます/);

  const contents = article.getByRole('navigation', { name: '目次' });
  for (const link of await contents.getByRole('link').all()) {
    const target = page.locator(
      `[id="${decodeURIComponent((await link.getAttribute('href'))?.slice(1) ?? '')}"]`,
    );
    await expect(target).toHaveCount(1);
  }
  for (const name of ['なぜ今、重要なのか', '要点', '詳細解説', 'PRISM Insight', '今後の展望', '出典']) {
    await expect(article.getByRole('region', { name: new RegExp(`^${name}`) })).toHaveCount(1);
  }
  await expect(article.locator('#sources li')).toHaveCount(3);
  await article.locator('a[href="#source-1"]').first().click();
  await expect(page).toHaveURL(/#source-1$/);
  await article.locator('#source-1 a[role="doc-backlink"]').first().click();
  await expect(page).toHaveURL(/#cite/);
  await expect(page.getByRole('link', { name: '地政学' })).toHaveAttribute(
    'href',
    '/ja/tags/%E5%9C%B0%E6%94%BF%E5%AD%A6',
  );
  await expect(page.getByRole('complementary', { name: '関連記事' }).getByRole('link').first()).toBeVisible();
});

test('an article without a translation says so and leads to the other front page', async ({ page }) => {
  await page.goto('/ja/articles/grid-batteries');
  await expect(page.locator('.language-switch')).toContainText('この記事の英語版はありません。');
  await page.locator('.language-switch a').click();
  await expect(page).toHaveURL(/\/en$/);
  const answer = await page.goto('/en/articles/grid-batteries');
  expect(answer?.status()).toBe(404);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the way from the front page to an article and its tag needs no script', async ({ page }) => {
  await page.goto('/en');
  await page
    .getByRole('link', { name: /The cables that carry/ })
    .first()
    .click();
  await expect(page.locator('h1')).toContainText('The cables that carry');
  await page.getByRole('link', { name: 'Economic Security' }).click();
  await expect(page.locator('h1')).toContainText('Economic Security');
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Science' }).click();
  await expect(page.locator('h1')).toContainText('Science');
});

test.describe('in a browser that prefers Japanese', () => {
  test.use({ locale: 'ja-JP' });
  test('/ leads to the Japanese front page', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/ja$/);
  });
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });
  test('the page is dark and its text light', async ({ page }) => {
    await page.goto('/en/articles/undersea-cables');
    const [ink, paper] = await page.locator('body').evaluate((body) => {
      const style = getComputedStyle(body);
      const lightness = (color: string) =>
        Math.max(...(color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));
      return [lightness(style.color), lightness(style.backgroundColor)];
    });
    expect(ink).toBeGreaterThan(200);
    expect(paper).toBeLessThan(50);
  });
});

test('an article that was moved, corrected, withdrawn or planned says so to whoever asks', async ({
  page,
}) => {
  const moved = await page.goto('/ja/articles/chip-making');
  expect(page.url()).toMatch(/\/ja\/articles\/chip-making-steps$/);
  expect(moved?.status()).toBe(200);

  await page.goto('/en/articles/container-shipping');
  await expect(page.locator('main')).toContainText('An earlier version gave 1965');

  const withdrawn = await page.goto('/ja/articles/tide-tables');
  expect(withdrawn?.status()).toBe(410);
  await expect(page.locator('main')).toContainText('潮位の基準面についての説明に誤りがあり');
  // What it was about, in the page's language, so that whoever followed a link knows what is gone.
  const facts = page.locator('main .facts');
  await expect(facts).toContainText('潮位表はどう読むのか');
  await expect(facts.locator('[lang]')).toHaveCount(0);
  await expect(facts.getByRole('link')).toHaveAttribute('href', '/ja/categories/science');
  await expect(page.locator('main')).not.toContainText('釣り人も港の技術者も');

  expect((await page.goto('/en/articles/yen-and-trade'))?.status()).toBe(404);
  await page.goto('/en/categories/economy');
  await expect(page.locator('main')).not.toContainText('What a weak or a strong yen does');
});
