import { LOCALES } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { buildArticle } from '#testing/build-article.ts';
import { buildFigures } from '#testing/build-figures.ts';
import { chartsDocument } from '#testing/charts.ts';
import { inStore } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const TABLE = { ja: '主な品目の取扱量（万トン）', en: 'Main cargoes, 10,000 tonnes' };

test('figures fit into every page; a wide table is moved by keys, and names its rows all the while', async ({
  page,
}) => {
  const slugs = await inStore(buildFigures);
  for (const locale of LOCALES) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(articlePath(locale, slugs[locale]));
    expect(await fitsItsWidth(page)).toBe(true);
    const region = page.getByRole('region', { name: TABLE[locale] });
    const name = region.getByRole('rowheader').first();
    const left = () => region.evaluate((element) => element.scrollLeft);
    // A number stands on one line, whatever the others need.
    const lines = await region.locator('td.end').evaluateAll((cells) =>
      cells.map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length;
      }),
    );
    expect(new Set(lines)).toEqual(new Set([1]));
    const { x } = (await name.boundingBox()) ?? {};
    await region.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(left).toBeGreaterThan(0);
    expect((await name.boundingBox())?.x).toBe(x);

    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await fitsItsWidth(page)).toBe(true);
    await expect(region.getByRole('cell')).toHaveCount(15);
    expect(await region.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
});

test('a screen reader finds each figure by its name and kind, and each number in a row and column with names', async ({
  page,
}) => {
  const slugs = await inStore(buildFigures);
  await page.goto(articlePath('en', slugs.en));
  const article = page.getByRole('main');

  const table = article.getByRole('table', { name: TABLE.en });
  await expect(table.getByRole('columnheader')).toHaveText([
    'Cargo',
    'Before',
    'Last year',
    'Change',
    'Main port',
    'Quay',
  ]);
  await expect(table.getByRole('row', { name: /^Containers 640\.5 588\.0 −8\.2%/ })).toBeVisible();
  await expect(table.getByRole('rowheader')).toHaveText(['Liquefied gas', 'Containers', 'Wood chips']);

  const chart = article.getByRole('figure', { name: 'Cargo by month (10,000 tonnes)' });
  const drawn = 'Line chart; the figures are in the table that follows';
  await expect(chart.getByRole('img', { name: drawn })).toBeVisible();
  await expect(chart.getByRole('table')).toHaveCount(0);
  await chart.getByText('Show the data').press('Enter');
  const data = chart.getByRole('table', { name: 'Cargo by month (10,000 tonnes)' });
  await expect(data.getByRole('columnheader')).toHaveText(['Month', 'Imports', 'Exports']);
  await expect(data.getByRole('rowheader')).toHaveText(['Jan. 2026', 'Feb. 2026', 'Mar. 2026']);
  await expect(data.getByRole('cell')).toHaveText(['88', '41', '92.5', '40', '101', '38.5']);

  const timeline = article.getByRole('figure', { name: 'What happened when' });
  await expect(timeline.getByRole('listitem')).toHaveText([
    /^15 March 2024/,
    /^June 2025/,
    /^Q1 2026/,
    /^2027/,
    /^2030s/,
  ]);
  await expect(timeline.getByRole('time')).toHaveText(['15 March 2024', 'June 2025', '2027']);

  const box = article.getByRole('region', { name: 'What depth means' });
  await expect(box.getByRole('listitem')).toHaveCount(2);
  await expect(article.getByRole('blockquote')).toContainText('They choose it by its depth.');
  const pictures = [
    'Three cranes along a quay',
    'A section of the channel, nine metres deep',
    'A small survey ship',
  ];
  for (const name of pictures) await expect(article.getByRole('img', { name, exact: true })).toHaveCount(1);
  await expect(article.getByRole('link', { name: 'Video: the first ship at the east quay' })).toBeVisible();
  await expect(
    article.getByRole('strong').filter({ hasText: 'Why have exports not come back?' }),
  ).toBeVisible();

  await page.goto(articlePath('ja', slugs.ja));
  await expect(page.getByRole('table', { name: TABLE.ja }).getByRole('rowheader')).toHaveCount(3);
  await expect(page.getByRole('figure', { name: '港のあゆみ' }).getByRole('listitem').last()).toHaveText(
    '2030年代 北岸壁。',
  );
});

test('words of charts keep apart, and within their figure, on every screen', async ({ page }) => {
  const slugs = await inStore(async () => {
    const ja = await buildArticle('図', { locale: 'ja', document: chartsDocument('ja') });
    const { articleId: translationOf } = ja.ref;
    const en = await buildArticle('Charts', { translationOf, document: chartsDocument('en') });
    return { ja: ja.slug, en: en.slug };
  });
  for (const locale of LOCALES) {
    await page.goto(articlePath(locale, slugs[locale]));
    for (const width of [320, 360, 390, 768, 1280, 1680]) {
      await page.setViewportSize({ width, height: 900 });
      const { count, problems } = await page.evaluate(wordsInCharts);
      expect(count, `${locale} ${width}`).toBeGreaterThan(150);
      expect(problems, `${locale} ${width}`).toEqual([]);
    }
  }
});

/**
 * Runs in the page. A word is as high as its letters, an em, with a tenth of it above and below to keep others off: the boxes
 * of a browser are as high as the highest letter of the typeface.
 */
function wordsInCharts() {
  let count = 0;
  const problems: string[] = [];
  for (const figure of document.querySelectorAll('figure.chart')) {
    const title = figure.querySelector('figcaption')?.textContent;
    const edge = figure.getBoundingClientRect();
    const words = [
      ...figure.querySelectorAll('.chart-words text, .chart-panel > p, .chart-keys span'),
    ].flatMap((element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      if (width === 0) return [];
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const half = element.tagName === 'text' ? 0.6 * size * Math.max(1, element.childElementCount) : 0;
      const middle = (top + bottom) / 2;
      const text = `${title}: ${element.textContent}`;
      return [
        {
          text,
          size,
          left,
          right,
          ...(half ? { top: middle - half, bottom: middle + half } : { top, bottom }),
        },
      ];
    });
    count += words.length;
    for (const [index, one] of words.entries()) {
      if (one.size < 12) problems.push(`${one.text} has ${one.size} px`);
      if (one.left < edge.left - 0.5 || one.right > edge.right + 0.5) problems.push(`${one.text} stands out`);
      if (one.top < edge.top || one.bottom > edge.bottom) problems.push(`${one.text} stands out`);
      for (const other of words.slice(index + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 0.5 && down > 0.5) problems.push(`${one.text} and ${other.text} overlap`);
      }
    }
  }
  return { count, problems };
}
