import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#testing/ask.ts';
import { type Served, serveHere } from '#testing/serve.ts';

let server: Served;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

/** A page as a browser gets it that found the server under another name. */
const pageAt = async (path: string, host: string, language = 'en') => {
  const headers = { host, 'accept-language': language };
  const { status, text } = await ask(server.url, path, { headers });
  return { status, text };
};
const PAGES = [
  '/admin/sign-in?next=%2Fadmin%2Fpeople',
  '/admin/setup?token=abc',
  '/admin/invitation?token=abc',
];

describe('a page of the door to the desk', () => {
  it.each(PAGES)('%s says where the site is when it was opened under another address', async (path) => {
    const { port, host } = new URL(server.url);
    const elsewhere = await pageAt(path, `evil.example:${port}`);
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.text).toContain('This site’s address is');
    expect(elsewhere.text).toContain(`<a href="${server.url}${path}">${server.url}</a>`);
    expect(elsewhere.text).not.toContain('evil.example');
    expect((await pageAt(path, `evil.example:${port}`, 'ja')).text).toContain('このサイトのURLは');
    const here = await pageAt(path, host);
    expect(here.status).toBe(200);
    expect(here.text).not.toContain('This site’s address is');
  });

  it('believes nobody who says where the site is', async () => {
    const { host } = new URL(server.url);
    const headers = { host, 'x-prism-elsewhere': 'https://evil.example' };
    const { text } = await ask(server.url, '/admin/sign-in', { headers });
    expect(text).not.toContain('evil.example');
  });

  it('is the only one to say so: readers get the same under every address', async () => {
    const { host } = new URL(server.url);
    expect((await pageAt('/en', 'evil.example')).text).toBe((await pageAt('/en', host)).text);
  });
});
