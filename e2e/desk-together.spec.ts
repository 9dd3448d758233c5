import type { Page } from '@playwright/test';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import type { Locale } from '#lib/locale.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import {
  field,
  inputMethod,
  isSaved,
  lookForOthers,
  makeArticle,
  openAs,
  openEditor,
  stateLine,
} from './support/desk-editor.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: true });
test.skip(({ isMobile }) => isMobile === true, 'the same code runs on phones');

/** The paragraphs of the analysis as the server has them. */
async function stored(articleId: number, locale: Locale): Promise<string[]> {
  const view = await inStore(() => getEditor({ actor: TEST_ACTOR, articleId }));
  return (
    view?.rows
      .filter(({ place, kind }) => place.section === 'analysis' && kind === 'text')
      .map(({ cells }) => cells[locale].text) ?? []
  );
}

/** The paragraphs of the analysis as the sheet has them. */
const shown = (page: Page, locale: Locale = 'en') =>
  page
    .locator(`#section-analysis textarea[data-locale="${locale}"][data-kind="text"]`)
    .evaluateAll((fields) => fields.map((each) => (each as HTMLTextAreaElement).value));

async function caretAt(page: Page, segment: string, at: number, locale: Locale = 'en'): Promise<void> {
  await field(page, locale, segment).focus();
  await field(page, locale, segment).evaluate(
    (each: HTMLTextAreaElement, place) => each.setSelectionRange(place, place),
    at,
  );
}

