import type { Page } from '@playwright/test';
import { leanDocument } from '#server/lean.ts';

/** All that a reader's page may load: its own origin's styles, scripts and pictures, nothing inline. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Shows documents as readers have them, without the framework and under a strict policy. Where the server sends them
 * so already, nothing is changed.
 */
export async function showLeanPages(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch({ maxRedirects: 0 });
    const html = await response.text();
    if (!html.includes('__next_f')) return route.fulfill({ response });
    const headers = { ...response.headers(), 'content-security-policy': POLICY };
    return route.fulfill({ response, headers, body: leanDocument(html) });
  });
}
