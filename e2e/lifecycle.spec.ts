import { moveEdition } from '#db/commands/addresses/move-edition.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { ENGLISH } from '#testing/import-texts.ts';
import { importText } from './support/articles.ts';
import { inStore } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

const FAR = new Date('2099-01-01T00:00:00Z');

test('what staff do to an article, readers see on the next request, without a restart', async ({ page }) => {
  const headline = 'A library that opens at night';
  const { report } = await importText(
    ENGLISH.replaceAll("Can a 'Third Place' Open at Night in the Library?", headline),
  );
  const ref = { actor: TEST_ACTOR, articleId: report.articleId, locale: report.locale };
  /** Runs a command of staff beside the server, in this process: scripts/article.test.ts has the command line. */
  const done = async (work: () => Promise<{ ok: boolean }>) =>
    expect(await inStore(work)).toMatchObject({ ok: true });
  const status = async (url = report.url) => (await page.goto(url))?.status();
  const front = async () => {
    await page.goto('/en');
    return page.getByRole('link', { name: headline }).count();
  };

  expect(await status()).toBe(404);

  await done(() => publishEdition(ref));
  expect(await status()).toBe(200);
  expect(await front()).toBeGreaterThan(0);

  await done(() => embargoEdition({ ...ref, until: FAR }));
  expect(await status()).toBe(404);
  await done(() => embargoEdition({ ...ref, until: null }));
  expect(await status()).toBe(200);

  await done(() => moveEdition({ ...ref, slug: 'night-library' }));
  const moved = await page.goto(report.url);
  expect(moved?.status()).toBe(200);
  expect(page.url()).toContain('/en/articles/night-library');
  const hop = moved?.request().redirectedFrom();
  expect((await hop?.response())?.status()).toBe(308);
  expect(hop?.redirectedFrom()).toBeNull();

  await done(() => withdrawEdition({ ...ref, reason: 'The opening hours were wrong.' }));
  expect(await status()).toBe(410);
  await expect(page.locator('main')).toContainText('The opening hours were wrong.');
  await expect(page.locator('main')).not.toContainText('Transport comes next.');
  expect(await front()).toBe(0);
  expect(await inStore(() => publishEdition(ref))).toMatchObject({ ok: false });
  expect(await status()).toBe(410);

  await done(() => restoreArticle(ref));
  expect(await status()).toBe(200);
  await done(() => unpublishEdition(ref));
  expect(await status()).toBe(404);
  await done(() => scheduleEdition({ ...ref, at: FAR }));
  expect(await status()).toBe(404);
  await done(() => publishEdition(ref));
  expect(await status()).toBe(200);
  await done(() => trashArticle(ref));
  expect(await status()).toBe(404);
});
