import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGLISH } from '#testing/import-texts.ts';
import { paint } from '#testing/pictures.ts';
import { importText } from './support/articles.ts';
import { runCommand } from './support/run-command.ts';
import { expect, test } from './support/test.ts';

const folder = mkdtempSync(join(tmpdir(), 'prism-picture-'));

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** A picture that no other test has: a project's own colour. */
async function photo(name: string): Promise<string> {
  const r = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 200, 7);
  const picture = await paint(1000, 700, { r, g: 90, b: 120 });
  return file(`${name}.png`, await picture.png().toBuffer());
}

test('a picture opens its article at the next request, described and credited, and goes again', async ({
  page,
  request,
}, { project }) => {
  const headline = `A library with a picture, ${project.name} edition`;
  const { report } = await importText(
    ENGLISH.replaceAll("Can a 'Third Place' Open at Night in the Library?", headline),
    '--publish',
  );
  const id = String(report.articleId);
  const path = await photo(project.name);
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
  expect(same.stdout).toContain(`known as picture ${facts.mediaId}; nothing changed`);

  expect((await runCommand('media', ['hero', id, 'none'])).status).toBe(0);
  await page.goto(report.url);
  await expect(page.locator('main picture img[alt="Lamps over reading desks"]')).toHaveCount(0);
  await runCommand('article', ['trash', id]);
});

test('what is no picture is refused in one sentence, whatever its name says', async () => {
  const whole = await (await paint(400, 300)).jpeg().toBuffer();
  for (const [path, words] of [
    [file('text.jpg', 'Not a picture at all.'), 'not a picture'],
    [file('drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'), 'an SVG drawing'],
    [file('moving.jpg', 'GIF89a\x01\x00\x01\x00'), 'a GIF'],
    [file('empty.webp', ''), 'empty'],
    [file('cut.jpg', whole.subarray(0, whole.length / 2)), 'damaged or cut off'],
    [file('heavy.jpg', Buffer.alloc(12_000_001)), 'up to 12 MB'],
  ] as const) {
    const { status, stdout, stderr } = await runCommand('media', ['add', path, '--credit', 'Nobody']);
    expect([status, stdout], path).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
  }
});

test('a wrong command is one sentence', async () => {
  const path = await photo('wrong');
  for (const [args, words] of [
    [[], 'add, list, hero'],
    [['addd', path], '“addd” is not a verb.'],
    [['add', path], '--credit is needed'],
    [['add', '/nowhere.jpg', '--credit', 'x'], 'no such file'],
    [['add', path, '--credit', 'x', '--article', 'nothing-of-that-name'], 'no article'],
    [['add', path, '--credit', 'x', '--focal', '2,1'], 'is not a point'],
    [['hero', 'leap-second'], 'which article and which picture'],
    [['hero', 'leap-second', 'first'], 'is not the number of a picture'],
  ] as const) {
    const { status, stdout, stderr } = await runCommand('media', [...args]);
    expect([status, stdout], args.join(' ')).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
  }
});

test('an address of a picture that is none leads to the missing page', async ({ page }) => {
  const answer = await page.goto('/media/00000000000000000000000000000000-800.jpg');
  expect(answer?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveCount(1);
});
