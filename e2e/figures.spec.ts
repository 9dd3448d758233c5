import { LOCALES } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { buildFigures } from '#testing/build-figures.ts';
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
