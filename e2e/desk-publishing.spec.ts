import { addMedia } from '#db/commands/facts/add-media.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { ENGLISH } from '#testing/import-texts.ts';
import { paint } from '#testing/pictures.ts';
import { importText } from './support/articles.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const unique = () => Math.random().toString(36).slice(2, 8);

test.use({ javaScriptEnabled: true, expectedErrors: /status of 4\d\d/ });

test('an editor publishes, schedules, corrects and shares without the command line', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'the forms are the same on every screen');
  // A working day of one editor, with a stranger beside.
  test.setTimeout(150_000);
  const name = unique();
  const { report } = await importText(
    ENGLISH.replaceAll("Can a 'Third Place' Open at Night in the Library?", `A library at night ${name}`),
  );
  await signIn(page.context(), { role: 'editor', locale: 'en' });
  const path = `/admin/articles/${report.articleId}/publishing`;
  const english = page.getByRole('region', { name: 'English edition' });
  const open = (title: string) => english.getByText(`${title} …`, { exact: true }).click();
  await page.goto(path);
  await expect(english.getByText(new URL(report.url).pathname)).toBeVisible();

  // A stranger reads the draft by its address, and not when that was taken back.
  await open('Preview for others');
  await english.getByRole('button', { name: 'Create the address' }).click();
  const address = await english.getByLabel('Address', { exact: true }).inputValue();
  const stranger = await (await browser.newContext()).newPage();
  const shared = await stranger.goto(address);
  expect([shared?.status(), shared?.headers()['cache-control'], shared?.headers()['x-robots-tag']]).toEqual([
    200,
    expect.stringContaining('no-store'),
    'noindex',
  ]);
  await expect(stranger.locator('h1')).toContainText(name);
  await expect(stranger.getByText('Not public')).toBeVisible();
  expect((await stranger.goto(report.url))?.status()).toBe(404);
  await english.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('The address no longer works.')).toBeVisible();
  expect((await stranger.goto(address))?.status()).toBe(404);

  // What the server refuses stays as it was typed, with a sentence.
  await open('Schedule');
  await english.getByLabel('Date and time (Japan)').first().fill('2020-01-01T09:00');
  await english.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(english.getByRole('alert').filter({ hasText: 'is not in the future' })).toBeVisible();
  await expect(english.getByLabel('Date and time (Japan)').first()).toHaveValue('2020-01-01T09:00');
  await english.getByLabel('Date and time (Japan)').first().fill('2099-01-01T09:00');
  await english.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expect(page.getByText('Scheduled. It will be published at that time.')).toBeVisible();
  await expect(english.getByText('1 January 2099')).toBeVisible();
  await english.getByRole('button', { name: 'Cancel the schedule' }).click();
  await expect(page.getByText('The schedule has been cancelled.')).toBeVisible();

  await english.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Published.', { exact: true })).toBeVisible();
  expect((await stranger.goto(report.url))?.status()).toBe(200);

  await open('Correction or note');
  await english.getByLabel('Kind').selectOption('Apology');
  await english.getByLabel('Note to readers').fill(`It closes at ten, ${name}.`);
  await english.getByRole('button', { name: 'Publish the note' }).click();
  await expect(page.getByText('The note has been published with the article.')).toBeVisible();
  await stranger.reload();
  await expect(stranger.locator('#corrections')).toContainText('Apology');
  await stranger.goto('/en/corrections');
  await expect(stranger.locator('main')).toContainText(`It closes at ten, ${name}.`);

  await open('Withdraw');
  await english.getByLabel('Reason to give readers').fill('The hours were wrong.');
  await english.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(page.getByText('Withdrawn.', { exact: true })).toBeVisible();
  expect((await stranger.goto(report.url))?.status()).toBe(410);
  await stranger.goto('/en/corrections');
  await expect(stranger.locator('main')).not.toContainText(name);
});

test('an editor makes an author and a tag, and makes two tags one', async ({ page, isMobile }) => {
  const name = unique();
  await signIn(page.context(), { role: 'editor', locale: 'en' });
  await page.goto('/admin/topics/author/new');
  await fitsItsWidth(page);
  test.skip(isMobile, 'the forms are the same on every screen');
  const english = page.getByRole('group', { name: 'English' });
  const japanese = page.getByRole('group', { name: 'Japanese' });
  const biography = `Covers ports. ${'Long before. '.repeat(120)}`.trim();
  await japanese.getByLabel('Name').fill(`高橋 ${name}`);
  await english.getByLabel('Name').fill(`Takahashi ${name}`);
  await english.getByLabel('Biography').fill(biography);
  await page.getByLabel('Links').fill('example.org');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is not a web address' })).toBeVisible();
  await expect(english.getByLabel('Biography')).toHaveValue(biography);
  await page.getByLabel('Links').fill('https://example.org/takahashi');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText('has been created')).toBeVisible();
  await page.goto(`/en/authors/takahashi-${name}`);
  await expect(page.locator('h1')).toHaveText(`Takahashi ${name}`);
  await expect(page.getByRole('link', { name: 'example.org' })).toBeVisible();
  await expect(page.locator('.portrait')).toHaveCount(0);

  const [number] = await inStore(async () => {
    const bytes = await (await paint(600, 400)).jpeg().toBuffer();
    const taken = await addMedia({ actor: TEST_ACTOR, bytes, credit: `Ito ${name}` });
    return taken.ok ? [taken.mediaId] : [];
  });
  await page.goto('/admin/topics?kind=author');
  await page.getByRole('link', { name: `Takahashi ${name}` }).click();
  const portrait = page.getByRole('group', { name: 'Portrait' });
  await portrait.getByLabel('Another picture (number)').fill('999999');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'no picture 999999' })).toBeVisible();
  await portrait.getByLabel('Another picture (number)').fill('');
  await portrait.getByLabel(`Picture ${number}`).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: false }).first()).toBeVisible();
  await expect(portrait.getByLabel(`Picture ${number}`)).toBeChecked();
  await page.goto(`/en/authors/takahashi-${name}`);
  expect(
    await page.locator('.portrait').evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth),
    // The smallest of its files that is sharp at 80 px on any screen.
  ).toBe(480);

  for (const tag of [`Oars ${name}`, `Rowing ${name}`]) {
    await page.goto('/admin/topics/tag/new');
    await page.getByRole('group', { name: 'English' }).getByLabel('Name').fill(tag);
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByText(`“${tag}” has been created.`)).toBeVisible();
  }
  await page.getByLabel('Merge into').fill(`Oars ${name}`);
  await page.getByRole('button', { name: 'Show what would move' }).click();
  await expect(page.getByText(`/en/tags/rowing-${name}`)).toBeVisible();
  await page.getByRole('button', { name: `Merge into Oars ${name}` }).click();
  await expect(page.getByText('Merged: no article was moved.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await expect(page.getByText('The merge has been undone')).toBeVisible();
});
