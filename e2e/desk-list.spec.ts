import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import type { Actor } from '#db/auth/actor.ts';
import { createArticle } from '#db/commands/editions/create-article.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { trashArticle } from '#db/commands/editions/trash-article.ts';
import { type BuildArticle, buildArticle, buildDocument } from '#testing/build-article.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

const LIST = '/admin/articles';

/** A word that no other article of the store has: tests share one store. */
const uniqueWord = () => `w${randomBytes(6).toString('hex')}`;

const rows = (page: Page) => page.locator('.article-row');
const row = (page: Page, headline: string) => rows(page).filter({ hasText: headline });
const choose = (page: Page, headline: string) => row(page, headline).getByRole('checkbox').check();

/** Drafts in English whose headlines begin with `word`, the last one newest. */
async function drafts(actor: Actor, word: string, names: string[]): Promise<number[]> {
  return inStore(async () => {
    const ids: number[] = [];
    for (const name of names) {
      const made = await createArticle({ actor, locale: 'en', headline: `${word} ${name}` });
      if (made.ok) ids.push(made.articleId);
    }
    return ids;
  });
}

const published = (name: string, options: BuildArticle = {}) =>
  inStore(() => buildArticle(name, { document: { ...buildDocument(name), headline: name }, ...options }));

async function editorAt(page: Page, context: BrowserContext, path: string, locale: 'ja' | 'en' = 'en') {
  const editor = await signIn(context, { role: 'editor', locale });
  await page.goto(path);
  return editor;
}

test.describe('filters, without JavaScript,', () => {
  test('narrow the list and stay in the form and the address', async ({ page, context }) => {
    const word = uniqueWord();
    const editor = await editorAt(page, context, LIST);
    await drafts(editor, word, ['draft']);
    await published(`${word} live`, { category: 'science', tags: ['Weather'] });

    await page.getByRole('searchbox').fill(word);
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(rows(page)).toHaveCount(2);

    const more = page.getByText('Narrow down');
    if (await more.isVisible()) await more.click();
    await page.getByLabel('Status').selectOption('Live');
    await page.locator('#filter-category').selectOption('Science');
    await page.locator('#filter-tag').fill('weather');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(`${word} live`);
    await expect(page).toHaveURL(/q=w\w+&status=live.*&category=\d+.*&tag=weather/);
    await expect(page.getByRole('searchbox')).toHaveValue(word);
    await expect(page.getByLabel('Status')).toHaveValue('live');
    await expect(page.locator('#filter-tag')).toHaveValue('weather');

    await page.locator('#filter-tag').fill('a tag that nobody knows');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByRole('heading', { name: 'No matching articles' })).toBeVisible();
    await page.getByRole('link', { name: 'Clear all' }).click();
    await expect(page).toHaveURL(LIST);
    await expect(rows(page).first()).toBeVisible();
  });

  test('find a Japanese headline by two characters of it', async ({ page, context }) => {
    const mark = uniqueWord();
    const editor = await editorAt(page, context, LIST, 'ja');
    await inStore(() => createArticle({ actor: editor, locale: 'ja', headline: `${mark} 鵜飼の夜` }));
    await page.goto(`${LIST}?q=${encodeURIComponent(`鵜飼 ${mark}`)}`);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).locator('h2 [lang="ja"]')).toHaveText(`${mark} 鵜飼の夜`);
    await expect(rows(page).locator('.chip')).toHaveText('下書き');
  });

  test('keep their list over all its pages', async ({ page, context }) => {
    const word = uniqueWord();
    const editor = await signIn(context, { role: 'editor' });
    await drafts(
      editor,
      word,
      Array.from({ length: 53 }, (_, n) => `no ${n}`),
    );
    await page.goto(`${LIST}?q=${word}`);
    await expect(rows(page)).toHaveCount(50);
    const seen = await rows(page).getByRole('heading').allInnerTexts();
    await page.getByRole('link', { name: 'Older articles' }).click();
    await expect(page).toHaveURL(/q=w\w+&after=\d+-\d+$/);
    await expect(rows(page)).toHaveCount(3);
    seen.push(...(await rows(page).getByRole('heading').allInnerTexts()));
    expect(new Set(seen).size).toBe(53);
    await page.getByRole('link', { name: 'Back to the newest' }).click();
    await expect(rows(page)).toHaveCount(50);
  });
});

