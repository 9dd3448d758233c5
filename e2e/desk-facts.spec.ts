import type { Page } from '@playwright/test';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { inputMethod, lookForOthers, makeArticle, openAs, openEditor } from './support/desk-editor.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: true });
test.skip(({ isMobile }) => isMobile === true, 'the same code runs on phones');

const factsOf = (articleId: number) =>
  inStore(async () => (await getEditor({ actor: TEST_ACTOR, articleId }))?.facts);

async function openFacts(page: Page) {
  await page.locator('[aria-controls="panel-facts"]').click();
  return {
    sources: page.locator('#facts-sources'),
    tags: page.locator('#facts-tags'),
    hero: page.locator('#facts-hero'),
    address: page.locator('section.address').nth(1),
  };
}

async function twoEditors({ browser }: { browser: Parameters<typeof openAs>[0] }, name: string) {
  const articleId = await makeArticle(name);
  const aoi = await openAs(browser, 'Aoi', articleId);
  const first = await openFacts(aoi);
  await first.sources.getByRole('button', { name: 'Add a source' }).click();
  await first.sources.getByLabel('Title (English)').fill('Tides');
  await first.sources.getByLabel('Publisher (English)').fill('Press');
  await first.sources.getByRole('button', { name: 'Save' }).click();
  await expect(first.sources.locator('li')).toHaveCount(1);
  const ben = await openAs(browser, 'Ben', articleId);
  return { articleId, aoi, ben, first, second: await openFacts(ben) };
}

