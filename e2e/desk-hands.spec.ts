import type { BrowserContext, Locator, Page } from '@playwright/test';
import { createArticle } from '#db/commands/editions/create-article.ts';
import { publishEdition } from '#db/commands/editions/publish-edition.ts';
import { getEditor } from '#db/queries/desk/editor/get-editor.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { field, inputMethod, isSaved, makeArticle, openEditor } from './support/desk-editor.ts';
import { inStore, signIn } from './support/sign-in.ts';
import { expect, fitsItsWidth, test } from './support/test.ts';

test.use({ javaScriptEnabled: true });

const LIST = '/admin/articles';

async function openAs(
  context: BrowserContext,
  page: Page,
  name: string,
  person: Parameters<typeof signIn>[1] = { role: 'editor', locale: 'en' },
): Promise<number> {
  await signIn(context, person);
  const articleId = await makeArticle(own(name));
  await openEditor(page, articleId);
  return articleId;
}

/** Of this screen only: the same name is the same article. */
const own = (name: string): string => `${name} ${test.info().project.name}`;

const panelButton = (page: Page, name: string): Locator =>
  page.getByRole('toolbar', { name: 'Beside the text' }).getByRole('button', { name, exact: true });

test.describe('the focus', () => {
  test('goes into a panel that opens, and back to its button when it is closed', async ({
    context,
    page,
  }) => {
    await openAs(context, page, 'hands panels');
    for (const name of ['Facts', 'Preview', 'Publish']) {
      const button = panelButton(page, name);
      await button.click();
      await expect(page.getByRole('heading', { level: 2, name })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(button).toBeFocused();
      await expect(button).toHaveAttribute('aria-expanded', 'false');
      await page.keyboard.press('Enter');
      await page.locator(`#panel-${name.toLowerCase()}`).getByRole('button', { name: 'Close' }).click();
      await expect(button).toBeFocused();
    }
  });

  test('and the place in the text come back when a panel had taken its room', async ({
    context,
    page,
    isMobile,
  }) => {
    test.skip(isMobile !== true, 'text and panel have room beside each other');
    await openAs(context, page, 'hands place');
    await page.evaluate(() => window.scrollTo(0, 600));
    // Playwright's own click scrolls first: for it the bar, which sticks at the top, lies in the padding of the scrolling.
    await panelButton(page, 'Facts').evaluate((button: HTMLButtonElement) => button.click());
    await expect(page.getByRole('heading', { level: 2, name: 'Facts' })).toBeInViewport();
    expect(await page.evaluate(() => window.scrollY)).toBeLessThan(600);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => window.scrollY)).toBe(600);
  });

  test('finds a panel right after its button, and the other buttons by the arrow keys', async ({
    context,
    page,
    isMobile,
  }) => {
    test.skip(isMobile === true, 'a telephone has no Tab key');
    await openAs(context, page, 'hands tab order');
    await panelButton(page, 'Facts').press('Enter');
    await page.keyboard.press('Shift+Tab');
    await expect(panelButton(page, 'Facts')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.locator('#panel-facts').getByRole('button', { name: 'Close' })).toBeFocused();
    await panelButton(page, 'Facts').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(panelButton(page, 'Notes')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(panelButton(page, 'Publish')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(panelButton(page, 'Facts')).toBeFocused();
  });

  test('leaves Escape to an input method and to what is open in the panel', async ({ context, page }) => {
    await openAs(context, page, 'hands escape');
    await panelButton(page, 'Facts').click();
    const search = page.locator('#facts-tags').getByRole('combobox');
    await search.fill('we');
    await expect(search).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Escape');
    await expect(search).toHaveAttribute('aria-expanded', 'false');
    await expect(page.locator('#panel-facts')).toBeVisible();

    const ime = await inputMethod(page);
    await page.locator('#slug-ja').focus();
    await ime.compose('しお');
    // As browsers tell of a key that an input method takes.
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229, isComposing: true, bubbles: true }),
      ),
    );
    await expect(page.locator('#panel-facts')).toBeVisible();
    await ime.commit('潮');
    await page.locator('#slug-ja').press('Escape');
    await expect(panelButton(page, 'Facts')).toBeFocused();
  });

  test('is carried through publishing, its question and its refusal', async ({ context, page }) => {
    await openAs(context, page, 'hands publish');
    await panelButton(page, 'Publish').click();
    const english = page.getByRole('region', { name: 'English edition' });
    const publish = english.locator('[data-verb="publish"]');
    await publish.press('Enter');
    const question = english.locator('.publish-confirm');
    await expect(question).toBeFocused();
    await question.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(publish).toBeFocused();
    await publish.press('Enter');
    await question.getByRole('button', { name: 'Publish in English' }).press('Enter');
    await expect(english.getByText('Published.', { exact: true })).toBeFocused();

    await english.getByRole('button', { name: 'Withdraw' }).press('Enter');
    const reason = english.getByLabel('Reason to give readers');
    await expect(reason).toBeFocused();
    await english.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(english.getByRole('button', { name: 'Withdraw' })).toBeFocused();
  });

  test.describe('while the server cannot be reached', () => {
    test.use({ expectedErrors: /net::ERR_FAILED/ });

    test('stays on the button that was pressed', async ({ context, page }) => {
      await openAs(context, page, 'hands refused');
      await panelButton(page, 'Publish').click();
      const english = page.getByRole('region', { name: 'English edition' });
      await english.locator('[data-verb="publish"]').press('Enter');
      await expect(english.locator('.publish-confirm')).toBeFocused();
      await page.route('**/publish', (route) => route.abort());
      const button = english.locator('.publish-confirm').getByRole('button', { name: 'Publish in English' });
      await button.press('Enter');
      await expect(english.getByRole('alert')).toBeVisible();
      await expect(button).toBeFocused();
    });
  });

  test('goes back to the menu of a row, or into the text that the menu made', async ({ context, page }) => {
    await openAs(context, page, 'hands menu');
    if (!(await field(page, 'en', 'text1').isVisible()))
      await page.getByRole('button', { name: 'English' }).click();
    const handle = page.locator('#row-text1 .row-handle');
    await handle.click();
    await page.getByRole('button', { name: /^Move down/ }).press('Enter');
    await expect(handle).toBeFocused();
    await handle.click();
    await page.keyboard.press('Escape');
    await expect(handle).toBeFocused();
    await handle.click();
    await page
      .getByRole('button', { name: /Paragraph$/ })
      .first()
      .press('Enter');
    await expect(page.locator('textarea:focus')).toHaveValue('');
  });
});