test.describe('several articles, without JavaScript,', () => {
  test('go into the trash and come back', async ({ page, context }) => {
    const word = uniqueWord();
    const editor = await signIn(context, { role: 'editor' });
    await drafts(editor, word, ['one', 'two', 'three']);
    await page.goto(`${LIST}?q=${word}`);
    await choose(page, 'one');
    await choose(page, 'two');
    await page.getByRole('button', { name: 'Move to trash' }).click();
    await expect(page.getByRole('status')).toHaveText('2 articles were moved to the trash.');
    await expect(rows(page).getByRole('heading')).toHaveText([`${word} three`]);

    await page.goto(`${LIST}?q=${word}&status=trashed`);
    await expect(rows(page)).toHaveCount(2);
    await choose(page, 'one');
    await page.getByRole('button', { name: 'Restore from trash' }).click();
    await expect(page.getByRole('status')).toHaveText('One article was restored from the trash.');
    await expect(rows(page).getByRole('heading')).toHaveText([`${word} two`]);
    await page.goto(`${LIST}?q=${word}`);
    await expect(rows(page)).toHaveCount(2);
  });

  test('get a category and a tag', async ({ page, context }) => {
    const word = uniqueWord();
    const editor = await signIn(context, { role: 'editor' });
    await drafts(editor, word, ['one', 'two']);
    await page.goto(`${LIST}?q=${word}`);
    await choose(page, 'one');
    const bar = page.getByRole('group', { name: 'Selected articles' });
    await bar.getByLabel('Section').selectOption('Science');
    await bar.getByRole('button', { name: 'Set section' }).click();
    await expect(page.getByRole('status')).toHaveText('One article was moved to this section.');
    await expect(row(page, 'one').locator('.row-facts')).toContainText('Science');
    await expect(row(page, 'two').locator('.row-facts')).toContainText('No section');

    await choose(page, 'two');
    await bar.getByLabel('Tag').fill('WEATHER');
    await bar.getByRole('button', { name: 'Add tag' }).click();
    await expect(page.getByRole('status')).toHaveText('The tag was added to one article.');
    await page.goto(`${LIST}?q=${word}&tag=weather`);
    await expect(rows(page).getByRole('heading')).toHaveText([`${word} two`]);
  });

  test('stay as they are, and chosen, when one of them stands in the way', async ({ page, context }) => {
    const word = uniqueWord();
    const editor = await signIn(context, { role: 'editor' });
    const [one = 0] = await drafts(editor, word, ['one', 'two']);
    await page.goto(`${LIST}?q=${word}`);
    await choose(page, 'one');
    await choose(page, 'two');
    const bar = page.getByRole('group', { name: 'Selected articles' });
    await bar.getByLabel('Section').selectOption('Science');
    await inStore(() => trashArticle({ actor: editor, articleId: one }));
    await bar.getByRole('button', { name: 'Set section' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Nothing was changed');
    await expect(alert.getByRole('listitem')).toHaveText([`No. ${one} In the trash; restore it first`]);
    await expect(row(page, 'two').getByRole('checkbox')).toBeChecked();
    await expect(row(page, 'two').locator('.row-facts')).toContainText('No section');

    await bar.getByRole('button', { name: 'Add tag' }).click();
    await expect(alert).toHaveText('Enter the tag to add or remove.');
    await expect(row(page, 'two').getByRole('checkbox')).toBeChecked();
  });

  test('cannot be chosen by who may not change them', async ({ page, context }) => {
    const word = uniqueWord();
    await published(`${word} live`);
    await signIn(context, { role: 'translator' });
    await page.goto(`${LIST}?q=${word}`);
    await expect(rows(page)).toHaveCount(1);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Write in English' })).toHaveCount(0);
  });
});

test('a writer sees only their own articles', async ({ page, context }) => {
  const word = uniqueWord();
  await published(`${word} of somebody else`);
  const writer = await signIn(context, { role: 'writer' });
  await page.goto(LIST);
  await expect(page.getByRole('heading', { name: 'There are no articles yet' })).toBeVisible();
  await drafts(writer, word, ['own']);
  await page.goto(`${LIST}?q=${word}`);
  await expect(rows(page).getByRole('heading')).toHaveText([`${word} own`]);
});

test('what needs somebody stands beside the list and leads to it', async ({ page, context }) => {
  const word = uniqueWord();
  const editor = await signIn(context, { role: 'editor' });
  await drafts(editor, word, ['mine']);
  const { ref } = await published(`${word} soon`, { publish: false });
  await inStore(() => scheduleEdition({ actor: editor, ...ref, at: new Date(Date.now() + 3_600_000) }));
  await page.goto(LIST);
  const needs = page.getByRole('complementary', { name: 'Needs attention' });
  await needs.getByText('My drafts').click();
  await expect(needs.getByRole('link', { name: `${word} mine` })).toBeVisible();
  await needs.getByText('To be published within 24 hours').click();
  await expect(needs.getByRole('link', { name: `${word} soon` })).toBeVisible();
  await needs
    .getByRole('group')
    .filter({ hasText: '24 hours' })
    .getByRole('link', { name: 'Show all' })
    .click();
  await expect(page).toHaveURL(`${LIST}?need=soon`);
  await expect(row(page, `${word} soon`).locator('.chip[data-state="scheduled"]')).toHaveText('Scheduled');
  await expect(row(page, `${word} mine`)).toHaveCount(0);
});

for (const locale of ['ja', 'en'] as const) {
  test(`the list in ${locale} shows both languages and fits its screen`, async ({ page, context }) => {
    const word = uniqueWord();
    const long = `${word} 港湾の自動化をめぐる労使の合意はなぜ二百日もかかり、どこに火種を残したのか、三つの港の取材から読み解く`;
    const japanese = buildDocument('日本語で書かれた文章です。');
    const { ref } = await published(word, { locale: 'ja', document: { ...japanese, headline: long } });
    await published(`${word} in English`, { translationOf: ref.articleId, publish: false });
    await editorAt(page, context, `${LIST}?q=${word}`, locale);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(rows(page).locator('h2 [lang]')).toHaveText([long, `${word} in English`]);
    await expect(rows(page).locator('.chip')).toHaveText(
      locale === 'ja' ? ['公開中', '下書き'] : ['Live', 'Draft'],
    );
    expect(await fitsItsWidth(page)).toBe(true);
    await rows(page)
      .getByRole('link')
      .filter({ hasText: locale === 'ja' ? '公開中' : 'Live' })
      .click();
    await expect(page).toHaveURL(/\/ja\/articles\//);
  });
}

test.describe('with JavaScript', () => {
  test.use({ javaScriptEnabled: true });

  test('all are chosen by one box, and a range with Shift', async ({ page, context }) => {
    const word = uniqueWord();
    const editor = await signIn(context, { role: 'editor' });
    await drafts(editor, word, ['one', 'two', 'three', 'four']);
    await page.goto(`${LIST}?q=${word}`);
    const boxes = rows(page).getByRole('checkbox');
    await page.getByLabel('Select all on this page').check();
    for (const box of await boxes.all()) await expect(box).toBeChecked();
    await page.getByLabel('Select all on this page').uncheck();
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await expect(rows(page).locator(':checked')).toHaveCount(3);
    await expect(boxes.nth(3)).not.toBeChecked();
  });
});
