import type { Page } from '@playwright/test';
import { expect, fitsItsWidth, test } from './support/test.ts';

const ARTICLE = '/en/articles/undersea-cables';
const HEADLINE = 'The cables that carry the world’s data, and where they are weak';

test.describe('without JavaScript', () => {
  test('a page shows nothing that would need it', async ({ page }) => {
    for (const path of ['/ja', ARTICLE, '/ja/display', '/en/saved']) {
      await page.goto(path);
      if (path.endsWith('display') || path.endsWith('saved')) {
        await expect(page.getByText(/JavaScript/)).toBeVisible();
      }
      await expect(
        page.locator('fieldset, .saved, [data-tool], .saved-link').filter({ visible: true }),
      ).toHaveCount(0);
    }
  });
});

test.describe('with JavaScript', () => {
  test.use({ javaScriptEnabled: true });

  test('a chosen theme stays, and is there before anything is painted', async ({ page }) => {
    await page.goto('/en/display');
    const colour = () => page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
    const light = await colour();
    await page.getByRole('group', { name: 'Appearance' }).getByLabel('Dark').check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const dark = await colour();
    expect(dark).not.toBe(light);

    // What the page looks like the moment it has a body: nothing of it can have been painted before.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        Object.assign(window, { themeAtFirst: document.documentElement.dataset.theme });
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(ARTICLE);
    expect(await page.evaluate(() => (window as unknown as { themeAtFirst: string }).themeAtFirst)).toBe(
      'dark',
    );
    expect(await colour()).toBe(dark);
    // The bars of the browser follow.
    const bars = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')]
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );
    expect(bars).toEqual(['#12161d']);

    await page.goto('/en/display');
    await expect(page.getByLabel('Dark')).toBeChecked();
    await page.getByLabel('Same as device').check();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    expect(await colour()).toBe(light);
  });

  test('the theme can be chosen with the keyboard', async ({ page }) => {
    await page.goto('/ja/display');
    await page.getByLabel('端末に合わせる').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByLabel('ダーク')).toBeFocused();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('a theme chosen in one tab dresses the others', async ({ page, context }) => {
    await page.goto('/en/display');
    const [other, same] = [await context.newPage(), await context.newPage()];
    await other.goto(ARTICLE);
    await same.goto('/en/display');
    await page.getByLabel('Dark').check();
    await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(same.getByLabel('Dark')).toBeChecked();
  });

  test('pages are suggested while somebody types, and gone to with the keyboard', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto('/en/search');
    await page.waitForLoadState('networkidle');
    expect(fetched.filter((path) => path.includes('suggest'))).toEqual([]);

    const main = page.getByRole('main');
    await main.getByRole('searchbox').focus();
    const field = main.getByRole('combobox');
    const list = main.getByRole('listbox', { name: 'Suggestions' });
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await field.pressSequentially('the cables that');
    const option = list.getByRole('option', { name: HEADLINE });
    await expect(option).toHaveAttribute('aria-selected', 'false');
    await expect(main.getByRole('status')).toHaveText('1 suggestion');
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    // A key of an input method is none of ours.
    await field.dispatchEvent('keydown', { key: 'ArrowDown', isComposing: true });
    await expect(field).not.toHaveAttribute('aria-activedescendant');
    await field.press('ArrowDown');
    await expect(option).toHaveAttribute('aria-selected', 'true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    expect(await fitsItsWidth(page)).toBe(true);
    await field.press('Escape');
    await expect(list).toBeHidden();
    await expect(field).toHaveValue('the cables that');
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${ARTICLE}$`));

    await page.goto('/en/search');
    await main.getByRole('searchbox').fill('cables');
    await main.getByRole('combobox').press('Enter');
    await expect(page).toHaveURL(/\/en\/search\?q=cables$/);
  });

  test('type is as large, as wide and of the face that the reader chose, on every page', async ({ page }) => {
    await page.goto('/ja/articles/leap-second');
    const paragraph = page.locator('#analysis .section-text p').first();
    const looks = () =>
      paragraph.evaluate((p) => {
        const { fontSize, fontFamily } = getComputedStyle(p);
        return {
          size: Number.parseFloat(fontSize),
          face: fontFamily,
          width: p.clientWidth / Number.parseFloat(fontSize),
        };
      });
    const before = await looks();
    await page.getByRole('link', { name: '表示の設定' }).first().click();
    await expect(page).toHaveURL(/\/ja\/display$/);
    await page.getByRole('group', { name: '文字の大きさ' }).getByLabel('特大').check();
    await page.getByRole('group', { name: '本文の書体' }).getByLabel('明朝体').check();
    await page.getByRole('group', { name: '1行の長さ' }).getByLabel('短め').check();
    const sample = page.locator('.display-sample');
    await expect(sample.locator('rt')).toBeVisible();
    await page.getByRole('group', { name: 'ふりがな' }).getByLabel('表示しない').check();
    await expect(sample.locator('rt')).toBeHidden();
    await expect(page.getByRole('status')).toHaveText(/保存しました/);
    expect(await fitsItsWidth(page)).toBe(true);
    await page.goto('/ja/articles/leap-second');
    const after = await looks();
    expect(after.size / before.size).toBeCloseTo(1.35, 2);
    expect(after.face).not.toBe(before.face);
    expect(after.width).toBeLessThanOrEqual(26.1);
    expect(await fitsItsWidth(page)).toBe(true);
  });

  test('an article is saved, found from any page, and removed', async ({ page }) => {
    await page.goto('/en');
    const way = page.getByRole('link', { name: 'Saved articles' });
    await expect(way).toBeHidden();

    await page.goto(ARTICLE);
    await page.getByRole('button', { name: 'Read later' }).click();
    await expect(page.getByRole('status')).toHaveText(/^Saved\./);
    await expect(way).toHaveText(/1$/);
    await page.goto('/ja/articles/leap-second');
    await page.getByRole('button', { name: 'あとで読む' }).click();

    await page.goto('/en/categories/science');
    await way.click();
    await expect(page).toHaveURL(/\/en\/saved$/);
    const list = page.getByRole('region', { name: 'Saved articles' });
    await expect(list.getByRole('listitem').getByRole('link')).toHaveCount(2);
    await expect(list.getByRole('link').first()).toHaveAttribute('lang', 'ja');
    expect(await fitsItsWidth(page)).toBe(true);
    await list.getByRole('link', { name: HEADLINE }).click();
    await expect(page).toHaveURL(new RegExp(`${ARTICLE}$`));
    await page.getByRole('button', { name: 'Remove from saved' }).click();
    await expect(page.getByRole('button', { name: 'Read later' })).toBeVisible();
    await expect(page.getByRole('status')).toHaveText(/^Removed/);
    await expect(way).toHaveText(/1$/);
  });

  test('saved articles are removed one by one with the keyboard', async ({ page }) => {
    for (const slug of ['undersea-cables', 'leap-second']) {
      await page.goto(`/en/articles/${slug}`);
      await page.getByRole('button', { name: 'Read later' }).click();
    }
    await page.goto('/en/saved');
    const remove = page.getByRole('button', { name: /^Remove: / });
    await remove.first().press('Enter');
    await expect(remove).toHaveCount(1);
    await expect(remove).toBeFocused();
    await remove.press('Enter');
    await expect(page.getByText('You have saved no articles.')).toBeFocused();
    await expect(page.locator('.saved-link')).toBeHidden();
  });

  test('a change since the last visit is marked, on this device only', async ({ page }) => {
    // The demo's corrected article has been changed since it appeared.
    const corrected = '/ja/articles/container-shipping';
    await page.goto(corrected);
    const date = page.locator('.facts [data-since]');
    await expect(date).toHaveCount(1);
    await expect(page.getByText('前回お読みになった後の更新')).toHaveCount(0);
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('read') ?? '[]'))).toMatchObject([
      [corrected, expect.any(String)],
    ]);
    await page.reload();
    await expect(page.getByText('前回お読みになった後の更新')).toHaveCount(0);
    await page.evaluate(
      (path) => localStorage.setItem('read', JSON.stringify([[path, '2020-01-01T00:00:00Z']])),
      corrected,
    );
    await page.reload();
    await expect(page.getByText('前回お読みになった後の更新')).toBeVisible();
    await page.reload();
    await expect(page.getByText('前回お読みになった後の更新')).toHaveCount(0);
    await page.evaluate(() => localStorage.setItem('read', '{"a":[1'));
    await page.reload();
    await expect(date).toBeVisible();
  });

  for (const [what, saved] of [
    ['damaged', '{"path":'],
    ['of another kind', '{"path":"/en"}'],
    ['an address that is not a page', '[{"path":"javascript:alert(1)","title":"x","lang":"en"},null,7]'],
    ['on another site', '[{"path":"//evil.example","title":"x","lang":"en"}]'],
  ] as const) {
    test(`what was saved is left out when it is ${what}`, async ({ page }) => {
      await page.addInitScript((value) => localStorage.setItem('saved', value), saved);
      await page.goto(ARTICLE);
      await expect(page.getByRole('button', { name: 'Read later' })).toBeVisible();
      await expect(page.locator('.saved-link')).toBeHidden();
    });
  }

  test('a page whose browser refuses to remember works until it is left', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    await page.goto(ARTICLE);
    await page.getByRole('button', { name: 'Read later' }).click();
    await expect(page.getByRole('link', { name: 'Saved articles' })).toHaveText(/1$/);
    await page.goto('/en/display');
    await page.getByLabel('Dark').check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByRole('status')).toHaveText(/keeps no settings/);
  });

  test.describe('where the system shares nothing', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
    test('sharing copies the address and says so', async ({ page }) => {
      await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
      await page.goto(`${ARTICLE}#sources`);
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page.getByRole('status')).toHaveText('Link copied.');
      const address = await page.locator('[rel=canonical]').getAttribute('href');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    });
  });

  test('where the system shares, it is told title and address; closing its sheet is no failure', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const errors = [null, new DOMException('closed', 'AbortError'), new Error('broken')];
      const shared: unknown[] = [];
      Object.assign(window, { shared });
      Object.defineProperty(navigator, 'share', {
        value: async (data: unknown) => {
          shared.push(data);
          const error = errors.shift();
          if (error) throw error;
        },
      });
    });
    await page.goto(ARTICLE);
    const share = page.getByRole('button', { name: 'Share' });
    await share.click();
    await share.click();
    await expect(page.getByRole('status')).toBeEmpty();
    await share.click();
    await expect(page.getByRole('status')).toHaveText(/^Sharing did not work/);
    const url = await page.locator('[rel=canonical]').getAttribute('href');
    const shared = await page.evaluate(() => (window as unknown as { shared: unknown[] }).shared);
    expect(shared[0]).toEqual({ title: HEADLINE, url });
  });

  test('without a voice there is no button to read aloud', async ({ page }) => {
    await page.goto(ARTICLE);
    await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Read aloud' })).toBeHidden();
  });

  test('a voice of another language, or one that is not on this device, does not count', async ({ page }) => {
    await giveVoices(page, [
      { lang: 'ja-JP', localService: true },
      { lang: 'en-US', localService: false },
    ]);
    await page.goto(ARTICLE);
    await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Read aloud' })).toBeHidden();
  });

  test('an article is read sentence by sentence, paused, taken up and ended', async ({ page }) => {
    await giveVoices(page, [{ lang: 'en-GB', localService: true }]);
    await page.goto(ARTICLE);
    const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    const endSentence = () =>
      page.evaluate(() => (window as unknown as { endSentence: () => void }).endSentence());
    const stop = page.getByRole('button', { name: 'Stop' });
    await expect(stop).toBeHidden();
    await page.getByRole('button', { name: 'Read aloud' }).click();
    await endSentence();
    await expect(stop).toBeVisible();
    const second =
      'Stream a film from abroad or send money overseas, and the data will almost certainly travel through optical fibre on the seabed.';
    expect(await spoken()).toEqual([HEADLINE, second]);

    await page.getByRole('button', { name: 'Pause' }).click();
    // A system that ends a cancelled sentence late must not make the reading jump.
    await endSentence();
    await page.getByRole('button', { name: 'Resume' }).click();
    expect((await spoken()).slice(2)).toEqual([second]);

    await stop.click();
    const read = page.getByRole('button', { name: 'Read aloud' });
    await expect(read).toBeFocused();
    await expect(stop).toBeHidden();

    await read.click();
    const before = (await spoken()).length;
    for (let n = 0; n < 200; n++) await endSentence();
    await expect(page.getByRole('button', { name: 'Read aloud' })).toBeVisible();
    const whole = (await spoken()).slice(before - 1);
    expect(whole[0]).toBe(HEADLINE);
    expect(whole).toContain('Why it matters now');
    expect(whole.join(' ')).not.toMatch(/\[\d\]|Related|Shared tag|Sources/);
    expect(new Set(whole.filter((text) => text.length > 60)).size).toBe(
      whole.filter((text) => text.length > 60).length,
    );
  });
});

/** Stands in for the system's voices: machines that run tests have none. Keeps what is spoken, and ends it when told. */
async function giveVoices(page: Page, voices: { lang: string; localService: boolean }[]): Promise<void> {
  await page.addInitScript((known) => {
    const spoken: string[] = [];
    let current: { onend: (() => void) | null } | undefined;
    Object.assign(window, {
      spoken,
      endSentence: () => current?.onend?.(),
      SpeechSynthesisUtterance: class {
        text: string;
        onend = null;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => known,
        speak(utterance: { text: string; onend: (() => void) | null }) {
          spoken.push(utterance.text);
          current = utterance;
        },
        cancel() {},
        addEventListener() {},
      },
    });
  }, voices);
}
