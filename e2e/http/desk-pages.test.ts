import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagesOf } from '#i18n/messages.ts';
import { LOCALES } from '#lib/locale.ts';
import { ask } from '#testing/ask.ts';
import { buildArticle } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';
import { signInAs } from '#testing/sign-in.ts';

let server: Served;
const cookies = {} as Record<'ja' | 'en', string>;

beforeAll(async () => {
  server = await serveHere();
  await buildArticle('Tides', { slug: 'tides', category: 'science' });
  for (const locale of LOCALES) {
    const { cookie } = await signInAs({ role: 'admin', locale });
    cookies[locale] = `${cookie.name}=${cookie.value}`;
  }
}, 180_000);
afterAll(() => server.stop());

const open = (path: string, locale: 'ja' | 'en' = 'en') =>
  ask(server.url, path, { headers: { cookie: cookies[locale] } });

const NEXT_SCRIPT = /<script[^>]*src="\/_next\//;
const OURS = /<script src="\/assets\/(?:desk|composing)-[0-9a-f]{16}\.js" type="module"( nonce="([^"]+)")?>/;

describe('a page of the desk', () => {
  it.each([
    '/admin/articles',
    '/admin/articles/1/publishing',
    '/admin/articles/1/revisions',
    '/admin/front?locale=en',
    '/admin/pictures',
    '/admin/topics?kind=tag',
    '/admin/topics/author/new',
    '/admin/people',
    '/admin/tokens',
    '/admin/account',
  ])('without an editor, %s, carries our script and none of the framework', async (path) => {
    const { status, text, headers } = await open(path);
    expect(status).toBe(200);
    expect(text).not.toMatch(NEXT_SCRIPT);
    expect(text).not.toContain('__next_f');
    expect(OURS.exec(text)?.[2]).toBeUndefined();
    expect(text).toMatch(OURS);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });

  it('goes without the framework before somebody has signed in, too', async () => {
    const { status, text } = await ask(server.url, '/admin/sign-in');
    expect(status).toBe(200);
    expect(text).not.toMatch(NEXT_SCRIPT);
  });

  it.each(['/admin/articles/1', '/admin/import'])(
    'with an editor, %s, carries both, with the nonce of this answer',
    async (path) => {
      const { status, text, headers } = await open(path);
      expect(status).toBe(200);
      expect(text).toMatch(NEXT_SCRIPT);
      const nonce = OURS.exec(text)?.[2] ?? 'none';
      expect(headers['content-security-policy']).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic';`);
    },
  );
});

describe('an address of the desk at which nothing is', () => {
  it.each(
    LOCALES.flatMap((locale) =>
      ['/admin/articles/999', '/admin/articles/999/revisions', '/admin/pictures/999', '/admin/missing'].map(
        (path) => [path, locale] as const,
      ),
    ),
  )('%s is answered 404 with a page in %s that wants no script', async (path, locale) => {
    const { status, text, headers } = await open(path, locale);
    const { title, toArticles } = messagesOf(locale).editor.missing;
    expect(status).toBe(404);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(toArticles);
    expect(text).not.toMatch(NEXT_SCRIPT);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['cache-control']).toBe('private, no-store');
  });
});
