import { noisyJpeg, paint } from '#testing/pictures.ts';
import { signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const unique = () => Math.random().toString(36).slice(2, 8);

test.use({ javaScriptEnabled: true, expectedErrors: /status of 4\d\d/ });

test('an editor takes pictures in, several at once, describes one, replaces it and removes it', async ({
  page,
}) => {
  const name = unique();
  await signIn(page.context(), { role: 'editor', locale: 'en' });
  await page.goto('/admin/pictures');
  const colour = Math.floor(Math.random() * 200);
  const good = await (await paint(900, 600, { r: colour, g: Math.floor(Math.random() * 200), b: 9 }))
    .jpeg()
    .toBuffer();
  await page.getByLabel('Credit for all of these').fill(`Ito ${name}`);
  await page.getByLabel('Files', { exact: true }).setInputFiles([
    { name: 'words.txt', mimeType: 'image/png', buffer: Buffer.from('No picture') },
    { name: 'pier.jpg', mimeType: 'image/jpeg', buffer: good },
  ]);
  const queue = page.getByRole('list', { name: 'Files of this upload' });
  await expect(queue.getByText('The file is not a picture.')).toBeVisible();
  await expect(queue.getByText('uploaded')).toBeVisible();

  // Pasted: the same file again is kept once.
  await page.evaluate(
    (bytes) => {
      const clipboard = new DataTransfer();
      clipboard.items.add(new File([new Uint8Array(bytes)], 'again.jpg', { type: 'image/jpeg' }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, cancelable: true }));
    },
    [...good],
  );
  await expect(queue.getByText('already in the library')).toBeVisible();
  expect(await fitsItsWidth(page)).toBe(true);

  await queue.getByRole('link', { name: 'Open' }).first().click();
  await expect(page.locator('h1')).toHaveText(/^Picture \d+$/);
  const address = page.url();
  const box = await page.locator('.focal-picture').boundingBox();
  await page.mouse.click((box?.x ?? 0) + 1, (box?.y ?? 0) + (box?.height ?? 0) - 1);
  await expect(page.getByLabel('From the left, %')).toHaveValue('0');
  await expect(page.getByLabel('From the top, %')).toHaveValue(/^(99|100)$/);
  await expect(page.locator('.crops img').first()).toHaveClass('focal-x-0 focal-y-4');
  await page.getByRole('group', { name: 'English' }).getByLabel('Alternative text').fill(`A pier ${name}`);
  await page.getByLabel('Licence ends on').fill('2020-01-01');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Readers see it at once.')).toBeVisible();
  await expect(page.locator('h1')).toHaveText(`A pier ${name}`);
  await expect(page.getByText('licence ended 1 January 2020')).toBeVisible();
  expect(await fitsItsWidth(page)).toBe(true);

  const [replace, remove] = [page.getByText('Replace the file…'), page.getByText('Remove…')];
  const former = await page.locator('.focal-picture img').getAttribute('src');
  await replace.click();
  const other = await noisyJpeg({ width: 300 + Math.floor(Math.random() * 300), height: 200 });
  await page
    .getByLabel('New file')
    .setInputFiles({ name: 'other.jpg', mimeType: 'image/jpeg', buffer: other });
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(page.locator('.focal-picture img')).not.toHaveAttribute('src', former ?? '');
  await expect(page.locator('h1')).toHaveText(`A pier ${name}`);
  expect((await page.request.get(former ?? '')).status()).toBe(404);

  await page.goto(`/admin/pictures?q=${name}`);
  await expect(page.locator('.picture-grid li')).toHaveCount(1);
  expect(await fitsItsWidth(page)).toBe(true);
  await page.goto(address);
  await remove.click();
  await page.getByRole('button', { name: 'Remove the picture' }).click();
  await expect(page.getByText('The picture and its files have been removed.')).toBeVisible();
  expect((await page.goto(address))?.status()).toBe(404);
});
