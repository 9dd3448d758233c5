import { ENGLISH } from '#testing/import-texts.ts';
import { importText } from './support/articles.ts';
import { runCommand } from './support/run-command.ts';
import { expect, test } from './support/test.ts';

test('what staff do to an article, readers see on the next request, without a restart', async ({ page }) => {
  // Two dozen commands, each a process of its own.
  test.setTimeout(120_000);
  const headline = 'A library that opens at night';
  const { report } = await importText(
    ENGLISH.replaceAll("Can a 'Third Place' Open at Night in the Library?", headline),
  );
  const article = (...args: string[]) => runCommand('article', args);
  const id = String(report.articleId);
  const status = async (url = report.url) => (await page.goto(url))?.status();
  const front = async () => {
    await page.goto('/en');
    return page.getByRole('link', { name: headline }).count();
  };

  expect(await status()).toBe(404);
  expect((await article('list')).stdout).toContain(`${id} en  draft  ${headline}`);

  expect((await article('publish', id)).status).toBe(0);
  expect(await status()).toBe(200);
  expect(await front()).toBeGreaterThan(0);

  await article('embargo', id, '--until', '2099-01-01');
  expect(await status()).toBe(404);
  await article('embargo', id, '--until', 'none');
  expect(await status()).toBe(200);

  await article('move', id, '--slug', 'night-library');
  const moved = await page.goto(report.url);
  expect(moved?.status()).toBe(200);
  expect(page.url()).toContain('/en/articles/night-library');
  const hop = moved?.request().redirectedFrom();
  expect((await hop?.response())?.status()).toBe(308);
  expect(hop?.redirectedFrom()).toBeNull();

  await article('withdraw', id, '--reason', 'The opening hours were wrong.');
  expect(await status()).toBe(410);
  await expect(page.locator('main')).toContainText('The opening hours were wrong.');
  await expect(page.locator('main')).not.toContainText('Transport comes next.');
  expect(await front()).toBe(0);
  const refused = await article('publish', id);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('is withdrawn. Restore it first.');

  await article('restore', id);
  expect(await status()).toBe(200);
  await article('unpublish', id);
  expect(await status()).toBe(404);
  await article('schedule', id, '--at', '2099-01-01T09:00');
  expect(await status()).toBe(404);
  expect((await article('show', id)).stdout).toContain('scheduled for January 1, 2099, 09:00 JST');
  const contradiction = await runCommand('article', ['unpublish', id, '--at', '2098-12-31T09:00']);
  expect(contradiction.status).toBe(2);
  expect(contradiction.stderr).toContain(
    'scheduled for January 1, 2099, 09:00 JST, but leaves the site at December 31, 2098, 09:00 JST.',
  );
  await article('publish', id);
  expect(await status()).toBe(200);
  await article('trash', id);
  expect(await status()).toBe(404);
});
