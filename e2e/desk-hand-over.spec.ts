import { setPublishingRules } from '#db/commands/editions/set-publishing-rules.ts';
import { NO_RULES } from '#lib/article/hand-over.ts';
import { ENGLISH } from '#testing/import-texts.ts';
import { importText } from './support/articles.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const HEADLINE = "Can a 'Third Place' Open at Night in the Library?";
const unique = () => Math.random().toString(36).slice(2, 8);
const textOf = (name: string) => ENGLISH.replaceAll(HEADLINE, `A library at night ${name}`);
const japanese = (name: string) =>
  `図書館の夜${name}\n\n夜も開く図書館が増えている。\n\n要点\n・開館は10時まで\n`;

test.use({ javaScriptEnabled: true, expectedErrors: /status of 4\d\d/ });

test('both languages are published, and scheduled, in one act', async ({ page, isMobile }) => {
  const name = unique();
  const { report } = await importText(textOf(name));
  await importText(japanese(name), '--translation-of', String(report.articleId));
  await signIn(page.context(), { role: 'editor', locale: 'en' });
  await page.goto(`/admin/articles/${report.articleId}/publishing`);
  expect(await fitsItsWidth(page)).toBe(true);
  test.skip(isMobile, 'the forms are the same on every screen');
  const both = page.getByRole('region', { name: 'Both languages together' });
  await both.getByText('Schedule …').click();
  await both.getByLabel('Date and time (Japan)').fill('2099-01-01T09:00');
  await both.getByRole('button', { name: 'Schedule both' }).click();
  await expect(page.getByText('Both languages are scheduled.')).toBeVisible();
  await expect(page.getByText('1 January 2099, 09:00 JST')).toHaveCount(2);
  await both.getByRole('button', { name: 'Publish both now' }).click();
  await expect(page.getByText('Both languages have been published.')).toBeVisible();
  await expect(both).toHaveCount(0);
  await page.goto('/ja');
  await expect(page.locator('main')).toContainText(`図書館の夜${name}`);
});

test('a translator hands over, an editor sends back and approves', async ({ page, browser, isMobile }) => {
  test.setTimeout(120_000);
  const name = unique();
  const { report } = await importText(textOf(name));
  const path = `/admin/articles/${report.articleId}/publishing`;
  await signIn(page.context(), { role: 'translator', name: `Ito ${name}`, locale: 'en' });
  await page.goto(path);
  expect(await fitsItsWidth(page)).toBe(true);
  test.skip(isMobile, 'the forms are the same on every screen');
  const english = page.getByRole('region', { name: 'English edition' });
  await english.getByText('Ready for review …').click();
  await english.getByLabel('Note (optional)').fill('The opening hours are new.');
  await english.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('Submitted for review.')).toBeVisible();
  await expect(english.getByText('The opening hours are new.')).toBeVisible();
  await expect(english.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  await signIn(other.context(), { role: 'editor', name: `Mori ${name}`, locale: 'en' });
  await other.goto('/admin/articles?need=to-review');
  await expect(other.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
  await other.goto(path);
  const theirs = other.getByRole('region', { name: 'English edition' });
  await theirs.getByRole('button', { name: 'Send back' }).click();
  await expect(theirs.getByRole('alert').filter({ hasText: 'Say why it is being sent back.' })).toBeVisible();
  await theirs.getByLabel('Note (required to send it back)').fill('Which library?');
  await theirs.getByRole('button', { name: 'Send back' }).click();
  await expect(other.getByText('Sent back.', { exact: true })).toBeVisible();
  // Not a reload: the page would say once more that it was submitted.
  await page.goto(path);
  await expect(english.getByText('Which library?')).toBeVisible();
  await english.getByText('Ready for review …').click();
  await english.getByRole('button', { name: 'Submit for review' }).click();
  await expect(page.getByText('Submitted for review.')).toBeVisible();
  await other.goto(path);
  await theirs.getByRole('button', { name: 'Approve' }).click();
  await expect(other.getByText('Approved.', { exact: true })).toBeVisible();

  // Whose it is, until when; a Japanese text that nobody has begun included.
  const inJapanese = other.getByRole('region', { name: 'Japanese edition' });
  await inJapanese.getByText('Assign …').click();
  await inJapanese.getByLabel('Person').selectOption(`Ito ${name}`);
  await inJapanese.getByLabel('Deadline (Japan)').fill('2099-01-01T09:00');
  await inJapanese.getByRole('button', { name: 'Save the assignment' }).click();
  await expect(other.getByText('The assignment has been saved.')).toBeVisible();
  await expect(inJapanese.getByText(`Assigned to Ito ${name} due 1 January 2099`)).toBeVisible();
  await page.goto('/admin/articles?need=assigned');
  await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
});

test('two people set the marks of one article: the second is shown both, and decides, with script and without', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'the forms are the same on every screen');
  const name = unique();
  const { report } = await importText(textOf(name), '--publish');
  await signIn(page.context(), { role: 'editor', locale: 'en' });
  const late = await page.context().newPage();
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await signIn(plain, { role: 'editor', locale: 'en' });
  const later = await plain.newPage();
  for (const each of [page, late, later]) {
    await each.goto(`/admin/articles/${report.articleId}/publishing`);
    await each.getByText('Search engines and sponsorship …').click();
  }
  const save = (on: typeof page) => on.getByRole('button', { name: 'Save', exact: true }).click();
  const sponsor = async (on: typeof page, by: string) => {
    await on.getByLabel('Sponsor in English').fill(`${by} ${name}`);
    await on.getByLabel('Sponsor in Japanese').fill(`${by}${name}`);
    await save(on);
  };
  await page.getByLabel('Ask search engines to leave it out').check();
  await sponsor(page, 'Harbour Club');
  await expect(page.getByText(`Sponsored by Harbour Club ${name}`)).toBeVisible();

  await sponsor(late, 'Acme');
  const shown = `kept from search engines, and paid for by “Harbour Club ${name}” (in Japanese “Harbour Club${name}”)`;
  await expect(late.getByRole('alert').filter({ hasText: shown })).toBeVisible();
  await expect(late.getByLabel('Sponsor in English')).toHaveValue(`Acme ${name}`);
  await save(late);
  await expect(late.getByText(`Sponsored by Acme ${name}`)).toBeVisible();
  await expect(late.getByText('Not for search engines')).toBeHidden();

  await later.getByLabel('Ask search engines to leave it out').check();
  await sponsor(later, 'Guild');
  const now = `open to search engines, and paid for by “Acme ${name}” (in Japanese “Acme${name}”)`;
  await expect(later.getByRole('alert').filter({ hasText: now })).toBeVisible();
  await expect(later.getByLabel('Sponsor in English')).toHaveValue(`Guild ${name}`);
  await expect(later.getByLabel('Ask search engines to leave it out')).toBeChecked();
  await save(later);
  await expect(later.getByText(`Sponsored by Guild ${name}`)).toBeVisible();
  await plain.close();
});

