import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startServer } from '#server/process/start-server.ts';
import { parseSettings } from '#server/settings.ts';
import { ensureBrowser } from './cli/ensure-browser.ts';
import { ensureBuilt } from './cli/ensure-built.ts';
import { findBrowser } from './cli/find-browser.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { ROOT } from './cli/tool.ts';
import { deskShotsOf } from './screenshots/desk-shots.ts';
import { clock, prepareNewsroom } from './screenshots/newsroom.ts';
import { READER_SHOTS } from './screenshots/reader-shots.ts';
import { type Shot, takeInto } from './screenshots/shot.ts';

const FOLDER = join(ROOT, 'docs/screenshots');

await runCommand(
  {
    name: 'screenshots',
    summary:
      'Takes the pictures in docs/screenshots/ of a new store with the demo articles and a small newsroom.',
    usage: '[NAME …]',
    options: {},
    positionals: true,
    help: 'With names, or beginnings of names (desk front-ja), only those are taken.',
  },
  async ({ positionals: names }) => {
    const browserReady = await ensureBrowser();
    if (!browserReady.ok) throw new CommandError('There is no browser to take pictures with.');
    await ensureBuilt();
    const dataDir = mkdtempSync(join(tmpdir(), 'prism-screenshots-'));
    const parsed = parseSettings({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' });
    if (!parsed.ok) throw new CommandError(parsed.problems.join('\n'));
    const server = await startServer({ settings: parsed.settings, now: clock.now });
    const executablePath = findBrowser();
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    mkdirSync(FOLDER, { recursive: true });
    const isAsked = ({ name }: Shot) =>
      names.length === 0 || names.some((beginning) => name.startsWith(beginning));
    try {
      for (const shot of READER_SHOTS.filter(isAsked)) await takeInto(FOLDER, browser, server.url, shot);
      const deskShots = deskShotsOf(await prepareNewsroom());
      for (const shot of deskShots.filter(isAsked)) await takeInto(FOLDER, browser, server.url, shot);
    } finally {
      await browser.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
);
