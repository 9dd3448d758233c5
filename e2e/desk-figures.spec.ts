import type { Browser, Locator, Page } from '@playwright/test';
import { paint } from '#testing/pictures.ts';
import {
  field,
  inputMethod,
  isSaved,
  lookForOthers,
  makeArticle,
  openAs,
  openEditor,
} from './support/desk-editor.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: true });

const outlook = (page: Page): Locator => page.locator('#section-outlook');
const cells = (page: Page): Locator => outlook(page).locator('.grid tbody .grid-text:visible');
const values = (fields: Locator): Promise<string[]> =>
  fields.evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));

/** Own to this screen, and to this attempt: the same name is the same article. */
const own = (name: string): string => `${name} ${test.info().project.name} ${test.info().retry}`;

/** The script of figures comes when there is one: until then nothing answers what is typed into their cells. */
async function openWithFigures(browser: Browser, name: string, articleId: number): Promise<Page> {
  const page = await openAs(browser, name, articleId);
  await page.waitForLoadState('networkidle');
  return page;
}

async function paste(at: Locator, clipboard: { text: string; html?: string }): Promise<void> {
  await at.focus();
  await at.evaluate((element, { text, html = '' }) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    if (html !== '') data.setData('text/html', html);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, clipboard);
}

test('a chart is made by keys alone, shows while it is typed, and is there after a reload', async ({
  context,
  page,
  isMobile,
}) => {
  test.skip(isMobile === true, 'a telephone has no arrow keys');
  await signIn(context, { role: 'editor', locale: 'ja' });
  await openEditor(page, await makeArticle(own('figure by keys')));
  await outlook(page).getByRole('button', { name: '図版などを加える' }).press('Enter');
  const entries = outlook(page).locator('.row-menu-list');
  await expect(entries.locator('button').first()).toBeFocused();
  await entries.getByRole('button', { name: 'グラフ Chart' }).press('Enter');
  await page.keyboard.type('港の貨物');
  await cells(page).first().focus();
  for (const typed of ['2024年3月', '１，２３４', '▲5.2', '2024/4', '12', '13']) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('東');
  await expect(cells(page)).toHaveCount(10);
  const typed = ['2024-03', '1,234', '-5.2', '2024-04', '12', '13', '東', '', '', ''];
  expect(await values(cells(page))).toEqual(typed);
  await expect(outlook(page).locator('.figure-previews svg').first()).toBeVisible();
  await expect(outlook(page).locator('.figure-problems')).toContainText('出所がありません。');

  await page.keyboard.press('Control+z');
  await expect(cells(page)).toHaveCount(9);
  await page.keyboard.press('Control+y');
  await expect(cells(page)).toHaveCount(10);
  // In the last row Enter makes another one; undo takes it back.
  await page.keyboard.press('Enter');
  await expect(cells(page)).toHaveCount(13);
  await page.keyboard.press('Control+z');
  await expect(cells(page)).toHaveCount(10);
  await page.keyboard.press('Control+s');
  await isSaved(page);
  await page.reload();
  await expect(page.locator('.editor[data-ready]')).toBeVisible();
  expect(await values(cells(page))).toEqual(typed);
});

test('a table that is pasted into a paragraph is a table; cells of a spreadsheet fill cells', async ({
  context,
  page,
}) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  await openEditor(page, await makeArticle(own('figure by paste')));
  await page.getByRole('button', { name: 'English' }).click();
  const text = outlook(page).locator('textarea[data-locale="en"][data-kind="text"]').last();
  await text.focus();
  await page.keyboard.press('End');
  await paste(text, { text: 'Port\tCargo\nNorth\t3億2,000万円\nSouth\t8,000万円\n' });
  await expect(page.locator('.undo-bar')).toContainText('円');
  const labels = outlook(page).locator('.grid thead .grid-text[data-locale="en"]');
  expect((await values(labels)).slice(0, 2)).toEqual(['Port', 'Cargo (円)']);
  const english = cells(page);
  const first = ['North', '320000000', 'South'];
  expect((await values(english)).slice(0, 3)).toEqual(first);
  await paste(english.nth(1), { text: '1,200\t△5\n7\t12.3％' });
  expect((await values(english)).slice(0, 6)).toEqual(['North', '1,200', '-5', 'South', '7', '12.3%']);
  await page.keyboard.press('Control+z');
  expect((await values(english)).slice(0, 3)).toEqual(first);
  await page.keyboard.press('Control+z');
  await expect(outlook(page).locator('.grid')).toHaveCount(0);
});