test.describe('names', () => {
  test('no two menus of rows have the same, and none opens empty', async ({ context, page }) => {
    await openAs(context, page, 'hands names');
    const handles = page.locator('.row-handle');
    const names = await handles.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    expect(names.length).toBeGreaterThan(10);
    expect(names).toContain('Structure of Key points 1, label');
    expect(names).toContain('Structure of Key points 1, text');
    expect(new Set(names).size).toBe(names.length);
    for (const handle of await handles.all()) {
      await handle.click();
      expect(await page.locator('.row-menu-list button').count()).toBeGreaterThan(0);
      await page.keyboard.press('Escape');
    }
    await expect(page.locator('#row-headline .row-handle')).toHaveCount(0);
  });

  test('the state of a translation and the change of its source describe its field', async ({
    context,
    page,
  }) => {
    await openAs(context, page, 'hands described', { role: 'translator', locale: 'en' });
    const description = async (locale: Locale, segment: string) => {
      const ids = (await field(page, locale, segment).getAttribute('aria-describedby')) ?? '';
      return page.evaluate(
        (all) => all.map((id) => document.getElementById(id)?.textContent ?? '').join(' '),
        ids.split(' '),
      );
    };
    expect(await description('en', 'text1')).toContain('Current');
    expect(await description('ja', 'text1')).not.toContain('Current');
    await page.getByRole('button', { name: 'Both' }).click();
    await field(page, 'ja', 'text1').fill('潮は二千二十六年に変わった。');
    await field(page, 'en', 'text2').focus();
    await expect(page.locator('#row-text1')).toHaveAttribute('data-state', 'stale');
    const stale = await description('en', 'text1');
    expect(stale).toContain('Stale');
    expect(stale).toContain('Changed in the original');
    // What is to be pressed is no description.
    expect(stale).not.toContain('Still correct');
  });

  test('tabs say the headline, in the language of the desk, as it is typed', async ({ context, page }) => {
    const articleId = await openAs(context, page, 'hands titles', { role: 'editor', locale: 'ja' });
    await expect(page).toHaveTitle(`潮${own('hands titles')} headline – PRISM News`);
    await field(page, 'ja', 'headline').fill('潮の名前');
    await expect(page).toHaveTitle('潮の名前 – PRISM News');
    await field(page, 'ja', 'headline').fill('');
    await expect(page).toHaveTitle(`Tides ${own('hands titles')} headline – PRISM News`);
    await isSaved(page);
    await page.goto(`${LIST}/${articleId}/revisions`);
    await expect(page).toHaveTitle(`履歴：Tides ${own('hands titles')} headline – PRISM News`);
    await page.goto(`/admin/import?of=${articleId}`);
    await expect(page).toHaveTitle(`訳の取り込み：Tides ${own('hands titles')} headline – PRISM News`);
    const empty = await inStore(() => createArticle({ actor: TEST_ACTOR, locale: 'ja' }));
    await page.goto(`${LIST}/${empty.ok && empty.articleId}`);
    await expect(page).toHaveTitle('無題の記事 – PRISM News');
  });
});

