import type { Locator } from '@playwright/test';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { formatDay } from '#lib/dates.ts';
import { dayOf, monthBeside } from '#lib/desk/calendar.ts';
import { buildArticle, buildDocument } from '#testing/build-article.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const HOUR = 3_600_000;
const unique = () => `Tides ${Math.random().toString(36).slice(2, 8)}`;

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the desk begins with what comes; a schedule is moved on its day of the calendar', async ({
    page,
    context,
  }) => {
    const headline = unique();
    const actor = await signIn(context, { role: 'editor', locale: 'en' });
    const at = new Date(Date.now() + 20 * HOUR);
    const articleId = await inStore(async () => {
      const document = { ...buildDocument('Tides'), headline };
      const { ref } = await buildArticle(headline, { publish: false, document });
      await scheduleEdition({ actor, articleId: ref.articleId, locale: 'en', at });
      return ref.articleId;
    });

    await page.goto('/admin');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today');
    const coming = page.getByRole('region', { name: 'The next 24 hours' });
    await expect(coming.getByRole('listitem').filter({ hasText: headline })).toContainText('Goes live');
    expect(await fitsItsWidth(page)).toBe(true);

    await page.goto(`/admin/calendar?month=${dayOf(at).slice(0, 7)}&day=${dayOf(at)}`);
    const entry = page.locator(`[data-calendar-entry="${articleId}-en"]`);
    await expect(entry).toContainText('Scheduled');
    await entry.getByText('Move').first().click();
    // What is refused stands in its form again, with a sentence.
    await entry.getByLabel('To (Japan time)').fill('2020-01-02T09:00');
    await entry.getByRole('button', { name: 'Move' }).click();
    await expect(page.getByText('is not in the future')).toBeVisible();
    await expect(entry.getByLabel('To (Japan time)')).toHaveValue('2020-01-02T09:00');

    const next = new Date(at.getTime() + 400 * 24 * HOUR);
    await entry.getByLabel('To (Japan time)').fill(`${dayOf(next)}T09:30`);
    await entry.getByRole('button', { name: 'Move' }).click();
    await expect(page.getByText('Moved. It will be published at the new time.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(formatDay(next, 'en'));
    await expect(entry).toContainText('09:30');

    await page.getByRole('link', { name: 'Whole month' }).click();
    const day = page.locator(`[data-calendar-day="${dayOf(next)}"]`);
    await expect(day.locator(`[data-calendar-entry="${articleId}-en"]`)).toContainText(headline);
    expect(await fitsItsWidth(page)).toBe(true);
  });

  test('an administrator sees how the system is', async ({ page, context }) => {
    await signIn(context, { role: 'admin', locale: 'ja' });
    await page.goto('/admin');
    await page.getByRole('link', { name: 'システムの状態' }).click();
    await expect(page.locator('dd').filter({ hasText: process.version })).toBeVisible();
    await expect(page.getByText('ディスクの空き')).toBeVisible();
    expect(await fitsItsWidth(page)).toBe(true);
  });
});

test.describe('with JavaScript', () => {
  test.use({ javaScriptEnabled: true });

  test('a schedule is dragged to another day of the month', async ({ page, context, isMobile }) => {
    test.skip(isMobile, 'touch screens have the form');
    const headline = unique();
    const actor = await signIn(context, { role: 'editor', locale: 'en' });
    const next = monthBeside(dayOf(new Date()).slice(0, 7), 1);
    const at = new Date(`${next}-10T07:20:00+09:00`);
    const articleId = await inStore(async () => {
      const document = { ...buildDocument('Tides'), headline };
      const { ref } = await buildArticle(headline, { publish: false, document });
      await scheduleEdition({ actor, articleId: ref.articleId, locale: 'en', at });
      return ref.articleId;
    });
    await page.goto(`/admin/calendar?month=${next}`);
    const entry = page.locator(`[data-calendar-entry="${articleId}-en"]`);
    const day = (of: string) => page.locator(`[data-calendar-day="${next}-${of}"]`);
    await entry.locator('time').dragTo(day('12'));
    await expect(page.getByText('Moved. It will be published at the new time.')).toBeVisible();
    await expect(day('12').locator(entry)).toContainText('07:20');
    await expect(day('10').locator(entry)).toHaveCount(0);

    // Held over the link to the month after, it brings that month, and is dropped there.
    const after = monthBeside(next, 1);
    await entry.locator('time').hover();
    await page.mouse.down();
    await page.locator('nav [rel="next"]').hover();
    await page.mouse.move(...(await middleOf(page.locator('nav [rel="next"]'))), { steps: 3 });
    const there = page.locator(`[data-calendar-day="${after}-20"]`);
    await expect(there).toBeVisible();
    await page.mouse.move(...(await middleOf(there)), { steps: 5 });
    await page.mouse.up();
    await expect(page.getByText('Moved. It will be published at the new time.')).toBeVisible();
    await expect(there.locator(entry)).toContainText('07:20');
  });
});

/** Where a pointer is in the middle of something. */
async function middleOf(of: Locator): Promise<[x: number, y: number]> {
  await of.scrollIntoViewIfNeeded();
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
