import { install, mayUseApt } from './apt.ts';
import { findBrowser } from './find-browser.ts';
import { capture } from './tool.ts';

/**
 * Sees to a browser and a Japanese font for the tests: installs Debian's packages where this process may, and
 * otherwise lets Playwright download its browser into the home folder.
 */
export async function ensureBrowser(): Promise<{ ok: boolean; output?: string }> {
  if (!findBrowser()) {
    const installed = mayUseApt() ? await install(['chromium', 'fonts-noto-cjk']) : await download();
    if (!installed.ok) return installed;
    if (!findBrowser()) return { ok: false, output: 'Still no browser: name one in CHROMIUM_PATH.' };
  }
  if (await hasJapaneseFont()) return { ok: true };
  if (mayUseApt()) return install(['fonts-noto-cjk']);
  console.error('There is no Japanese font here; screenshots would show boxes (Debian: fonts-noto-cjk).');
  return { ok: true };
}

function download() {
  console.error('Downloading a browser for the tests ...');
  return capture('playwright', ['install', 'chromium']);
}

/** Also true where fontconfig is missing and there is no way to know. */
async function hasJapaneseFont(): Promise<boolean> {
  const { ok, output } = await capture('fc-list', [':lang=ja']);
  return !ok || output !== '';
}
