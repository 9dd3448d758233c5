import { createArticle } from '#db/commands/editions/create-article.ts';
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
import { expect, fitsItsWidth, test } from './support/test.ts';

test.use({ javaScriptEnabled: true });

/** The texts that the server has. */
async function storedTexts(articleId: number, locale: Locale): Promise<Record<string, string>> {
  const view = await inStore(() => getEditor({ actor: TEST_ACTOR, articleId }));
  return Object.fromEntries(view?.rows.map(({ segment, cells }) => [segment, cells[locale].text]) ?? []);
}

const newArticle = () =>
  inStore(async () => {
    const made = await createArticle({ actor: TEST_ACTOR, locale: 'ja' });
    if (!made.ok) throw new Error(made.code);
    return made.articleId;
  });

test.describe('on a desk', () => {
  test.skip(
    ({ isMobile }) => isMobile === true,
    'the same code runs on phones; their layout is tested below',
  );

  test('Japanese by an input method, English beside it: after a reload all is there', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'ja' });
    const articleId = await newArticle();
    await openEditor(page, articleId);
    const ime = await inputMethod(page);

    await field(page, 'en', 'headline').fill('Why the tide comes twice');
    await field(page, 'ja', 'headline').focus();
    await ime.compose('しおは');
    // The English headline is saved meanwhile; the composition goes on as if nothing had happened.
    await isSaved(page);
    await ime.compose('しおはなぜにど');
    expect((await storedTexts(articleId, 'ja')).headline).toBe('');
    await ime.commit('潮はなぜ二度');
    await ime.compose('みちるのか');
    await ime.commit('満ちるのか');
    await expect(field(page, 'ja', 'headline')).toHaveValue('潮はなぜ二度満ちるのか');
    // The Enter that ended the conversion has not gone to the next field.
    await expect(field(page, 'ja', 'headline')).toBeFocused();

    const rows = page.locator('#section-outlook .row');
    const first = rows.nth(0).locator('textarea[data-locale="ja"]');
    await first.focus();
    await ime.compose('つきがひく');
    await ime.commit('月が引く。');
    await expect(rows).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(2);
    await ime.compose('たいようもひく');
    await ime.commit('太陽も引く。');
    await rows.nth(1).locator('textarea[data-locale="en"]').fill('So does the sun.');
    await isSaved(page);

    await page.reload();
    await expect(page.locator('.editor[data-ready]')).toBeVisible();
    await expect(field(page, 'ja', 'headline')).toHaveValue('潮はなぜ二度満ちるのか');
    await expect(field(page, 'en', 'headline')).toHaveValue('Why the tide comes twice');
    await expect(rows.locator('textarea[data-locale="ja"]').first()).toHaveValue('月が引く。');
    await expect(rows.nth(1).locator('textarea[data-locale="ja"]')).toHaveValue('太陽も引く。');
    await expect(rows.nth(1).locator('textarea[data-locale="en"]')).toHaveValue('So does the sun.');
  });

  test('a tag is found by an input method, and a new one is named in both languages', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'ja' });
    await openEditor(page, await makeArticle('tags'));
    const ime = await inputMethod(page);
    await page.getByRole('button', { name: '情報', exact: true }).click();
    const tags = page.locator('#facts-tags');
    const search = tags.getByRole('combobox');
    await search.focus();
    await ime.compose('ちせいがく');
    await ime.commit('地政学');
    await expect(tags.locator('.tokens li')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(tags.locator('.tokens li')).toHaveText(['地政学×']);

    await ime.compose('ちょうせきがく');
    await ime.commit('潮汐学');
    await tags.getByRole('option', { name: '「潮汐学」を新しいタグにする' }).click();
    await tags.getByLabel('英語での名前').fill('Tidal science');
    await tags.getByRole('button', { name: 'タグを作る' }).click();
    await expect(tags.locator('.tokens li')).toHaveCount(2);
    await expect(tags.locator('.tokens li').nth(1)).toHaveAttribute('title', '潮汐学 / Tidal science');
  });

  test('a change of the source marks exactly its translation; a comma does not', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const articleId = await makeArticle('stale');
    await openEditor(page, articleId);
    const stale = page.locator('.row[data-state="stale"]');
    await expect(stale).toHaveCount(0);

    await field(page, 'ja', 'text1').fill('潮stale、text1。');
    await isSaved(page);
    await page.reload();
    await expect(page.locator('.row[data-state="cosmetic"]')).toHaveCount(1);
    await expect(stale).toHaveCount(0);
    await expect(page.locator('.stale-note')).toHaveCount(0);

    await field(page, 'ja', 'text2').fill('潮stale text2は2026年。');
    await isSaved(page);
    await page.reload();
    await expect(stale).toHaveCount(1);
    await expect(page.locator('#row-text2')).toHaveAttribute('data-state', 'stale');
    await expect(page.locator('.stale-note ins')).toContainText(['2026年']);
    await page.getByRole('button', { name: 'Still correct' }).click();
    await expect(stale).toHaveCount(0);
    await isSaved(page);
    await page.reload();
    await expect(stale).toHaveCount(0);
    await expect(page.locator('#row-text2')).toHaveAttribute('data-state', 'current');
  });

  test('a paragraph is cut, moved, joined, removed and brought back', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const articleId = await makeArticle('structure');
    await openEditor(page, articleId);
    const english = () =>
      page
        .locator('#section-analysis textarea[data-locale="en"][data-kind="text"]')
        .evaluateAll((fields) => fields.map((each) => (each as HTMLTextAreaElement).value));
    const text1 = field(page, 'en', 'text1');
    await text1.focus();
    await text1.evaluate((each: HTMLTextAreaElement) => each.setSelectionRange(6, 6));
    await page.keyboard.press('Enter');
    // Typed at once: it lands in the new paragraph.
    await page.keyboard.type('New. ');
    expect(await english()).toEqual(['Tides', 'New. structure text1.', 'Tides structure text2.']);
    await page.keyboard.press('Alt+ArrowDown');
    expect(await english()).toEqual(['Tides', 'Tides structure text2.', 'New. structure text1.']);
    await isSaved(page);
    await page.reload();
    await expect(page.locator('.editor[data-ready]')).toBeVisible();
    expect(await english()).toEqual(['Tides', 'Tides structure text2.', 'New. structure text1.']);

    await field(page, 'en', 'text2').focus();
    await field(page, 'en', 'text2').evaluate((each: HTMLTextAreaElement) => each.setSelectionRange(0, 0));
    await page.keyboard.press('Backspace');
    expect(await english()).toEqual(['Tides Tides structure text2.', 'New. structure text1.']);
    await isSaved(page);
    expect((await storedTexts(articleId, 'ja')).text1).toBe('潮structure text1.潮structure text2.');

    await page.locator('#row-text1 .row-handle').click();
    await page.getByRole('button', { name: 'Remove paragraph' }).click();
    expect(await english()).toEqual(['New. structure text1.']);
    await isSaved(page);
    await page.locator('.undo-bar').getByRole('button', { name: 'Undo' }).click();
    expect(await english()).toEqual(['Tides Tides structure text2.', 'New. structure text1.']);
    await page.locator('#row-text1 .row-handle').click();
    await page.getByRole('button', { name: 'Remove paragraph' }).click();
    await page.keyboard.press('ControlOrMeta+z');
    expect(await english()).toEqual(['Tides Tides structure text2.', 'New. structure text1.']);
    await isSaved(page);
    await page.reload();
    expect(await english()).toEqual(['Tides Tides structure text2.', 'New. structure text1.']);
  });

  test('is published one language at a time, from the version that is shown', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const articleId = await makeArticle('publish');
    await openEditor(page, articleId);
    await page.getByRole('button', { name: 'Facts' }).click();
    for (const [language, slug] of [
      ['Japanese', '潮の公開'],
      ['English', 'tides-published'],
    ] as const) {
      const address = page.getByRole('region', { name: `Address of the ${language} edition` });
      await address.getByLabel('Last part of the address').fill(slug);
      await address.getByRole('button', { name: 'Set the address' }).click();
      await expect(address.getByRole('status')).toContainText('The address has been changed.');
    }
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const japanese = page.getByRole('region', { name: 'Japanese edition' });
    // Typed a moment before: it is sent first.
    await field(page, 'ja', 'lede').fill('最後に書き足したリード。');
    await japanese.getByRole('button', { name: 'Publish in Japanese' }).click();
    await expect(japanese.locator('.publish-address')).toHaveText('/ja/articles/潮の公開');
    await japanese.getByRole('button', { name: 'Publish in Japanese' }).click();
    await expect(japanese.getByText('Published.', { exact: true })).toBeVisible();

    const reader = await context.newPage();
    expect((await reader.goto('/ja/articles/潮の公開'))?.status()).toBe(200);
    await expect(reader.locator('.lede')).toHaveText('最後に書き足したリード。');
    expect((await reader.goto('/en/articles/tides-published'))?.status()).toBe(404);

    const english = page.getByRole('region', { name: 'English edition' });
    await english.getByRole('button', { name: 'Publish in English' }).click();
    await english.getByRole('button', { name: 'Publish in English' }).click();
    await expect(english.getByText('Published.', { exact: true })).toBeVisible();
    expect((await reader.goto('/en/articles/tides-published'))?.status()).toBe(200);
    await expect(reader.locator('a[hreflang="ja"]').first()).toHaveAttribute('href', /%E6%BD%AE/);

    await english.getByRole('button', { name: 'Withdraw' }).click();
    await english.getByLabel('Reason to give readers').fill('The times were wrong.');
    await english.getByRole('button', { name: 'Withdraw' }).click();
    await expect(english.getByText('Withdrawn.', { exact: true })).toBeVisible();
    expect((await reader.goto('/en/articles/tides-published'))?.status()).toBe(410);
  });

  test('an older text is compared, looked at and restored, without scripts too', async ({ browser }) => {
    const articleId = await makeArticle('history');
    const page = await openAs(browser, 'Aoi', articleId);
    await field(page, 'en', 'lede').fill('Another lede.');
    await isSaved(page);
    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies(await page.context().cookies());
    const history = await plain.newPage();
    await history.goto(`/admin/articles/${articleId}/revisions?locale=en`);
    await expect(history.locator('.revisions tbody tr')).toHaveCount(2);
    await history.getByRole('button', { name: 'Compare the two' }).click();
    await expect(history.locator('.revision-differences ins')).toContainText(['Another']);
    await history.getByRole('link', { name: 'Restore…' }).click();
    await history.getByRole('button', { name: 'Make it the draft' }).click();
    await expect(history.locator('.notice-success')).toBeVisible();
    expect((await storedTexts(articleId, 'en')).lede).toBe('Tides history lede.');
    await plain.close();
    await page.context().close();
  });

  test('a pasted text is read line by line, corrected and kept', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    await page.goto('/admin/import');
    const text = page.getByLabel('Text');
    await text.fill(
      'Tides, explained\n\nThe sea rises twice a day.\n\nWhy It Matters Now\n\nPorts depend on it.',
    );
    await page.getByRole('button', { name: 'Read the text' }).click();
    const lines = page.locator('.lines > li');
    await expect(lines).toHaveCount(4);
    await expect(lines.nth(2).locator('option').first()).toHaveText('Start of “Why it matters now”');
    await text.fill(`${await text.inputValue()}\n\nOutlook\n\nIt will go on.`);
    await expect(page.getByRole('button', { name: 'Save as a draft' })).toBeDisabled();
    await page.reload();
    await expect(text).toHaveValue(/It will go on\.$/);
    await page.getByRole('button', { name: 'Read the text' }).click();
    await expect(lines).toHaveCount(6);
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.waitForURL(/\/admin\/articles\/\d+$/);
    await expect(page.locator('#section-outlook textarea[data-locale="en"]')).toHaveValue('It will go on.');
  });
});

