import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';

export { expect };

/**
 * Playwright's `test`; a page that reports an error, in its console or by an exception, fails the test. Chromium also
 * reports a page that was answered 404 or 410: tests open such pages on purpose, and see to the status themselves.
 */
export const test = base.extend<{ noErrorsOnPages: undefined; expectedErrors: RegExp | undefined }>({
  /** What a test brings about on purpose, a lost network for instance: `test.use({ expectedErrors: /…/ })`. */
  expectedErrors: [undefined, { option: true }],
  noErrorsOnPages: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      const documents = new Set<string>();
      context.on('response', (response) => {
        if (response.request().isNavigationRequest()) documents.add(response.url());
      });
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(wordsOf(message));
      });
      context.on('weberror', (error) => errors.push(String(error.error())));
      await use(undefined);
      const unexpected = errors.filter(
        (words) => !isStatusOf(words, documents) && !expectedErrors?.test(words),
      );
      expect(unexpected, 'errors that pages reported').toEqual([]);
    },
    { auto: true },
  ],
});

const FAILED = 'Failed to load resource: the server responded with a status of';

function wordsOf(message: ConsoleMessage): string {
  return `${message.text()} ${message.location().url}`;
}

function isStatusOf(words: string, documents: Set<string>): boolean {
  return words.startsWith(FAILED) && documents.has(words.slice(words.lastIndexOf(' ') + 1));
}

/** Whether the page can be read without scrolling sideways. */
export async function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}
