import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { CommandError } from './command-error.ts';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * The browser for the tests: CHROMIUM_PATH, else the system's, else the one that Playwright downloaded.
 * @returns its path, or undefined when there is none
 * @throws CommandError when CHROMIUM_PATH names no file
 */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new CommandError(`CHROMIUM_PATH names no file: ${named}`);
  return named || [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path));
}