test.describe('what a colleague corrected a moment before, and one has not seen', () => {
  test.use({ expectedErrors: /status of 409|net::ERR_INTERNET_DISCONNECTED/ });

  /** Aoi corrects a paragraph; Ben has the article open since before. */
  async function corrected(
    browser: Parameters<typeof openAs>[0],
    name: string,
    segment: string,
  ): Promise<{ ben: Page; articleId: number }> {
    const articleId = await makeArticle(name);
    const ben = await openAs(browser, 'Ben', articleId);
    const aoi = await openAs(browser, 'Aoi', articleId);
    // Online, Ben would see it within ten seconds.
    await ben.context().setOffline(true);
    await field(aoi, 'en', segment).fill('Corrected by Aoi.');
    await isSaved(aoi);
    await aoi.context().close();
    await ben.context().setOffline(false);
    return { ben, articleId };
  }

  test('is not lost by a join, which comes back whole with the choice', async ({ browser }) => {
    const { ben, articleId } = await corrected(browser, 'join', 'text1');
    await caretAt(ben, 'text2', 0);
    await ben.keyboard.press('Backspace');
    await expect(stateLine(ben)).toHaveText('1 conflict');
    const untouched = ['潮join text1.', '潮join text2.'];
    expect(await stored(articleId, 'ja')).toEqual(untouched);
    expect(await stored(articleId, 'en')).toEqual(['Corrected by Aoi.', 'Tides join text2.']);
    const panel = ben.locator('.conflict');
    await expect(panel.getByRole('heading', { level: 3 })).toHaveText(
      'You joined these two paragraphs, but meanwhile Aoi changed the text here. Nothing has been saved yet',
    );
    await expect(panel).toContainText('Tides join text1.');
    await panel.getByRole('button', { name: 'Join their text' }).click();
    await isSaved(ben);
    expect(await stored(articleId, 'en')).toEqual(['Corrected by Aoi. Tides join text2.']);
    expect(await stored(articleId, 'ja')).toEqual([untouched.join('')]);
    await ben.context().close();
  });

  test('is not lost by a split, nor does its second half stand twice', async ({ browser }) => {
    const { ben, articleId } = await corrected(browser, 'cut', 'text1');
    await caretAt(ben, 'text1', 5);
    await ben.keyboard.press('Enter');
    await expect(stateLine(ben)).toHaveText('1 conflict');
    expect(await stored(articleId, 'en')).toEqual(['Corrected by Aoi.', 'Tides cut text2.']);
    await ben.locator('.conflict').getByRole('button', { name: 'Leave it whole' }).click();
    await expect.poll(() => shown(ben)).toEqual(['Corrected by Aoi.', 'Tides cut text2.']);
    await expect(stateLine(ben)).not.toContainText('conflict');
    expect(await stored(articleId, 'en')).toEqual(['Corrected by Aoi.', 'Tides cut text2.']);
    await ben.context().close();
  });

  test('is not written over by the undo of a removal that was refused', async ({ browser }) => {
    const { ben, articleId } = await corrected(browser, 'removal', 'text2');
    await ben.locator('#row-text2 .row-handle').click();
    await ben.getByRole('button', { name: 'Remove paragraph' }).click();
    await expect(stateLine(ben)).toHaveText('1 conflict');
    await expect(ben.locator('.undo-bar')).toBeHidden();
    await ben.keyboard.press('ControlOrMeta+z');
    await ben.locator('.conflict').getByRole('button', { name: 'Leave it in' }).click();
    await expect.poll(() => shown(ben)).toEqual(['Tides removal text1.', 'Corrected by Aoi.']);
    expect(await stored(articleId, 'en')).toEqual(['Tides removal text1.', 'Corrected by Aoi.']);
    await ben.context().close();
  });

  test('and corrects again while one merges by hand is not written over', async ({ browser }) => {
    const articleId = await makeArticle('merge');
    const ben = await openAs(browser, 'Ben', articleId);
    const aoi = await openAs(browser, 'Aoi', articleId);
    await ben.context().setOffline(true);
    await field(aoi, 'en', 'lede').fill('First correction.');
    await isSaved(aoi);
    await field(ben, 'en', 'lede').fill('By Ben.');
    await ben.context().setOffline(false);
    await expect(stateLine(ben)).toHaveText('1 conflict');
    const panel = ben.locator('.conflict');
    await panel.getByRole('button', { name: 'Merge by hand' }).click();
    await panel.getByLabel('Merged text').fill('First correction, by Ben.');
    await field(aoi, 'en', 'lede').fill('Second correction.');
    await expect(stateLine(aoi)).toContainText('unsent');
    await isSaved(aoi);
    await lookForOthers(ben);
    await expect(panel.getByRole('alert')).toContainText('Aoi has changed it again');
    await panel.getByRole('button', { name: 'Use this text' }).click();
    await expect(panel.locator('.difference').nth(1)).toContainText('Second');
    await expect(field(aoi, 'en', 'lede')).toHaveValue('Second correction.');
    await panel.getByRole('button', { name: 'Take theirs' }).click();
    await isSaved(ben);
    await expect(field(ben, 'en', 'lede')).toHaveValue('Second correction.');
    await Promise.all([aoi.context().close(), ben.context().close()]);
  });

  test('is not undone by one’s own undo, which says so and goes on', async ({ browser }) => {
    const articleId = await makeArticle('undo-other');
    const ben = await openAs(browser, 'Ben', articleId);
    await field(ben, 'en', 'text2').fill('Ben wrote this first.');
    await field(ben, 'en', 'text1').fill('Ben wrote this.');
    await isSaved(ben);
    const aoi = await openAs(browser, 'Aoi', articleId);
    await field(aoi, 'en', 'text1').fill('Aoi corrected it.');
    await isSaved(aoi);
    await lookForOthers(ben);
    await expect(field(ben, 'en', 'text1')).toHaveValue('Aoi corrected it.');
    await field(ben, 'en', 'text1').focus();
    await ben.keyboard.press('ControlOrMeta+z');
    await expect(ben.locator('.undo-bar')).toHaveText('Not undone: somebody has changed this text since.');
    await ben.keyboard.press('ControlOrMeta+z');
    expect(await shown(ben)).toEqual(['Aoi corrected it.', 'Tides undo-other text2.']);
    await Promise.all([aoi.context().close(), ben.context().close()]);
  });
});