test('two people change different cells of one table, and both are there', async ({ browser, isMobile }) => {
  test.skip(isMobile === true, 'the same on every screen');
  const articleId = await makeArticle(own('figure together'));
  const aoki = await openAs(browser, 'Aoki', articleId);
  await outlook(aoki).getByRole('button', { name: 'Figure or other block' }).click();
  await outlook(aoki).getByRole('button', { name: 'Table 表' }).click();
  await aoki.keyboard.type('港');
  for (const number of ['1', '2', '3']) {
    await cells(aoki).nth(Number(number)).fill(number);
  }
  await aoki.keyboard.press('Control+s');
  await isSaved(aoki);
  const brown = await openWithFigures(browser, 'Brown', articleId);
  await cells(brown).nth(1).fill('11');
  await cells(aoki).nth(2).fill('22');
  for (const page of [aoki, brown]) {
    await page.keyboard.press('Control+s');
    await isSaved(page);
  }
  await lookForOthers(aoki);
  await lookForOthers(brown);
  for (const page of [aoki, brown]) {
    await expect.poll(async () => (await values(cells(page))).slice(1, 4)).toEqual(['11', '22', '3']);
    await expect(page.locator('.conflict')).toHaveCount(0);
    await page.context().close();
  }
});

test.describe('two people, one cell', () => {
  test.use({ expectedErrors: /409|ERR_INTERNET_DISCONNECTED/ });

  test('choose right below its line', async ({ browser, isMobile }) => {
    test.skip(isMobile === true, 'the same on every screen');
    const articleId = await makeArticle(own('figure conflict'));
    const aoki = await openAs(browser, 'Aoki', articleId);
    await outlook(aoki).getByRole('button', { name: 'Figure or other block' }).click();
    await outlook(aoki).getByRole('button', { name: 'Table 表' }).click();
    await expect(cells(aoki)).toHaveCount(9);
    for (const at of [0, 1, 3, 4]) await cells(aoki).nth(at).fill('1');
    await aoki.keyboard.press('Control+s');
    await isSaved(aoki);
    const brown = await openWithFigures(browser, 'Brown', articleId);
    await expect(cells(brown)).toHaveCount(4);
    // Has not yet heard of what the other one is about to write.
    await brown.context().setOffline(true);
    await cells(aoki).nth(1).fill('2');
    await aoki.keyboard.press('Control+s');
    await isSaved(aoki);
    await cells(brown).nth(1).fill('3');
    await brown.context().setOffline(false);
    await brown.keyboard.press('Control+s');
    const line = outlook(brown).locator('.grid tbody tr:has(.grid-text)').first();
    const choice = line.locator('+ .grid-notes .conflict');
    await expect(choice).toBeVisible();
    await choice.getByRole('button').nth(1).click();
    await expect(choice).toHaveCount(0);
    await expect(cells(brown).nth(1)).toHaveValue('2');
    await Promise.all([aoki.context().close(), brown.context().close()]);
  });
});

