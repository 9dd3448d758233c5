import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inviteFirstAdmin } from '#db/auth/invite-first-admin.ts';
import { openStore } from '#db/open-store.ts';
import type { Store } from '#db/store.ts';
import type { Program } from '#scripts/cli/start-program.ts';
import { ask } from '#testing/ask.ts';
import { breakTable } from '#testing/break-table.ts';
import { serveApart } from '#testing/serve.ts';

/*
 * One-time links in the program as operators run it, with a line for each request.
 */
let server: Program & { dataDir: string };
let store: Store;
let token: string;

beforeAll(async () => {
  server = await serveApart({ ACCESS_LOG: 'on', LOG_LEVEL: 'debug', STATUS_TOKEN: '' });
  ({ store } = await openStore({ dataDir: server.dataDir }));
  // The link that the program prints is meant to be read; this one, which takes its place, it has never seen.
  await vi.waitFor(() => expect(server.words()).toContain('/admin/setup?token='), 60_000);
  token = (await inviteFirstAdmin()) ?? '';
  expect(token).toMatch(/^[\w-]{43}$/);
}, 180_000);
afterAll(async () => {
  await server.stop();
  store.close();
});

/** What was logged since a moment, once a line with `mark` is there. */
async function logged(since: number, mark: string): Promise<string> {
  await vi.waitFor(() => expect(server.words().slice(since)).toContain(mark), 5_000);
  return server.words().slice(since);
}

describe('the token of a one-time link', () => {
  it('opens its page, and stands in no line of the access log', async () => {
    const since = server.words().length;
    const page = await ask(server.url, `/admin/setup?token=${token}`);
    expect([page.status, page.text.includes('action="/api/desk/join"')]).toEqual([200, true]);
    for (const path of [
      `/admin/invitation?token=${token}`,
      `/en/preview/1?token=${token}`,
      `/admin/sign-in?next=${encodeURIComponent(`/admin/setup?token=${token}`)}`,
      `/ja/articles/nothing?token=${token}`,
      `/admin/%?token=${token}`,
      `//admin//setup?token=${token}`,
    ]) {
      await ask(server.url, path);
    }
    await ask(server.url, '/healthz?last');
    const lines = await logged(since, '/healthz?last');
    expect(lines).toContain('"url":"/admin/setup?token=[redacted]"');
    expect(lines).not.toContain(token);
  });

  it('stands in no line about a failure', async () => {
    const since = server.words().length;
    const repair = breakTable(server.dataDir, 'invitation');
    try {
      const failed = await ask(server.url, `/admin/setup?token=${token}`);
      expect(failed.status).toBe(500);
      const body = new URLSearchParams({
        token,
        name: 'Ken',
        email: 'k@example.org',
        password: 'long enough',
      });
      await ask(server.url, '/api/desk/join', {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      });
    } finally {
      repair();
    }
    const lines = await logged(since, 'a request failed');
    expect(lines).not.toContain(token);
    expect(lines).not.toContain('long enough');
  });

  it('is told to nobody by the page that it opens', async () => {
    const page = await ask(server.url, `/admin/setup?token=${token}`);
    expect(page.headers['referrer-policy']).toBe('strict-origin');
    const other = await ask(server.url, '/admin/sign-in');
    expect(other.headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  });
});

it('without a token in the settings, nobody finds the figures of the process', async () => {
  expect((await ask(server.url, '/status')).status).toBe(404);
});