test.describe('nothing is lost', () => {
  test.skip(({ isMobile }) => isMobile === true, 'the same code runs on phones');
  test.use({ expectedErrors: /net::ERR_INTERNET_DISCONNECTED|status of (401|409)/ });

  for (const [name, end] of [
    ['offline', 'tab is closed'],
    ['crash', 'page crashes'],
  ] as const) {
    test(`when the network goes while somebody types, and the ${end}`, async ({ context, page }) => {
      await signIn(context, { role: 'editor', locale: 'en' });
      const articleId = await makeArticle(name);
      await openEditor(page, articleId);
      await context.setOffline(true);
      await field(page, 'en', 'lede').fill('Written on the train.');
      await expect(stateLine(page)).toHaveText('Offline – 1 unsent');
      // Playwright's network is the page's and comes back as the page goes: its last request would get through, unlike on
      // a train.
      await page.evaluate(() => {
        window.fetch = () => Promise.reject(new TypeError('There is no network.'));
      });
      if (end === 'page crashes') {
        const session = await context.newCDPSession(page);
        const crashed = page.waitForEvent('crash');
        void session.send('Page.crash').catch(() => {});
        await crashed;
      }
      await page.close();
      await context.setOffline(false);
      expect((await storedTexts(articleId, 'en')).lede).toBe(`Tides ${name} lede.`);

      const again = await context.newPage();
      await openEditor(again, articleId);
      await expect(field(again, 'en', 'lede')).toHaveValue(`Tides ${name} lede.`);
      await expect(again.locator('.left-behind-text')).toHaveText('Written on the train.');
      await again.getByRole('button', { name: 'Put back', exact: true }).click();
      await expect(field(again, 'en', 'lede')).toHaveValue('Written on the train.');
      await expect(again.locator('.left-behind')).toHaveCount(0);
      await isSaved(again);
      await again.reload();
      await expect(field(again, 'en', 'lede')).toHaveValue('Written on the train.');
      await expect(again.locator('.left-behind')).toHaveCount(0);
    });
  }

  test.describe('when the screen fails while it is drawn', () => {
    test.use({ expectedErrors: /net::ERR_FAILED|TypeError/ });

    test('and a reload offers what was typed', async ({ context, page }) => {
      await signIn(context, { role: 'editor', locale: 'ja' });
      const articleId = await makeArticle('broken');
      await openEditor(page, articleId);
      await page.route('**/text', (route) => route.abort());
      await field(page, 'en', 'lede').fill('Written before it broke.');
      await expect(stateLine(page)).toContainText('未送信');
      // People who are nobody: no server of ours says that.
      await page.route('**/presence', async (route) => {
        const answer = await (await route.fetch()).json();
        await route.fulfill({ json: { ...answer, people: [null] } });
      });
      await lookForOthers(page);
      await expect(page.getByRole('heading', { name: '画面を表示できなくなりました' })).toBeVisible();
      await expect(page.locator('.notice-error')).toContainText('このブラウザーに残っています');
      await expect(page.locator('.editor')).toHaveCount(0);
      // The last request of the page that goes.
      await page.evaluate(() => {
        window.fetch = () => Promise.reject(new TypeError('There is no network.'));
      });
      await page.unroute('**/presence');
      await page.getByRole('button', { name: 'ページを再読み込みする' }).click();
      // The tab that went counts as open for a moment, and is looked for again after three seconds.
      await expect(page.locator('.left-behind-text')).toHaveText('Written before it broke.', {
        timeout: 15_000,
      });
      await expect(field(page, 'en', 'lede')).toHaveValue('Tides broken lede.');
      await page.unroute('**/text');
      await page.locator('.left-behind').getByRole('button').first().click();
      await expect(field(page, 'en', 'lede')).toHaveValue('Written before it broke.');
      await isSaved(page);
    });
  });

  test('when the network comes back', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const articleId = await makeArticle('online');
    await openEditor(page, articleId);
    await context.setOffline(true);
    await field(page, 'en', 'lede').fill('Written in a tunnel.');
    await expect(stateLine(page)).toHaveText('Offline – 1 unsent');
    await context.setOffline(false);
    await isSaved(page);
    expect((await storedTexts(articleId, 'en')).lede).toBe('Written in a tunnel.');
  });

  test('when the session ends', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const articleId = await makeArticle('session');
    await openEditor(page, articleId);
    const cookies = await context.cookies();
    await context.clearCookies();
    await field(page, 'en', 'lede').fill('Written after lunch.');
    await expect(stateLine(page)).toHaveText('Your session has ended – 1 unsent');
    await expect(page.getByRole('link', { name: 'Sign in in another tab' })).toHaveAttribute(
      'href',
      `/admin/sign-in?next=${encodeURIComponent(`/admin/articles/${articleId}`)}`,
    );
    await context.addCookies(cookies);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await isSaved(page);
    expect((await storedTexts(articleId, 'en')).lede).toBe('Written after lunch.');
  });

  test('when two people write in one article: other texts merge, the same one is a choice', async ({
    browser,
  }) => {
    const articleId = await makeArticle('two');
    const [aoi, ben] = await Promise.all([
      openAs(browser, 'Aoi', articleId),
      openAs(browser, 'Ben', articleId),
    ]);
    await field(aoi, 'en', 'text1').fill('Aoi wrote this.');
    await field(ben, 'en', 'text2').fill('Ben wrote that.');
    await Promise.all([isSaved(aoi), isSaved(ben)]);
    await field(ben, 'ja', 'text4').focus();
    await lookForOthers(ben);
    await lookForOthers(aoi);
    await expect(field(aoi, 'en', 'text2')).toHaveValue('Ben wrote that.');
    await expect(aoi.locator('.editor-people')).toHaveText('Also here: Ben');
    await expect(aoi.locator('#row-text4 .cell-people')).toHaveText('Writing here: Ben');
    await expect(field(ben, 'en', 'text1')).toHaveValue('Aoi wrote this.');

    // Online, Ben would see what Aoi wrote as soon as his own text was saved.
    await ben.context().setOffline(true);
    await field(aoi, 'en', 'lede').fill('The lede of Aoi.');
    await expect(stateLine(aoi)).toContainText('unsent');
    await isSaved(aoi);
    await field(ben, 'en', 'lede').fill('The lede of Ben.');
    await ben.context().setOffline(false);
    await expect(stateLine(ben)).toHaveText('1 conflict');
    const conflict = ben.locator('.conflict');
    await expect(conflict.locator('.difference')).toContainText(['Ben', 'Aoi', 'Tides two lede.']);
    expect((await storedTexts(articleId, 'en')).lede).toBe('The lede of Aoi.');
    await expect(field(ben, 'en', 'lede')).toHaveValue('The lede of Ben.');
    await conflict.getByRole('button', { name: 'Merge by hand' }).click();
    await conflict.getByLabel('Merged text').fill('The lede of Aoi and Ben.');
    await conflict.getByRole('button', { name: 'Use this text' }).click();
    await isSaved(ben);
    expect((await storedTexts(articleId, 'en')).lede).toBe('The lede of Aoi and Ben.');
    await lookForOthers(aoi);
    await expect(field(aoi, 'en', 'lede')).toHaveValue('The lede of Aoi and Ben.');
    await Promise.all([aoi.context().close(), ben.context().close()]);
  });
});

