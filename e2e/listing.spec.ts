import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '#scripts/cli/find-browser.ts';
import { runCommand } from './support/run-command.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const WORDS = {
  ja: {
    breadcrumbs: '現在の位置',
    front: 'トップ',
    latest: '新着記事',
    elsewhere: '英語版だけの記事',
    archive: 'これまでの記事',
    months: '月を選ぶ',
    year: /^2\d{3}年$/,
    science: '科学',
    topics: '分野一覧',
    newsroom: 'PRISM News編集部',
    missing: 'ページが見つかりません',
    info: {
      about: 'PRISM Newsについて',
      'editorial-policy': '編集方針',
      contact: 'お問い合わせ',
      privacy: 'プライバシー',
      accessibility: 'アクセシビリティ',
    },
  },
  en: {
    breadcrumbs: 'You are here',
    front: 'Front page',
    latest: 'Latest',
    elsewhere: 'In Japanese only',
    archive: 'Past stories',
    months: 'Choose a month',
    year: /^2\d{3}$/,
    science: 'Science',
    topics: 'All sections',
    newsroom: 'PRISM News staff',
    missing: 'Page not found',
    info: {
      about: 'About PRISM News',
      'editorial-policy': 'Editorial policy',
      contact: 'Contact',
      privacy: 'Privacy',
      accessibility: 'Accessibility',
    },
  },
} as const;