test('an editor marks an article as paid for, corrects a sentence, and says that the other language is right', async ({
  page,
  browser,
  isMobile,
}) => {
  test.skip(isMobile, 'the forms are the same on every screen');
  test.setTimeout(120_000);
  const name = unique();
  const { report } = await importText(textOf(name), '--publish');
  const other = await importText(japanese(name), '--translation-of', String(report.articleId), '--publish');
  await signIn(page.context(), { role: 'editor', locale: 'en' });
  const path = `/admin/articles/${report.articleId}/publishing`;
  await page.goto(path);
  await page.getByText('Search engines and sponsorship …').click();
  await page.getByLabel('Sponsor in English').fill(`Harbour Club ${name}`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'Enter the sponsor’s name in Japanese too.' }),
  ).toBeVisible();
  await page.getByLabel('Sponsor in Japanese').fill(`港の会${name}`);
  await page.getByLabel('Ask search engines to leave it out').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await expect(page.getByText(`Sponsored by Harbour Club ${name}`)).toBeVisible();

  const reader = await (await browser.newContext()).newPage();
  await reader.goto(report.url);
  await expect(reader.getByText(`Sponsored by Harbour Club ${name}`)).toBeVisible();
  await reader.goto(other.report.url);
  await expect(reader.getByText(`広告（提供＝港の会${name}）`)).toBeVisible();

  const inJapanese = page.getByRole('region', { name: 'Japanese edition' });
  await inJapanese.getByText('Correction or note …').click();
  await inJapanese.getByLabel('Passage').selectOption({ label: '夜も開く図書館が増えている。' });
  await inJapanese.getByLabel('Note to readers').fill(`増えているのは一部です。${name}`);
  await inJapanese.getByRole('button', { name: 'Publish the note' }).click();
  await expect(page.getByText('The note has been published with the article.')).toBeVisible();
  await reader.goto(other.report.url);
  await reader.getByRole('link', { name: '[訂正]' }).click();
  await expect(reader).toHaveURL(/#correction-1$/);
  await reader.getByRole('link', { name: '該当箇所に戻る' }).click();
  await expect(reader).toHaveURL(/#corrected-1$/);

  const english = page.getByRole('region', { name: 'English edition' });
  await expect(english.getByText('Corrected in Japanese')).toBeVisible();
  await expect(english.getByText(`増えているのは一部です。${name}`)).toBeVisible();
  await page.goto('/admin/articles?need=factual');
  await expect(page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
  await page.goto(path);
  await english.getByRole('button', { name: 'Nothing to correct in this language' }).click();
  await expect(page.getByText('Noted: nothing to correct in this language.')).toBeVisible();
  await expect(english.getByText('Corrected in Japanese')).toHaveCount(0);
});

test('an administrator sets what is asked for before publishing, also without script', async ({
  browser,
  isMobile,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(context, { role: 'admin', locale: 'en' });
  await page.goto('/admin/settings/publishing');
  expect(await fitsItsWidth(page)).toBe(true);
  test.skip(isMobile, 'the rules hold for the whole store, in which one of us changes them at a time');
  try {
    await page.getByLabel('English edition').fill('Figures checked\nNames checked');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The rules for publishing have been saved.')).toBeVisible();
    await expect(page.getByLabel('English edition')).toHaveValue('Figures checked\nNames checked');

    const { report } = await importText(textOf(unique()));
    await page.goto(`/admin/articles/${report.articleId}/publishing`);
    const english = page.getByRole('region', { name: 'English edition' });
    await expect(
      english.getByRole('link', { name: 'Some items on the checklist are not ticked.' }),
    ).toBeVisible();
    await english.getByLabel('Figures checked').check();
    await english.getByRole('button', { name: 'Save the ticks' }).click();
    await expect(english.getByText('Checklist: 1 to go')).toBeVisible();
    await english.getByLabel('Names checked').check();
    await english.getByRole('button', { name: 'Save the ticks' }).click();
    await expect(english.getByText('Checklist: all ticked')).toBeVisible();
    await expect(english.getByText('Some items on the checklist are not ticked.')).toHaveCount(0);
  } finally {
    const actor = { name: 'test', role: 'admin', userId: null } as const;
    await inStore(() => setPublishingRules({ actor, rules: NO_RULES }));
  }
});