test.describe('two people', () => {
  test.use({ expectedErrors: /status of 409/ });

  test('change two fields of one source: both hold; the same one is a choice', async ({ browser }) => {
    const { articleId, aoi, ben, first, second } = await twoEditors({ browser }, 'one source');
    await second.sources.getByRole('button', { name: 'Edit Tides' }).click();
    await expect(second.sources.getByLabel('Title (Japanese)')).toBeFocused();
    await second.sources.getByLabel('Publisher (English)').fill('Institute');

    await first.sources.getByRole('button', { name: 'Edit Tides' }).click();
    await first.sources.getByLabel('Title (English)').fill('The tides');
    await first.sources.getByRole('button', { name: 'Save' }).click();
    await expect(first.sources.getByRole('button', { name: 'Edit The tides' })).toBeFocused();

    await second.sources.getByRole('button', { name: 'Save' }).click();
    await expect(second.sources.getByRole('button', { name: 'Edit The tides' })).toBeFocused();
    expect((await factsOf(articleId))?.sources).toMatchObject([
      { names: { en: { title: 'The tides', publisher: 'Institute' } } },
    ]);

    await lookForOthers(aoi);
    for (const [who, title] of [
      [second, 'Of tides'],
      [first, 'On tides'],
    ] as const) {
      await who.sources.getByRole('button', { name: 'Edit The tides' }).click();
      await who.sources.getByLabel('Title (English)').fill(title);
    }
    await first.sources.getByRole('button', { name: 'Save' }).click();
    await expect(first.sources.getByRole('button', { name: 'Edit On tides' })).toBeFocused();
    await second.sources.getByRole('button', { name: 'Save' }).click();
    const choice = second.sources.locator('.field-theirs');
    await expect(choice).toContainText('On tides');
    await expect(second.sources.getByLabel('Title (English)')).toHaveValue('Of tides');
    expect((await factsOf(articleId))?.sources[0]?.names.en?.title).toBe('On tides');
    await expect(second.sources.getByRole('alert')).toBeVisible();
    await choice.getByRole('button', { name: 'Keep mine' }).click();
    await expect(second.sources.getByLabel('Title (English)')).toBeFocused();
    await expect(second.sources.getByRole('alert')).toHaveCount(0);
    await second.sources.getByRole('button', { name: 'Save' }).click();
    await expect(second.sources.getByRole('button', { name: 'Edit Of tides' })).toBeVisible();
    expect((await factsOf(articleId))?.sources[0]?.names.en).toEqual({
      title: 'Of tides',
      publisher: 'Institute',
    });
    await Promise.all([aoi.context().close(), ben.context().close()]);
  });

  test('one edits a source that the other removes: it can be added again', async ({ browser }) => {
    const { articleId, aoi, ben, first, second } = await twoEditors({ browser }, 'gone source');
    await second.sources.getByRole('button', { name: 'Edit Tides' }).click();
    await second.sources.getByLabel('Publisher (English)').fill('Institute');
    await first.sources.getByRole('button', { name: 'Remove Tides' }).click();
    await expect(first.sources.getByRole('button', { name: 'Add a source' })).toBeFocused();
    await lookForOthers(ben);
    await expect(second.sources.locator('.field-theirs')).toContainText('removed this source');
    await second.sources.getByRole('button', { name: 'Add it again' }).click();
    await expect(second.sources.locator('li')).toHaveCount(1);
    expect((await factsOf(articleId))?.sources).toMatchObject([
      { names: { en: { title: 'Tides', publisher: 'Institute' } } },
    ]);
    await Promise.all([aoi.context().close(), ben.context().close()]);
  });

  test('choose two categories, and set two addresses: the second is asked', async ({ browser }) => {
    const articleId = await makeArticle('category');
    const aoi = await openAs(browser, 'Aoi', articleId);
    const ben = await openAs(browser, 'Ben', articleId);
    const [first, second] = [await openFacts(aoi), await openFacts(ben)];
    const [category, theirs] = [aoi.getByLabel('Category'), ben.getByLabel('Category')];
    const names = await category.locator('option').allTextContents();
    const [one = '', two = ''] = names.slice(1);
    await category.selectOption(one);
    await expect.poll(async () => (await factsOf(articleId))?.categoryId).not.toBeNull();
    await theirs.selectOption(two);
    const asked = ben.locator('#facts-category-field .field-theirs');
    await expect(asked).toContainText(`It is “${one}” now; you chose “${two}”.`);
    await expect(theirs.locator('option:checked')).toHaveText(one);
    await asked.getByRole('button', { name: `Use “${two}”` }).click();
    await expect(asked).toHaveCount(0);
    await expect(theirs.locator('option:checked')).toHaveText(two);
    await expect(theirs).toBeFocused();

    const slug = (address: typeof first.address) => address.getByLabel('Last part of the address');
    await slug(second.address).fill('of-ben');
    await slug(first.address).fill('of-aoi');
    await first.address.getByRole('button', { name: 'Set the address' }).click();
    await expect(first.address.getByRole('status').last()).toContainText('has been changed');
    await second.address.getByRole('button', { name: 'Set the address' }).click();
    await expect(second.address.locator('.field-theirs')).toContainText('of-aoi');
    await expect(slug(second.address)).toHaveValue('of-ben');
    await second.address.getByRole('button', { name: 'Take theirs' }).click();
    await expect(slug(second.address)).toHaveValue('of-aoi');
    await Promise.all([aoi.context().close(), ben.context().close()]);
  });

  test('one confirms publishing while the other changes tags: it is shown again', async ({ browser }) => {
    const articleId = await makeArticle('confirm');
    const aoi = await openAs(browser, 'Aoi', articleId);
    const first = await openFacts(aoi);
    await first.address.getByLabel('Last part of the address').fill('confirmed');
    await first.address.getByRole('button', { name: 'Set the address' }).click();
    await expect(first.address.getByRole('status').last()).toContainText('has been changed');
    const ben = await openAs(browser, 'Ben', articleId);
    await ben.locator('[aria-controls="panel-publish"]').click();
    const english = ben.getByRole('region', { name: 'English edition' });
    await english.getByRole('button', { name: 'Publish in English' }).click();
    await expect(english.locator('.publish-confirm')).toBeVisible();
    const search = first.tags.getByRole('combobox');
    await search.fill('Oceans');
    await first.tags.getByRole('option', { name: 'Oceans' }).click();
    await expect(first.tags.locator('.tokens li')).toHaveCount(1);
    await english.getByRole('button', { name: 'Publish in English' }).click();
    await expect(english.getByRole('alert')).toContainText('The address or the facts have changed');
    await english.getByRole('button', { name: 'Publish in English' }).click();
    await expect(english.getByText('Published.', { exact: true })).toBeVisible();
    await Promise.all([aoi.context().close(), ben.context().close()]);
  });
});

test('what is half-typed stands there again after a reload, until it is discarded or saved', async ({
  context,
  page,
}) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  const articleId = await makeArticle('half-typed');
  await openEditor(page, articleId);
  const { sources, tags, address } = await openFacts(page);
  await sources.getByRole('button', { name: 'Add a source' }).click();
  await sources.getByLabel('Title (English)').fill('Half a ti');
  await tags.getByRole('combobox').fill('ocea');
  await address.getByLabel('Last part of the address').fill('half-an-add');
  await page.reload();
  await expect(page.locator('.editor[data-ready]')).toBeVisible();
  await openFacts(page);
  await expect(address.getByLabel('Last part of the address')).toHaveValue('half-an-add');
  await expect(tags.getByRole('combobox')).toHaveValue('ocea');
  await expect(sources.locator('.half-typed')).toBeVisible();
  await expect(sources.getByLabel('Title (English)')).toHaveValue('Half a ti');
  await address.getByRole('button', { name: 'Discard it' }).click();
  await expect(address.getByLabel('Last part of the address')).toBeFocused();
  await expect(address.getByLabel('Last part of the address')).not.toHaveValue('half-an-add');
  await sources.getByLabel('Title (English)').fill('Half a title');
  await sources.getByRole('button', { name: 'Save' }).click();
  await expect(sources.getByRole('button', { name: 'Add a source' })).toBeFocused();
  await page.reload();
  await expect(page.locator('.editor[data-ready]')).toBeVisible();
  await openFacts(page);
  await expect(sources.locator('.half-typed')).toHaveCount(0);
  await expect(address.locator('.half-typed')).toHaveCount(0);
  await expect(tags.locator('.half-typed')).toHaveCount(1);
  expect((await factsOf(articleId))?.sources).toHaveLength(1);
});

