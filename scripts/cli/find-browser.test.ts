import { afterEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from './find-browser.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the browser for the tests', () => {
  it('is the one that CHROMIUM_PATH names', () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    expect(findBrowser()).toBe(process.execPath);
  });

  it('is not looked for elsewhere when CHROMIUM_PATH is wrong', () => {
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    expect(findBrowser).toThrow('CHROMIUM_PATH names no file: /nowhere/chromium');
  });
});
