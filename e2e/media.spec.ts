import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { ENGLISH } from '#testing/import-texts.ts';
import { paint } from '#testing/pictures.ts';
import { importText } from './support/articles.ts';
import { runCommand } from './support/run-command.ts';
import { inStore } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test('a picture opens its article at the next request, described and credited, and goes again', async ({
  page,
  request,
}) => {
  const headline = 'A library with a picture';
  const { report } = await importText(
    ENGLISH.replaceAll("Can a 'Third Place' Open at Night in the Library?", headline),
    '--publish',
  );
  const id = String(report.articleId);
  const path = join(mkdtempSync(join(tmpdir(), 'prism-picture-')), 'lamps.png');
  await (await paint(1000, 700)).png().toFile(path);
  const words = ['--alt-en', 'Lamps over reading desks', '--caption-en', 'The reading room at nine.'];
  const options = ['--credit', 'A. Photographer', '--licence', 'CC BY 4.0', '--focal', '0.25,0.75'];
  const added = await runCommand('media', ['add', path, '--article', id, ...words, ...options, '--json']);
  expect([added.status, added.stderr]).toEqual([0, '']);
  const facts = JSON.parse(added.stdout);
  expect(facts).toMatchObject({ status: 'created', width: 1000, height: 700, withoutAlt: ['ja'] });

  await page.goto(report.url);
  const picture = page.locator('main picture img').first();
  await expect(picture).toHaveAttribute('alt', 'Lamps over reading desks');
  await expect(picture).toHaveAttribute('width', '1000');
  await expect(picture).toHaveAttribute('height', '700');
  await expect(page.locator('main')).toContainText('The reading room at nine.');
  await expect(page.locator('main')).toContainText('A. Photographer');
  // Drawn from the file, not only named.
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);

  for (const { file: name, bytes, format } of facts.variants) {
    const answer = await request.get(`/media/${name}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      'content-type': `image/${format}`,
      'content-length': String(bytes),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    const etag = answer.headers().etag ?? '';
    const again = await request.get(`/media/${name}`, { headers: { 'If-None-Match': etag } });
    expect(again.status()).toBe(304);
  }

  expect((await runCommand('media', ['list'])).stdout).toContain(`articles ${id}`);
  const same = await runCommand('media', ['add', path, '--credit', 'A. Photographer']);
  expect(same.stdout).toContain(`already picture ${facts.mediaId}; nothing changed`);

  expect((await runCommand('media', ['hero', id, 'none'])).status).toBe(0);
  await page.goto(report.url);
  await expect(page.locator('main picture img[alt="Lamps over reading desks"]')).toHaveCount(0);
  await inStore(() => trashArticle({ actor: TEST_ACTOR, articleId: report.articleId }));
});

test('an address of a picture that is none leads to the missing page', async ({ page }) => {
  const answer = await page.goto('/media/00000000000000000000000000000000-800.jpg');
  expect(answer?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveCount(1);
});