test('signs begin a list, Tab puts an item one level down, undo gives the signs back', async ({
  context,
  page,
  isMobile,
}) => {
  test.skip(isMobile === true, 'a telephone has no Tab key');
  await signIn(context, { role: 'editor', locale: 'en' });
  await openEditor(page, await makeArticle(own('figure lists')));
  await outlook(page).getByRole('button', { name: 'Paragraph' }).click();
  await page.keyboard.type('1. ');
  const items = outlook(page).locator('.row[data-kind="item"]');
  await expect(items).toHaveCount(1);
  await page.keyboard.type('One');
  // The first item has none to go below: the caret stays where it is, and Escape lets Tab go on.
  await page.keyboard.press('Tab');
  await expect(page.locator('textarea:focus')).toHaveValue('One');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.locator('textarea:focus')).not.toHaveValue('One');
  await items.first().locator('textarea[data-locale="ja"]').press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Below');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Also');
  const marks = () =>
    items.evaluateAll((rows) => rows.map((row) => row.querySelector<HTMLElement>('.cell')?.dataset.tag));
  await expect.poll(marks).toEqual(['1.', '1.', '2.']);
  await page.keyboard.press('Shift+Tab');
  await expect.poll(marks).toEqual(['1.', '1.', '2.']);
  await expect(items.nth(2)).toHaveAttribute('data-level', '1');
  await page.keyboard.press('Control+s');
  await isSaved(page);
  await page.reload();
  await expect(page.locator('.editor[data-ready]')).toBeVisible();
  await expect(items.nth(1)).toHaveAttribute('data-level', '2');

  await outlook(page).getByRole('button', { name: 'Paragraph' }).click();
  await page.keyboard.type('> ');
  await expect(outlook(page).locator('.row[data-kind="quote"]')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(outlook(page).locator('.row[data-kind="quote"]')).toHaveCount(0);
  await expect(page.locator('textarea:focus')).toHaveValue('> ');
  await expect(field(page, 'en', 'headline')).not.toHaveValue('');
});

test('columns are removed and moved, in both languages at once, and undo brings each back with its cells', async ({
  context,
  page,
  isMobile,
}) => {
  test.skip(isMobile === true, 'the menus are the same');
  await signIn(context, { role: 'editor', locale: 'en' });
  const articleId = await makeArticle(own('figure columns'));
  await openEditor(page, articleId);
  await outlook(page).getByRole('button', { name: 'Figure or other block' }).click();
  await outlook(page).getByRole('button', { name: 'Table 表' }).click();
  await expect(cells(page)).toHaveCount(9);
  const labels = outlook(page).locator('.grid thead .grid-text[data-locale="en"]');
  for (const [at, label] of ['Port', 'Ships', 'Cargo'].entries()) await labels.nth(at).fill(label);
  for (let at = 0; at < 9; at += 1)
    await cells(page)
      .nth(at)
      .fill(String(at + 1));
  const rows = async () => [await values(labels), await values(cells(page))];
  const begun = [
    ['Port', 'Ships', 'Cargo'],
    ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  ];
  const moved = [
    ['Port', 'Cargo', 'Ships'],
    ['1', '3', '2', '4', '6', '5', '7', '9', '8'],
  ];
  const removed = [
    ['Port', 'Ships'],
    ['1', '2', '4', '5', '7', '8'],
  ];
  const choose = async (column: number, entry: string) => {
    await outlook(page).locator('.grid thead .row-handle').nth(column).click();
    await page.locator('.row-menu-list:visible').getByRole('button', { name: entry, exact: true }).click();
  };
  await expect.poll(rows).toEqual(begun);
  await choose(2, 'Move left');
  await expect.poll(rows).toEqual(moved);
  await page.keyboard.press('Control+z');
  await expect.poll(rows).toEqual(begun);
  await page.keyboard.press('Control+y');
  await expect.poll(rows).toEqual(moved);
  await page.keyboard.press('Control+z');
  await choose(2, 'Remove column');
  await expect.poll(rows).toEqual(removed);
  await page.keyboard.press('Control+z');
  await expect.poll(rows).toEqual(begun);
  await page.keyboard.press('Control+y');
  await expect.poll(rows).toEqual(removed);
  await page.keyboard.press('Control+s');
  await isSaved(page);
  // What was removed and saved comes back too, and stands there for everybody.
  await outlook(page).locator('.grid .grid-text:visible').first().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(rows).toEqual(begun);
  await page.keyboard.press('Control+s');
  await isSaved(page);
  await page.reload();
  await expect(page.locator('.editor[data-ready]')).toBeVisible();
  await expect.poll(rows).toEqual(begun);
});