test('what was half-typed before a colleague changed it is judged by what was seen then', async ({
  browser,
}) => {
  const { aoi, ben, first, second } = await twoEditors({ browser }, 'half-seen');
  await second.sources.getByRole('button', { name: 'Edit Tides' }).click();
  await second.sources.getByLabel('Title (English)').fill('Of tides');
  await first.sources.getByRole('button', { name: 'Edit Tides' }).click();
  await first.sources.getByLabel('Title (English)').fill('The tides');
  await first.sources.getByRole('button', { name: 'Save' }).click();
  await expect(first.sources.getByRole('button', { name: 'Edit The tides' })).toBeFocused();
  await ben.reload();
  await expect(ben.locator('.editor[data-ready]')).toBeVisible();
  await openFacts(ben);
  await expect(second.sources.locator('.half-typed')).toBeVisible();
  await expect(second.sources.getByLabel('Title (English)')).toHaveValue('Of tides');
  await expect(second.sources.locator('.field-theirs')).toContainText('The tides');
  await Promise.all([aoi.context().close(), ben.context().close()]);
});

test('what was half-typed into a source that is gone by the reload can become a new one', async ({
  browser,
}) => {
  const { articleId, aoi, ben, first, second } = await twoEditors({ browser }, 'half-gone');
  await second.sources.getByRole('button', { name: 'Edit Tides' }).click();
  await second.sources.getByLabel('Title (Japanese)').fill('潮');
  await first.sources.getByRole('button', { name: 'Remove Tides' }).click();
  await expect(first.sources.locator('li')).toHaveCount(0);
  await ben.reload();
  await expect(ben.locator('.editor[data-ready]')).toBeVisible();
  await openFacts(ben);
  await expect(second.sources.locator('.field-theirs')).toHaveText(/removed this source/);
  await expect(second.sources.getByLabel('Title (Japanese)')).toHaveValue('潮');
  await second.sources.getByRole('button', { name: 'Add it again' }).click();
  await expect(second.sources.locator('li')).toHaveCount(1);
  await expect(second.sources.locator('form')).toHaveCount(0);
  expect((await factsOf(articleId))?.sources).toMatchObject([{ names: { ja: { title: '潮' } } }]);
  await Promise.all([aoi.context().close(), ben.context().close()]);
});

test('the reason of a withdrawal survives a reload', async ({ context, page }) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  const articleId = await makeArticle('reason');
  await openEditor(page, articleId);
  const { address } = await openFacts(page);
  await address.getByLabel('Last part of the address').fill('with-a-reason');
  await address.getByRole('button', { name: 'Set the address' }).click();
  await expect(address.getByRole('status').last()).toContainText('has been changed');
  await page.locator('[aria-controls="panel-publish"]').click();
  const english = page.getByRole('region', { name: 'English edition' });
  await english.getByRole('button', { name: 'Publish in English' }).click();
  await english.getByRole('button', { name: 'Publish in English' }).click();
  await english.getByRole('button', { name: 'Withdraw' }).click();
  await english.getByLabel('Reason, told to readers').fill('The times were');
  await page.reload();
  await expect(page.locator('.editor[data-ready]')).toBeVisible();
  await page.locator('[aria-controls="panel-publish"]').click();
  await english.getByRole('button', { name: 'Withdraw' }).click();
  await expect(english.getByLabel('Reason, told to readers')).toHaveValue('The times were');
  await expect(english.locator('.half-typed')).toBeVisible();
});