/** Contrast of two colours as WCAG 2 counts it, and what `color` is, by the browser's own reading of it. */
const ring = (element: Locator) =>
  element.evaluate((node) => {
    const rgb = (color: string) => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!canvas) throw new Error('There is no canvas.');
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (color: number[]) =>
      color
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
    const style = getComputedStyle(node);
    const root = document.createElement('span');
    document.body.append(root);
    const named = (name: string) => {
      root.style.color = `var(--${name})`;
      return rgb(getComputedStyle(root).color);
    };
    const outline = rgb(style.outlineColor);
    const contrasts = ['paper', 'sheet', 'wash'].map((name) => {
      const [low = 0, high = 0] = [luminance(outline), luminance(named(name))].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    });
    const bad = named('bad');
    root.remove();
    return { width: style.outlineWidth, outline, bad, least: Math.min(...contrasts) };
  });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the ring of the focus is no colour of an error, and stands out: ${colorScheme}`, async ({
    context,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await openAs(context, page, `hands ring ${colorScheme}`);
    await panelButton(page, 'Facts').click();
    for (const element of [
      page.locator('#slug-en'),
      page.locator('.editor-back'),
      panelButton(page, 'Facts'),
    ]) {
      await page.keyboard.press('Tab');
      await element.focus();
      const { width, outline, bad, least } = await ring(element);
      expect(width).toBe('2px');
      expect(least).toBeGreaterThanOrEqual(3);
      const [red = 0, , blue = 0] = outline;
      // An error is red, the ring is blue.
      expect((bad[0] ?? 0) > (bad[2] ?? 0)).toBe(true);
      expect(blue).toBeGreaterThan(red);
    }
  });
}

test('a translator on a telephone has the source above each text', async ({ context, page, isMobile }) => {
  test.skip(isMobile !== true, 'there is room for two columns');
  const articleId = await openAs(context, page, 'hands phone', { role: 'translator', locale: 'en' });
  const row = page.locator('#row-text1');
  const source = row.locator('.cell[data-locale="en"] .cell-source');
  await expect(source).toBeVisible();
  await expect(source).toHaveText(`潮${own('hands phone')} text1.`);
  await expect(source).toHaveAttribute('lang', 'ja');
  await expect(field(page, 'en', 'text1')).toBeVisible();
  await expect(field(page, 'ja', 'text1')).toBeHidden();
  const [above, below] = [await source.boundingBox(), await field(page, 'en', 'text1').boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);

  await page.getByRole('button', { name: 'Both' }).click();
  await expect(field(page, 'ja', 'text1')).toBeVisible();
  await expect(source).toBeHidden();
  const [first, second] = [
    await field(page, 'ja', 'text1').boundingBox(),
    await field(page, 'en', 'text1').boundingBox(),
  ];
  expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThanOrEqual(second?.y ?? 0);
  for (const width of [320, 390, 430]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await fitsItsWidth(page), String(width)).toBe(true);
  }
  // Who writes the original begins with it.
  await page.evaluate(() => localStorage.clear());
  await signIn(context, { role: 'editor', locale: 'en' });
  await openEditor(page, articleId);
  await expect(field(page, 'ja', 'text1')).toBeVisible();
  await expect(field(page, 'en', 'text1')).toBeHidden();
});

test('length and reading time stand in both languages, as readers get them, and follow what is written', async ({
  context,
  page,
}) => {
  await signIn(context, { role: 'editor', locale: 'en' });
  const name = own('hands length');
  const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');
  const articleId = await inStore(async () => {
    const japanese = await buildArticle(`潮${name}`, { locale: 'ja', publish: false });
    const document = { ...buildDocument('Tide'), lede: words(640) };
    await buildArticle(name, { document, translationOf: japanese.ref.articleId, publish: true });
    return japanese.ref.articleId;
  });
  await openEditor(page, articleId);
  const length = (locale: Locale) => page.locator(`.article-length [data-locale="${locale}"] dd`);
  await expect(length('en')).toHaveText(/^\d+ words, 3 min read$/);
  await expect(length('ja')).toHaveText(/^\d+ characters, 1 min read$/);
  const view = await inStore(() => getEditor({ actor: TEST_ACTOR, articleId }));
  const reader = await context.newPage();
  await reader.goto(`/en/articles/${view?.editions.en?.slug}`);
  await expect(reader.getByText('3 min read').first()).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await field(page, 'en', 'lede').fill(words(1300));
  await expect(length('en')).toHaveText(/^1,3\d\d words, 6 min read$/, { timeout: 15_000 });
});

/** Things to press that are smaller than 24 × 24 px: as WCAG 2.2 has it, links within a sentence are left out. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const targets = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="option"]';
    const isInSentence = (node: Element) => {
      const own = node.textContent?.trim().length ?? 0;
      const around = node.closest('p, li, td, dd')?.textContent?.trim().length ?? 0;
      return node.matches('a') && getComputedStyle(node).display === 'inline' && around > own + 12;
    };
    return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((node) => {
      const isSeen = node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      // A box that is chosen by its label is as large as that.
      const pressed = node.matches('input[type="checkbox"], input[type="radio"]')
        ? (node.closest('label') ?? node)
        : node;
      const { width, height } = pressed.getBoundingClientRect();
      if (!isSeen || width <= 1 || isInSentence(node) || node.closest('.skip-link')) return [];
      if (width >= 24 && height >= 24) return [];
      const { tagName, className, textContent } = node;
      return [
        `${tagName}.${className} “${textContent?.trim().slice(0, 30)}” ${width.toFixed(1)} × ${height.toFixed(1)}`,
      ];
    });
  });

test('everything to press is at least 24 px wide and high', async ({ context, page }) => {
  await signIn(context, { role: 'admin', locale: 'en' });
  const articleId = await makeArticle(own('hands targets'));
  await inStore(() => publishEdition({ actor: TEST_ACTOR, articleId, locale: 'en' }));
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    await page.locator('details').evaluateAll((all) => {
      for (const each of all) (each as HTMLDetailsElement).open = true;
    });
    const targets = await small(page);
    if (targets.length > 0) found[name] = targets;
  };
  const pages = [LIST, `${LIST}?status=live`, '/admin/import', '/admin/people', '/admin/account'];
  for (const path of [...pages, '/admin/account/two-factor', `${LIST}/${articleId}/revisions`]) {
    await page.goto(path);
    await look(path);
  }
  await openEditor(page, articleId);
  await look('editor');
  await field(page, 'ja', 'text1').fill('潮は二千二十六年に変わった。');
  await page.getByRole('button', { name: 'Both' }).click();
  await field(page, 'en', 'text2').focus();
  await expect(page.locator('.stale-note')).toBeVisible();
  await page.locator('#row-text2 .row-handle').click();
  await look('stale note and menu');
  await page.keyboard.press('Escape');
  for (const name of ['Facts', 'Preview', 'Publish']) {
    await panelButton(page, name).click();
    await look(name);
  }
  // The editor asks for news, and sends what is unsent, until it is left: without a session it would be refused.
  await isSaved(page);
  await page.goto('about:blank');
  await context.clearCookies();
  for (const path of ['/admin/sign-in', '/admin/invitation?token=x']) {
    await page.goto(path);
    await look(path);
  }
  expect(found).toEqual({});
});

test.describe('the list, without scripts,', () => {
  test.use({ javaScriptEnabled: false });

  test('asks before live articles go into the trash, and says how many pages', async ({ context, page }) => {
    await signIn(context, { role: 'editor', locale: 'en' });
    const word = `trash${Date.now()}`;
    await inStore(async () => {
      const both = await buildArticle(`${word} both`, {
        document: { ...buildDocument('Both'), headline: `${word} both` },
      });
      const { articleId } = both.ref;
      await buildArticle(`潮${word}`, { locale: 'ja', translationOf: articleId });
      await buildArticle(`${word} one`, { document: { ...buildDocument('One'), headline: `${word} one` } });
      await createArticle({ actor: TEST_ACTOR, locale: 'en', headline: `${word} draft` });
    });
    await page.goto(`${LIST}?q=${word}`);
    const rows = page.locator('.article-row');
    await expect(rows).toHaveCount(3);
    for (const box of await rows.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Move to trash' }).click();
    const question = page.getByRole('alert');
    await expect(question).toContainText(
      '3 pages that readers can open now would disappear, from 2 articles.',
    );
    await expect(rows).toHaveCount(3);
    await question.getByRole('link', { name: 'Cancel' }).click();
    await expect(question).toHaveCount(0);
    await expect(rows).toHaveCount(3);

    for (const box of await rows.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Move to trash' }).click();
    await question.getByRole('button', { name: 'Move all 3 to the trash' }).click();
    await expect(page.getByRole('status')).toHaveText('3 articles were moved to the trash.');
    await expect(rows).toHaveCount(0);
  });

  test('offers no filter that nothing can match', async ({ context, page }) => {
    const writer = await signIn(context, { role: 'writer', locale: 'en' });
    await page.goto(LIST);
    const options = (name: string) => page.locator(`#filter-${name} option`).allTextContents();
    expect(await options('status')).toEqual([]);
    expect(await options('category')).toEqual([]);
    await inStore(() => createArticle({ actor: writer, locale: 'ja', headline: '潮の下書き' }));
    await page.goto(LIST);
    expect(await options('status')).toEqual(['Any', 'Draft']);
    expect(await options('locale')).toEqual(['Any', 'Japanese']);
    expect(await options('translation')).toEqual(['Any', 'Missing']);
    // Whoever begins an article is not asked for its author.
    for (const name of ['category', 'tag']) await expect(page.locator(`#filter-${name}`)).toHaveCount(0);
    // What the address asks for stands in the form, though nothing matches.
    await page.goto(`${LIST}?status=withdrawn&locale=en`);
    await expect(page.locator('#filter-status')).toHaveValue('withdrawn');
    expect(await options('locale')).toEqual(['Any', 'English']);
  });
});