test('an input method composes in a cell: its keys are its own, words get their second field, numbers are data', async ({
  context,
  page,
  isMobile,
}) => {
  test.skip(isMobile === true, 'the input method is that of a desktop');
  await signIn(context, { role: 'editor', locale: 'ja' });
  await openEditor(page, await makeArticle(own('figure composing')));
  await outlook(page).getByRole('button', { name: '図版などを加える' }).click();
  await outlook(page).getByRole('button', { name: '表 Table' }).click();
  await expect(cells(page)).toHaveCount(9);
  const ime = await inputMethod(page);
  const first = cells(page).first();
  await first.focus();
  for (const typed of ['み', 'みな', 'みなと']) await ime.compose(typed);
  await expect(first).toHaveValue('みなと');
  await ime.compose('港');
  await ime.commit('港');
  // Enter ended the conversion: the caret is where it was, in one cell with a field for each language.
  await expect(page.locator('textarea:focus')).toHaveValue('港');
  await expect(cells(page)).toHaveCount(10);
  await page.keyboard.press('Tab');
  await ime.compose('１２３４');
  await ime.commit('１２３４');
  await page.keyboard.press('Tab');
  await ime.compose('いっせん');
  await ime.commit('約千');
  await page.keyboard.press('Tab');
  // What was left stands as it is stored.
  await expect
    .poll(async () => (await values(cells(page))).filter((value) => value !== ''))
    .toEqual(['港', '1234', '約千']);
  // A composition is one step back.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+z');
  await expect
    .poll(async () => (await values(cells(page))).filter((value) => value !== ''))
    .toEqual(['港', '1234']);
});

test.describe('a picture in the text', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('is dropped, taken in and shown; a file that is none gets its sentence, and no file takes the page away', async ({
    context,
    page,
    isMobile,
  }) => {
    test.skip(isMobile === true, 'nothing is dropped on a telephone');
    await signIn(context, { role: 'editor', locale: 'en' });
    await openEditor(page, await makeArticle(own('figure dropped')));
    await outlook(page).getByRole('button', { name: 'Figure or other block' }).click();
    await outlook(page).getByRole('button', { name: 'Picture 写真' }).click();
    const place = outlook(page).locator('.picture-field');
    await expect(place).toBeVisible();
    const bytes = [...(await (await paint(1_600, 900)).png().toBuffer())];
    /** As a hand drops it. @returns whether the browser was kept from opening it in place of the page */
    const drop = (at: Locator, name: string, type: string) =>
      at.evaluate(
        (element, file) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }));
          const told = { dataTransfer, bubbles: true, cancelable: true };
          return ['dragover', 'drop'].every((kind) => !element.dispatchEvent(new DragEvent(kind, told)));
        },
        { name, type, bytes: type === 'image/png' ? bytes : [112] },
      );
    expect(await drop(place, 'plan.pdf', 'application/pdf')).toBe(true);
    await expect(place.getByRole('alert')).toHaveText(
      '“plan.pdf” is not a JPEG, PNG or WebP picture. Export it as one of these.',
    );
    await expect(place.locator('.picture-choice')).toHaveCount(0);
    expect(await drop(page.locator('.editor'), 'harbour.png', 'image/png')).toBe(true);
    await expect(place.locator('.picture-choice')).toHaveCount(0);

    expect(await drop(place, 'harbour.png', 'image/png')).toBe(true);
    await expect(place.getByRole('alert')).toHaveCount(0);
    await expect(place.getByLabel('Credit, shown to readers')).toBeFocused();
    await page.keyboard.type('Harbour Office');
    await page.keyboard.press('Enter');
    await expect(place.locator('img')).toBeVisible();
    await expect(outlook(page).locator('textarea[data-segment$=".credit"]').first()).toHaveValue(
      'Harbour Office',
    );
    await page.keyboard.press('Control+s');
    await isSaved(page);
    await page.reload();
    await expect(page.locator('.editor[data-ready]')).toBeVisible();
    await expect(place.locator('img')).toBeVisible();
    await place.getByRole('button', { name: /^Remove/ }).click();
    await expect(place.locator('img')).toHaveCount(0);
    await outlook(page).locator('textarea:visible').first().focus();
    await page.keyboard.press('Control+z');
    await expect(place.locator('img')).toBeVisible();
  });
});