test('every width shows the editor without scrolling sideways', async ({ context, page, isMobile }) => {
  await signIn(context, { role: 'editor', locale: 'ja' });
  await openEditor(page, await makeArticle('width'));
  for (const width of isMobile ? [390] : [768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const name of ['情報', 'プレビュー', '公開']) {
      await page.getByRole('button', { name, exact: true }).first().click();
      expect(await fitsItsWidth(page), `${name} at ${width}`).toBe(true);
      await page.getByRole('button', { name, exact: true }).first().click();
    }
  }
});

test('the script of the editor is at most 200 kB', async ({ context, page }) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  const scripts = new Set<string>();
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.add(response.url());
  });
  await openEditor(page, await makeArticle('budget'));
  const { gzipSync } = await import('node:zlib');
  let bytes = 0;
  for (const url of scripts) bytes += gzipSync(await (await page.request.get(url)).body()).length;
  expect(scripts.size).toBeGreaterThan(0);
  console.log(`editor: ${Math.round(bytes / 100) / 10} kB of script`);
  expect(bytes).toBeLessThanOrEqual(200_000);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a form that is refused says why, and what was typed stands there again', async ({
    context,
    page,
  }) => {
    await signIn(context, { role: 'editor', locale: 'ja' });
    const articleId = await makeArticle('plain');
    await page.goto(`/admin/articles/${articleId}`);
    const address = page.locator('#slug-en');
    await address.fill('12');
    await address.press('Enter');
    await expect(page.getByRole('alert')).toContainText('「12」');
    await expect(page).toHaveURL(/\/admin\/articles\/\d+\?form=\w+$/);
    await expect(address).toHaveValue('12');
    await address.fill('plain-tides');
    await address.press('Enter');
    await expect(page.getByRole('status').first()).toContainText('URLを変更しました。');
    await expect(address).toHaveValue('plain-tides');
  });
});