for (const locale of ['ja', 'en'] as const) {
  const words = WORDS[locale];
  const other = locale === 'ja' ? 'en' : 'ja';

  test.describe(`in ${locale}`, () => {
    test('the lead of the front page is the largest thing on it, and no story is told there twice', async ({
      page,
    }) => {
      await page.goto(`/${locale}`);
      const sizes = await page
        .locator('main :is(h2, h3) a')
        .evaluateAll((links) => links.map((link) => Number.parseFloat(getComputedStyle(link).fontSize)));
      expect(sizes.length).toBeGreaterThan(5);
      expect(sizes[0]).toBeGreaterThan(1.15 * Math.max(...sizes.slice(1)));
      const addresses = await page
        .locator('main :is(h2, h3) a[href*="/articles/"]:not(.latest a)')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(new Set(addresses).size).toBe(addresses.length);
      const latest = page.getByRole('region', { name: words.latest });
      const times = await latest
        .locator('time')
        .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
      expect(times).toEqual(times.toSorted().reverse());
      await expect(latest.locator('h3').first()).toHaveText(await page.locator('.lead-story h2').innerText());
      expect(await fitsItsWidth(page)).toBe(true);
    });

    test('the lead says its three key points beside its headline', async ({ page, isMobile }) => {
      await page.goto(`/${locale}`);
      const points = page.locator('.lead-points li');
      // Three where it has so many: other tests may have published a story with a single one meanwhile.
      await expect(points).not.toHaveCount(0);
      expect(await points.count()).toBeLessThanOrEqual(3);
      const [headline, first] = [
        await page.locator('.lead-story h2').boundingBox(),
        await points.first().boundingBox(),
      ];
      expect((first?.y ?? 0) - ((headline?.y ?? 0) + (headline?.height ?? 0))).toBeLessThan(60);
      const picture = await page.locator('.lead-story .story-image').boundingBox();
      if (!isMobile) expect(first?.x ?? 0).toBeGreaterThan((picture?.x ?? 0) + (picture?.width ?? 0));
    });

    test('at 320 px the masthead is at most 120 px high, and its sections are one row that keys scroll', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(`/${locale}`);
      expect((await page.locator('.masthead').boundingBox())?.height).toBeLessThanOrEqual(120);
      const last = page.locator('.categories a').last();
      await expect(last).not.toBeInViewport();
      await last.focus();
      await expect(last).toBeInViewport();
      expect(await fitsItsWidth(page)).toBe(true);
    });

    test('the masthead names both languages, the one of the page as such', async ({ page }) => {
      await page.goto(`/${locale}`);
      const languages = page.locator('.masthead .language-switch');
      await expect(languages.locator('[aria-current="true"]')).toHaveText(
        locale === 'ja' ? '日本語' : 'English',
      );
      await expect(languages.getByRole('link')).toHaveText(locale === 'ja' ? 'English' : '日本語');
    });

    test('a section has a lead with key points, its tags, and its other stories', async ({ page }) => {
      // Other tests may have published there meanwhile, a story with a single point too.
      await page.goto(`/${locale}/categories/science`);
      await expect(page.locator('.lead-points li')).not.toHaveCount(0);
      await expect(page.locator('.teaser-list li')).not.toHaveCount(0);
      await page.locator('.section-topics a').first().click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/tags/`));
      await expect(page.locator('.timeline-list time').first()).toHaveAttribute('datetime', /\+09:00$/);
      expect(await fitsItsWidth(page)).toBe(true);
    });

    test('a day of the archive’s calendar leads to the page that begins with it', async ({ page }) => {
      await page.goto(`/${locale}/archive`);
      const day = page.locator('.archive-calendar a').first();
      const number = Number.parseInt(await day.innerText(), 10);
      await day.click();
      const first = await page.locator('.day time').first().getAttribute('datetime');
      expect(Number(first?.slice(8, 10))).toBe(number);
    });

    test('the page prints on A4 without being cut off', async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 643, height: 900 });
      await page.goto(`/${locale}`);
      expect(await fitsItsWidth(page)).toBe(true);
      await expect(page.locator('.lead-points li')).not.toHaveCount(0);
    });

    test('stories without an edition here are links that say their language', async ({ page }) => {
      await page.goto(`/${locale}`);
      const links = page.getByRole('region', { name: words.elsewhere }).getByRole('link');
      await expect(links.first()).toHaveAttribute('hreflang', other);
      for (const link of await links.all()) {
        await expect(link).toHaveAttribute('href', new RegExp(`^/${other}/articles/`));
        await expect(link.locator('xpath=ancestor::h3')).toHaveAttribute('lang', other);
      }
    });

    test('a category says what it is about and where it stands', async ({ page }) => {
      await page.goto(`/${locale}/categories/science`);
      await expect(page.locator('h1')).toHaveText(words.science);
      await expect(page.locator('.page-head p')).not.toBeEmpty();
      const way = page.getByRole('navigation', { name: words.breadcrumbs });
      await expect(way.getByRole('listitem')).toHaveText([words.front, words.topics, words.science]);
      await expect(way.locator('[aria-current="page"]')).toHaveText(words.science);
      await way.getByRole('link', { name: words.front }).click();
      await expect(page).toHaveURL(new RegExp(`/${locale}$`));
    });

    test('a place that stands in no list leads to the newest page', async ({ page }) => {
      const answer = await page.goto(`/${locale}/categories/science?after=1000-1`);
      const first = await answer?.request().redirectedFrom()?.response();
      expect(first?.status()).toBe(302);
      await expect(page).toHaveURL(/\/science$/);
      await expect(page.locator('.teaser-list li').first()).toBeVisible();
    });

    test('an author introduces themselves above their stories', async ({ page }) => {
      const answer = await page.goto(`/${locale}/authors/newsroom`);
      expect(answer?.status()).toBe(200);
      await expect(page.locator('h1')).toContainText(words.newsroom);
      await expect(page.locator('.page-head')).toContainText('PRISM News');
      await expect(page.locator('.teaser-list li').first()).toBeVisible();
      expect(await fitsItsWidth(page)).toBe(true);
    });

    test('the archive leads from the footer through a month to a story', async ({ page }) => {
      await page.goto(`/${locale}`);
      await page.getByRole('contentinfo').getByRole('link', { name: words.archive }).click();
      await expect(page.locator('h1')).toHaveText(words.archive);
      const months = page.getByRole('navigation', { name: words.months });
      await expect(months.locator('.archive-year').first()).toHaveText(words.year);
      await months.getByRole('link').first().click();
      await expect(page).toHaveURL(/\/archive\/\d{4}-\d{2}$/);
      await expect(months.locator('[aria-current="page"]')).toHaveCount(1);
      await expect(page.locator('.day time').first()).toHaveAttribute('datetime', /\+09:00$/);
      expect(await fitsItsWidth(page)).toBe(true);
      await page.locator('.day-list h2 a').first().click();
      await expect(page).toHaveURL(new RegExp(`/${locale}/articles/`));
    });

    test('a month without stories is a page that is not there, with ways to go on', async ({ page }) => {
      const answer = await page.goto(`/${locale}/archive/1999-01`);
      expect(answer?.status()).toBe(404);
      await expect(page.locator('h1')).toHaveText(words.missing);
      const main = page.getByRole('main');
      await expect(main.locator(`a[href="/${locale}"]`)).toBeVisible();
      await expect(main.locator(`a[href="/${locale}/archive"]`)).toBeVisible();
      await expect(main.locator('.day-list a[href*="/articles/"]').first()).toBeVisible();
    });

    for (const [name, title] of Object.entries(words.info)) {
      test(`the page “${name}” stands in both languages and is reached from the footer`, async ({ page }) => {
        await page.goto(`/${locale}`);
        await page.getByRole('contentinfo').getByRole('link', { name: title, exact: true }).click();
        await expect(page).toHaveURL(new RegExp(`/${locale}/${name}$`));
        await expect(page.locator('h1')).toHaveText(title);
        expect(await page.title()).toBe(`${title} | PRISM News`);
        expect((await page.locator('.info-text').innerText()).length).toBeGreaterThan(200);
        expect(await fitsItsWidth(page)).toBe(true);
        await page.locator('.language-switch a').click();
        await expect(page).toHaveURL(new RegExp(`/${other}/${name}$`));
        await expect(page.locator('html')).toHaveAttribute('lang', other);
      });
    }
  });
}

test('with letters twice as large as usual, front page and section fit a phone', async ({
  baseURL,
  isMobile,
}) => {
  test.skip(isMobile, 'a browser of its own, once');
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--blink-settings=defaultFontSize=32'],
  });
  try {
    for (const width of [320, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false });
      for (const path of ['/ja', '/en', '/ja/categories/science', '/en/archive']) {
        await page.goto(baseURL + path);
        const size = await page.evaluate(() =>
          Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
        );
        expect(size).toBeGreaterThan(30);
        expect(await fitsItsWidth(page), `${path} at ${width}`).toBe(true);
      }
    }
  } finally {
    await browser.close();
  }
});

test('a long list is walked to its end and back without a story lost or shown twice', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'one store serves both screens, and needs these stories only once');
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'prism-texts-'));
  const files = Array.from({ length: 23 }, (_, index) => {
    const file = join(folder, `story-${index}.txt`);
    writeFileSync(file, storyText(index + 1));
    return file;
  });
  const options = ['--publish', '--published-at', '2019-05-04T09:00', '--category', 'politics'];
  const { status } = await runCommand('import', [...files, ...options]);
  expect(status).toBe(0);

  await page.goto('/en/archive/2019-05');
  const headlines = page.locator('.day-list h2');
  await expect(headlines).toHaveCount(20);
  const seen = await headlines.allInnerTexts();
  await page.locator('.paging a[rel="next"]').click();
  await expect(page).toHaveURL(/\/en\/archive\/2019-05\?after=\d+-\d+$/);
  await expect(headlines).toHaveCount(3);
  seen.push(...(await headlines.allInnerTexts()));
  expect(new Set(seen).size).toBe(23);
  await expect(page.locator('.paging a[rel="next"]')).toHaveCount(0);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', page.url());
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex, ?follow/);
  await page.getByRole('link', { name: 'Back to the newest' }).click();
  await expect(page).toHaveURL(/\/en\/archive\/2019-05$/);
});

function storyText(number: number): string {
  return `Election notes, part ${number}

Politics

Source: Electoral commission https://www.example.org/

A note on how part ${number} of an election works.

Why it matters now

Votes are counted in part ${number} as they are in every other.

Key points

• Count: It takes a night.

Outlook

Part ${number} will be read again.

Tags: Elections
`;
}