test('the tag box is a combobox by keys alone, and says what it does', async ({ context, page }) => {
  await signIn(context, { role: 'editor', locale: 'ja' });
  await openEditor(page, await makeArticle('combobox'));
  const { tags } = await openFacts(page);
  const search = tags.getByRole('combobox');
  const active = () => search.getAttribute('aria-activedescendant');
  const options = tags.getByRole('option');
  await search.focus();
  await expect(search).toHaveAttribute('aria-expanded', 'false');
  const ime = await inputMethod(page);
  await ime.compose('かいよう');
  // Half-typed finds nothing; and the Enter that commits it chooses nothing.
  await ime.commit('海');
  await expect(options.first()).toBeVisible();
  await expect(search).toHaveAttribute('aria-expanded', 'true');
  await expect(tags.locator('.tokens li')).toHaveCount(0);
  const count = await options.count();
  expect(count).toBeGreaterThan(1);
  const idAt = (index: number) => options.nth(index).getAttribute('id');
  expect(await active()).toBe(await idAt(0));
  await page.keyboard.press('End');
  expect(await active()).toBe(await idAt(count - 1));
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe(await idAt(0));
  await page.keyboard.press('ArrowUp');
  expect(await active()).toBe(await idAt(count - 1));
  await page.keyboard.press('Home');
  expect(await active()).toBe(await idAt(0));
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(tags.getByRole('status').first()).toContainText(`候補は${count}件`);
  await page.keyboard.press('Escape');
  await expect(search).toHaveAttribute('aria-expanded', 'false');
  await expect(search).toHaveValue('海');
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');

  await page.keyboard.type('海洋');
  await expect(options.first()).toHaveText('海洋');
  await page.keyboard.press('Enter');
  await expect(tags.locator('.tokens li')).toHaveText(['海洋×']);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');
  await expect(tags.getByRole('status').last()).toHaveText('海洋を加えました。');
  // Who leaves the box has chosen nothing.
  await page.keyboard.type('気象');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(tags.locator('.tokens li')).toHaveCount(1);
  await expect(tags.getByRole('button', { name: '海洋を外す' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tags.locator('.tokens li')).toHaveCount(0);
  await expect(search).toBeFocused();
});

test('sources are moved and removed by keys, and the focus goes along', async ({ context, page }) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  const articleId = await makeArticle('moves');
  await openEditor(page, articleId);
  const { sources } = await openFacts(page);
  for (const title of ['A', 'B', 'C']) {
    await sources.getByRole('button', { name: 'Add a source' }).click();
    await sources.getByLabel('Title (English)').fill(title);
    await page.keyboard.press('Enter');
    await expect(sources.getByRole('button', { name: 'Add a source' })).toBeFocused();
  }
  const titles = async () => (await factsOf(articleId))?.sources.map(({ names }) => names.en?.title);
  await sources.getByRole('button', { name: 'Move C up' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(titles).toEqual(['A', 'C', 'B']);
  await expect(sources.getByRole('button', { name: 'Move C up' })).toBeFocused();
  await expect(sources).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('Enter');
  await expect.poll(titles).toEqual(['C', 'A', 'B']);
  await expect(sources.getByRole('button', { name: 'Move C up' })).toBeFocused();
  await expect(sources).toHaveAttribute('aria-busy', 'false');
  await page.keyboard.press('Enter');
  await sources.getByRole('button', { name: 'Remove A' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(titles).toEqual(['C', 'B']);
  await expect(sources.getByRole('button', { name: 'Remove B' })).toBeFocused();
});

test('the Enter of an input method sends no form of the desk', async ({ context, page }) => {
  await signIn(context, { role: 'editor', locale: 'ja' });
  await page.goto('/admin/articles');
  const search = page.getByRole('searchbox').first();
  await search.focus();
  const press = () =>
    page.evaluate(() => {
      const input = document.activeElement as HTMLInputElement;
      let others = 0;
      const listening = new AbortController();
      const count = () => {
        others += 1;
      };
      document.addEventListener('keydown', count, { signal: listening.signal });
      // As Safari says it: after the composition, with the code that stands for it.
      const late = new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        bubbles: true,
        cancelable: true,
      });
      input.dispatchEvent(late);
      const plain = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      input.dispatchEvent(plain);
      listening.abort();
      return { late: late.defaultPrevented, plain: plain.defaultPrevented, others };
    });
  // The guard is there once the page's scripts run.
  await expect.poll(press).toEqual({ late: true, plain: false, others: 1 });
});

test('what an author did is chosen beside their name', async ({ page, context }) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  const articleId = await makeArticle('by whom');
  await openEditor(page, articleId);
  await openFacts(page);
  const chosen = page.locator('#facts-authors li select');
  await expect(chosen).toHaveValue('writing');
  await chosen.selectOption('reporting');
  await expect(async () => {
    expect((await factsOf(articleId))?.authors).toMatchObject([{ contribution: 'reporting' }]);
  }).toPass();
  await page.reload();
  await openFacts(page);
  await expect(chosen).toHaveValue('reporting');
  await expect(chosen).toHaveAccessibleName(/^What .+ did$/);
});
