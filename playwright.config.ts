import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/cli/find-browser.ts';
import { makeRunFolder } from './testing/run-folder.ts';

/*
 * Every run has a server, a store and a temporary folder of its own; the browser's profiles are in it, too. This file is
 * read again by each worker, which inherits the variables: the first reading decides.
 */
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DATA_DIR ??= join(makeRunFolder(), 'data');

/** What they try is the same on every screen: what commands do, what is sent, what a text says. */
const ONE_SCREEN = '**/{budget,drafts,figures,import,import-desk,lifecycle,media}.spec.ts';

const browser = findBrowser();
const siteUrl = `http://127.0.0.1:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  // Commands that tests run are processes of their own, and CI has two cores.
  timeout: 60_000,
  fullyParallel: true,
  workers: 2,
  // A machine that is busy for a moment is no fault of the program. What passes the second time is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: siteUrl,
    // Readers' pages are complete without it; a test that needs it says test.use({ javaScriptEnabled: true }).
    javaScriptEnabled: false,
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    {
      name: 'phone',
      testIgnore: ONE_SCREEN,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: {
    command: 'exec node --disable-warning=ExperimentalWarning server/main.ts',
    url: `${siteUrl}/ja`,
    env: {
      ...(process.env as Record<string, string>),
      PATH: `${join(import.meta.dirname, 'node_modules/.bin')}:${process.env.PATH}`,
      NODE_ENV: 'production',
      PORT: process.env.E2E_PORT,
      HOST: '127.0.0.1',
      SITE_URL: siteUrl,
      DATA_DIR: process.env.E2E_DATA_DIR,
      LOG_LEVEL: 'warn',
    },
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
