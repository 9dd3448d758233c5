import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import sharp from 'sharp';
import { parseSettings } from '#server/settings.ts';
import { startServer } from '#server/start-server.ts';
import { ensureBrowser } from './cli/ensure-browser.ts';
import { ensureBuilt } from './cli/ensure-built.ts';
import { findBrowser } from './cli/find-browser.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { ROOT } from './cli/tool.ts';

const FOLDER = join(ROOT, 'docs/screenshots');

type Shot = { name: string; path: string; width: 390 | 1280; dark?: true; height?: number };

/** What the README and the decisions show; `height` crops long pages. */
const SHOTS: Shot[] = [
  { name: 'front-ja', path: '/ja', width: 1280, height: 1500 },
  { name: 'front-en-dark', path: '/en', width: 1280, height: 1500, dark: true },
  { name: 'front-ja-phone', path: '/ja', width: 390, height: 1800 },
  { name: 'article-en', path: '/en/articles/undersea-cables', width: 1280, height: 1800 },
  { name: 'article-ja-dark', path: '/ja/articles/undersea-cables', width: 1280, height: 1800, dark: true },
  { name: 'article-ja-phone', path: '/ja/articles/undersea-cables', width: 390, height: 2400 },
  { name: 'article-en-phone-dark', path: '/en/articles/leap-second', width: 390, height: 2400, dark: true },
  { name: 'category-ja', path: '/ja/categories/technology', width: 1280, height: 1200 },
  { name: 'archive-en', path: '/en/archive', width: 1280, height: 1200 },
  { name: 'policy-ja-phone', path: '/ja/editorial-policy', width: 390, height: 1600 },
  { name: 'missing-en-phone', path: '/en/nothing-here', width: 390, height: 1200 },
];

await runCommand(
  {
    name: 'screenshots',
    summary: 'Takes the pictures in docs/screenshots/ of a new store with the demo articles.',
    usage: '',
    options: {},
  },
  async () => {
    const browserReady = await ensureBrowser();
    if (!browserReady.ok) throw new CommandError('There is no browser to take pictures with.');
    await ensureBuilt();
    const dataDir = mkdtempSync(join(tmpdir(), 'prism-screenshots-'));
    const parsed = parseSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' });
    if (!parsed.ok) throw new CommandError(parsed.problems.join('\n'));
    const server = await startServer({ settings: parsed.settings });
    const executablePath = findBrowser();
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    mkdirSync(FOLDER, { recursive: true });
    for (const [index, shot] of SHOTS.entries()) {
      console.error(`[${index + 1}/${SHOTS.length}] ${shot.name}`);
      await take(browser, server.url, shot);
    }
    await browser.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  },
);

async function take(browser: Browser, url: string, { name, path, width, dark, height = 900 }: Shot) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: width === 390 ? 2 : 1,
    javaScriptEnabled: false,
  });
  await page.goto(url + path);
  const png = await page.screenshot();
  await sharp(png)
    .webp({ quality: 82 })
    .toFile(join(FOLDER, `${name}.webp`));
  await page.close();
}
