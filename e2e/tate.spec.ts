import { expect, fitsItsWidth, test } from './support/test.ts';

const DEMO = '/ja/articles/shrinking-towns/tate';

test('a Japanese article leads to itself set downwards, and back', async ({ page }) => {
  await page.goto('/ja/articles/shrinking-towns');
  await page.getByRole('link', { name: '縦書きで読む' }).click();
  await expect(page).toHaveURL(DEMO);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('writing-mode', 'vertical-rl');
  await page.getByRole('link', { name: '横書きで読む' }).click();
  await expect(page).toHaveURL('/ja/articles/shrinking-towns');
  await page.goto('/en/articles/shrinking-towns');
  await expect(page.locator('a[href$="/tate"]')).toHaveCount(0);
});

test('lines stand from right to left in tiers below each other, at every width, above sources and footer', async ({
  page,
}) => {
  for (const width of [320, 390, 768, 1280, 1680]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(DEMO);
    expect([width, await fitsItsWidth(page)]).toEqual([width, true]);
    const boxes = await page.locator('.tate-line').evaluateAll((all) =>
      all.map((line) => {
        const { x, y, width, bottom } = line.getBoundingClientRect();
        return { x, y, width, bottom };
      }),
    );
    expect(boxes.length).toBeGreaterThan(60);
    // Each line stands left of the one before, or begins a tier below it.
    const wrong = boxes.filter((box, index) => {
      const before = boxes[index - 1];
      return before && !(box.y > before.y + 100 || box.x < before.x);
    });
    expect([width, wrong]).toEqual([width, []]);
    expect(boxes.every((box) => box.x >= 0 && box.x + box.width <= width)).toBe(true);
    const lowest = Math.max(...boxes.map(({ bottom }) => bottom));
    for (const below of ['#sources', '.site-footer']) {
      const box = await page.locator(below).boundingBox();
      expect(box?.y).toBeGreaterThan(lowest);
    }
  }
});

test('no line is longer than a tier, and two digits stand in one cell', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(DEMO);
  const { longest, cell } = await page.evaluate(() => {
    const lines = [...document.querySelectorAll('.tate-text:not(.tate-facts) > .tate-line')];
    const range = document.createRange();
    return {
      longest: Math.max(
        ...lines.map((line) => {
          range.selectNodeContents(line);
          return range.getBoundingClientRect().bottom - line.getBoundingClientRect().top;
        }),
      ),
      cell: Number.parseFloat(getComputedStyle(lines[0] as Element).fontSize),
    };
  });
  // 18 characters, and a full stop that hangs below them.
  expect(longest / cell).toBeLessThanOrEqual(19.3);
  const digits = page.locator('.tate-line span.tcy').first();
  await expect(digits).toHaveText(/^\d\d$/);
  const box = await digits.boundingBox();
  expect((box?.height ?? 0) / cell).toBeCloseTo(1, 0);
});

test('citations lead to the sources and back, and what is drawn runs along', async ({ page }) => {
  await page.goto(DEMO);
  await expect(page.locator('.tate-figure .chart')).toHaveCount(2);
  await expect(page.locator('.tate-figure .chart').first()).toHaveCSS('writing-mode', 'horizontal-tb');
  const citation = page.locator('.tate-flow .citation a').first();
  const id = await citation.getAttribute('id');
  await citation.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#source-\d$/);
  await page.locator(`.back-link[href="#${id}"]`).click();
  await expect(citation).toBeInViewport();
  expect(await page.locator('.tate-flow ruby').count()).toBeGreaterThan(0);
});

test('all of it is printed on sheets of A4 that lie down', async ({ page }) => {
  await page.goto(DEMO);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/MediaBox \[[^\]]+\]/g) ?? [];
  expect(new Set(sheets)).toEqual(new Set(['/MediaBox [0 0 841.91998 594.95996]']));
  const pages = (pdf.match(/\/Type \/Page\b/g) ?? []).length;
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThan(7);
  // Nothing is cut off at a side of the paper: it is 297 mm wide, less the margins.
  await page.setViewportSize({ width: 1016, height: 703 });
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  // Points are no whole pixels.
  expect(wide).toBeLessThanOrEqual(1);
  await expect(page.getByRole('link', { name: '横書きで読む' })).toBeHidden();
});