test.describe('undo', () => {
  test('goes back through words, structure and languages, and redo forward again', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const articleId = await makeArticle('undo');
    await openEditor(page, articleId);
    const begun = ['Tides undo text1.', 'Tides undo text2.'];
    await caretAt(page, 'text1', 17);
    await page.keyboard.type(' Two words');
    await page.keyboard.press('Enter');
    await page.keyboard.type('And more');
    await caretAt(page, 'text2', 0, 'ja');
    const ime = await inputMethod(page);
    await ime.compose('しお');
    await ime.commit('潮が');
    const all = ['Tides undo text1. Two words', 'And more', 'Tides undo text2.'];
    expect(await shown(page)).toEqual(all);
    expect((await shown(page, 'ja')).at(-1)).toBe('潮が潮undo text2.');

    const undo = () => page.keyboard.press('ControlOrMeta+z');
    await undo();
    expect((await shown(page, 'ja')).at(-1)).toBe('潮undo text2.');
    await undo();
    expect(await shown(page)).toEqual(['Tides undo text1. Two words', 'And ', 'Tides undo text2.']);
    await undo();
    await undo();
    expect(await shown(page)).toEqual(['Tides undo text1. Two words', 'Tides undo text2.']);
    // The caret is where the change was.
    await expect(field(page, 'en', 'text1')).toBeFocused();
    // A space, then each word with the space behind it.
    for (let n = 0; n < 3; n += 1) await undo();
    expect(await shown(page)).toEqual(begun);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+y');
    expect(await shown(page)).toEqual(['Tides undo text1. Two words', 'Tides undo text2.']);
    for (let n = 0; n < 4; n += 1) await page.getByRole('button', { name: 'Redo' }).click();
    expect(await shown(page)).toEqual(all);
    await isSaved(page);
    expect(await stored(articleId, 'en')).toEqual(all);
    for (let n = 0; n < 7; n += 1) await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await isSaved(page);
    expect(await stored(articleId, 'en')).toEqual(begun);
  });

  test('brings a paragraph back that was selected, deleted and typed over', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    await openEditor(page, await makeArticle('typed-over'));
    await field(page, 'en', 'text1').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type('x');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(field(page, 'en', 'text1')).toHaveValue('Tides typed-over text1.');
  });

  test('in a panel is the browser’s own, and does not walk on into the manuscript', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    await openEditor(page, await makeArticle('panel-undo'));
    await field(page, 'en', 'lede').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' More');
    await page.getByRole('button', { name: 'Facts' }).click();
    const slug = page.locator('#slug-en');
    await slug.focus();
    await page.keyboard.type('x');
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('ControlOrMeta+z');
    await expect(field(page, 'en', 'lede')).toHaveValue('Tides panel-undo lede. More');
    await field(page, 'en', 'lede').focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(field(page, 'en', 'lede')).toHaveValue('Tides panel-undo lede. ');
  });
});

