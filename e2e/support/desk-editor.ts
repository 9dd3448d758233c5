import type { Browser, CDPSession, Locator, Page } from '@playwright/test';
import type { Locale } from '#lib/locale.ts';
import { buildArticle } from '#testing/build-article.ts';
import { inStore, signIn } from './sign-in.ts';
import { expect } from './test.ts';

/**
 * An article in both languages, not published: `buildDocument`'s, whose Japanese texts begin with 潮.
 * @param name of one test only: the same name is the same article
 */
export async function makeArticle(name: string): Promise<number> {
  return inStore(async () => {
    const japanese = await buildArticle(`潮${name}`, { locale: 'ja', publish: false });
    const { articleId } = japanese.ref;
    await buildArticle(`Tides ${name}`, { locale: 'en', publish: false, translationOf: articleId });
    return articleId;
  });
}

/** A window of its own for somebody new, signed in, with the article open. */
export async function openAs(browser: Browser, name: string, articleId: number): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  await signIn(context, { role: 'editor', name, locale: 'en' });
  const page = await context.newPage();
  await openEditor(page, articleId);
  return page;
}

export async function openEditor(page: Page, articleId: number): Promise<void> {
  await page.goto(`/admin/articles/${articleId}`);
  await expect(page.locator('.editor[data-ready]')).toBeVisible();
}

export const field = (page: Page, locale: Locale, segment: string): Locator =>
  page.locator(`[id="text-${locale}-${segment}"]`);

export const stateLine = (page: Page): Locator => page.locator('.state-line > span').first();

export async function isSaved(page: Page): Promise<void> {
  await expect(stateLine(page)).toContainText(/^(Saved|保存済み)/);
}

/** Asks now what others did, instead of in ten seconds. */
export async function lookForOthers(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/presence'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await answered;
}

/** An input method, as Chromium tells pages about it. */
export async function inputMethod(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  /** A key that the input method takes for itself. */
  const key = async () => {
    const process = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...process });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...process });
  };
  return {
    async compose(text: string) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    },
    /** Enter, which ends the conversion. */
    async commit(text: string) {
      await key();
      await session.send('Input.insertText', { text });
    },
  };
}
