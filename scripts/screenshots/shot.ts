import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import type { Locale } from '#lib/locale.ts';
import type { SignedIn } from '#testing/sign-in.ts';

/** One picture of the running product. */
export type Shot = {
  name: string;
  path: string;
  width: 390 | 1280 | 1440;
  /** Long pages are cropped to it. */
  height?: number;
  dark?: true;
  /** What the browser asks for, where nobody is signed in. */
  locale?: Locale;
  /** Who is signed in. */
  as?: SignedIn;
  /** What is done on the page before it is taken. */
  before?: (page: Page) => Promise<void>;
};

const MAX_BYTES = 150_000;
const QUALITIES = [82, 70, 58, 46];

/** Takes one picture into `folder`, as sharp as fits into 150 kB. Readers' pages are taken without scripts. */
export async function takeInto(folder: string, browser: Browser, url: string, shot: Shot): Promise<void> {
  const { name, path, width, height = 900, dark, locale = 'en', as, before } = shot;
  console.error(name);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: width === 390 ? 2 : 1,
    javaScriptEnabled: as !== undefined,
    locale,
  });
  if (as) await context.addCookies([{ ...as.cookie, url }]);
  // Whoever took the picture before would still seem to be in the article.
  await context.route('**/presence', (route) => route.abort());
  const page = await context.newPage();
  await page.goto(url + path);
  await before?.(page);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await context.close();
  for (const quality of QUALITIES) {
    const { size } = await sharp(png)
      .webp({ quality })
      .toFile(join(folder, `${name}.webp`));
    if (size <= MAX_BYTES) return;
  }
  throw new Error(`${name} does not fit into ${MAX_BYTES} bytes: take less of the page.`);
}
