import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { importFile } from '#db/commands/import/import-file.ts';
import { ask } from '#testing/ask.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { type Served, serveHere } from '#testing/serve.ts';

vi.setConfig({ testTimeout: 60_000 });

let server: Served;
beforeAll(async () => {
  server = await serveHere();
}, 180_000);
afterAll(() => server.stop());

it('the addresses that an imported article had elsewhere lead to it in one hop', async () => {
  const text = `---
title: Ports bet on deeper water
slug: deep-ports
date: 2026-01-05
aliases: [/2019/04/old-ports.html, "/x/ports-again/"]
redirect_from: /blog/harbour-bets
---

Ports on three coasts are deepening their channels this year, at the cost of the towns around them.

## Outlook

The first deep berth opens in May, and the next two in the year after it.
`;
  const bytes = new TextEncoder().encode(text);
  const taken = await importFile({ actor: TEST_ACTOR, path: '/a.md', bytes, publish: true });
  expect(taken).toMatchObject({ ok: true, slug: 'deep-ports', publication: { status: 'live' } });
  expect((await ask(server.url, '/en/articles/deep-ports')).status).toBe(200);
  for (const former of ['old-ports', 'ports-again', 'harbour-bets']) {
    const answer = await ask(server.url, `/en/articles/${former}`);
    expect([former, answer.status, answer.headers.location]).toEqual([
      former,
      308,
      '/en/articles/deep-ports',
    ]);
  }
});