test.describe('keys', () => {
  test('Backspace joins nothing of the other language, and nothing while it is held', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'translator', locale: 'en' });
    const articleId = await makeArticle('held');
    await openEditor(page, articleId);
    const japanese = await shown(page, 'ja');
    await field(page, 'en', 'text2').fill('');
    await page.keyboard.press('Backspace');
    await expect(field(page, 'en', 'text1')).toBeFocused();
    expect(await shown(page, 'ja')).toEqual(japanese);
    // Held down, as a key repeats.
    await field(page, 'en', 'text2').fill('ab');
    await caretAt(page, 'text2', 2);
    await page.keyboard.down('Backspace');
    for (let n = 0; n < 6; n += 1) await page.keyboard.down('Backspace');
    await page.keyboard.up('Backspace');
    expect(await shown(page, 'ja')).toEqual(japanese);
    expect(await shown(page)).toEqual(['Tides held text1.', '']);
    // What translators may not change is text, not a field.
    await page.locator('[aria-controls="panel-facts"]').click();
    await expect(page.locator('section.address').nth(1)).toContainText('Last part of the address tides-held');
    await expect(page.locator('section.address input')).toHaveCount(0);
  });

  test('Delete at the end joins, and says that the other language was joined too', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    await openEditor(page, await makeArticle('forward'));
    await caretAt(page, 'text1', 20);
    await page.keyboard.press('Delete');
    expect(await shown(page)).toEqual(['Tides forward text1. Tides forward text2.']);
    const bar = page.locator('.undo-bar');
    await expect(bar).toContainText('Joined in both languages.');
    await bar.getByRole('button', { name: 'Undo' }).click();
    expect(await shown(page, 'ja')).toEqual(['潮forward text1.', '潮forward text2.']);
  });

  test('a new article begins in its headline, Enter leads to the lede, arrows cross rows', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    await page.goto('/admin');
    await page.locator('.new-article button').first().click();
    await page.waitForURL(/\/admin\/articles\/\d+$/);
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.segment);
    await expect.poll(focused).toBe('headline');
    await page.keyboard.type('A headline');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('lede');
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toBe('headline');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('lede');
    await page.keyboard.type('A lede');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe('headline');
  });

  test('marks: strong, emphasis and a link whose address is checked', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    await openEditor(page, await makeArticle('marks'));
    const lede = field(page, 'en', 'lede');
    await lede.fill('The sea rises.');
    const select = (from: number, to: number) =>
      lede.evaluate(
        (each: HTMLTextAreaElement, [a, b]) => each.setSelectionRange(a as number, b as number),
        [from, to],
      );
    await select(4, 7);
    await page.keyboard.press('ControlOrMeta+b');
    await expect(lede).toHaveValue('The **sea** rises.');
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.press('ControlOrMeta+i');
    await expect(lede).toHaveValue('The *sea* rises.');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(lede).toHaveValue('The sea rises.');
    await select(4, 7);
    await page.keyboard.press('ControlOrMeta+k');
    const dialog = page.getByRole('dialog', { name: 'Link' });
    await dialog.getByLabel('Address').fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toHaveText('An address must begin with https:// or http://.');
    await dialog.getByLabel('Address').fill('https://example.com/sea');
    await page.keyboard.press('Enter');
    await expect(lede).toHaveValue('The [sea](https://example.com/sea) rises.');
    await expect(lede).toBeFocused();
  });
});

test.describe('a paste', () => {
  /** Pastes as a browser does: what a program put on the clipboard as HTML, and its plain text. */
  const paste = (page: Page, html: string, text: string) =>
    page.evaluate(
      ([asHtml, asText]) => {
        const data = new DataTransfer();
        data.setData('text/html', asHtml as string);
        data.setData('text/plain', asText as string);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [html, text],
    );

  test('of a document becomes rows and marks, names what was left, and is one step back', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const articleId = await makeArticle('paste');
    await openEditor(page, articleId);
    await caretAt(page, 'text1', 18);
    const html =
      '<p class="x">First <b>strong</b> and <a href="https://example.com/">a link</a>.</p><script>alert(1)</script>' +
      '<img src="https://example.com/a.png"><h2>A heading</h2><ul><li>one</li><li>two</li></ul>';
    await paste(page, html, 'First strong and a link.');
    const after = [
      'Tides paste text1.First **strong** and [a link](https://example.com/).',
      'Tides paste text2.',
    ];
    await expect.poll(() => shown(page)).toEqual([...after, '']);
    await expect(
      page.locator('#section-analysis textarea[data-locale="en"][data-kind="heading"]').last(),
    ).toHaveValue('A heading');
    await expect(page.locator('#section-analysis textarea[data-locale="en"][data-kind="item"]')).toHaveCount(
      2,
    );
    await expect(page.locator('.undo-bar')).toContainText('pictures');
    await isSaved(page);
    await page.keyboard.press('ControlOrMeta+z');
    expect(await shown(page)).toEqual(['Tides paste text1.', 'Tides paste text2.']);
    await isSaved(page);
    expect(await stored(articleId, 'en')).toEqual(['Tides paste text1.', 'Tides paste text2.']);
  });

  test('into a headline is one line, clean', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'ja' });
    await openEditor(page, await makeArticle('paste-line'));
    await field(page, 'ja', 'headline').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await paste(page, '', '海の見える町が\u200B変わる\u00AD\n二行目の見出し\u0007');
    await expect(field(page, 'ja', 'headline')).toHaveValue('海の見える町が変わる二行目の見出し');
  });
});
