import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { rightsOfScopes } from '#lib/token-scopes.ts';
import { buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import type { TokenActor } from '../../auth/actor.ts';
import { insertArticle } from '../editions/create-article.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { takeText } from '../import/take-text.ts';
import { createToken } from '../tokens/create-token.ts';
import { runCommand } from './run-command.ts';

const scopes = ['drafts:write', 'publish'] as const;

async function program(key?: string): Promise<TokenActor> {
  const made = await createToken({ actor: TEST_ACTOR, name: 'wire', scopes });
  const tokenId = made.ok ? made.tokenId : 1;
  const once = key === undefined ? undefined : { key, fingerprint: 'a' };
  return { name: 'token wire', rights: rightsOfScopes(scopes), userId: null, tokenId, once };
}

const draft = (actor: TokenActor) =>
  takeText({ actor, locale: 'en', document: buildDocument('Wire'), provenance: 'machine' });

const counts = (test: TestStore) =>
  oneRow<{ articles: number; requests: number }>(
    sql`select (select count(*) from article) as articles, (select count(*) from api_request) as requests`,
    test.store,
  );

it('a verb that fails halfway leaves neither what it did nor its key, and is done when it is asked for again', async () => {
  using test = await openTestStore();
  const actor = await program('k');
  const before = await counts(test);
  const crash = runCommand(actor, { right: 'create' }, async (context) => {
    await insertArticle(context, 'en');
    throw new Error('The power went off.');
  });
  await expect(crash).rejects.toThrow('The power went off.');
  expect(await counts(test)).toEqual(before);
  expect(await draft(actor)).toMatchObject({ ok: true, status: 'created' });
  expect(await counts(test)).toEqual({ articles: 1, requests: 1 });
});

it('a key is forgotten after a day', async () => {
  using test = await openTestStore();
  const actor = await program('k');
  const first = await draft(actor);
  const DAY = 24 * 3_600_000;
  for (const [after, articles] of [
    [DAY, 1],
    [DAY + 1, 2],
  ] as const) {
    test.setNow(new Date(START.getTime() + after));
    const again = await draft(actor);
    expect([JSON.stringify(again) === JSON.stringify(first), await counts(test)]).toEqual([
      articles === 1,
      { articles, requests: 1 },
    ]);
  }
});

it('what a machine wrote counts as checked once one of the staff publishes it, and not when a program does', async () => {
  using test = await openTestStore();
  const actor = await program();
  const taken = await draft(actor);
  if (!taken.ok) throw new Error(taken.code);
  const provenance = async () =>
    (await oneRow<{ provenance: string }>(sql`select provenance from edition`, test.store)).provenance;
  const seen = [await provenance()];
  for (const publisher of [actor, TEST_ACTOR]) {
    await publishEdition({ actor: publisher, ...taken.ref });
    seen.push(await provenance());
  }
  await takeText({
    actor,
    locale: 'en',
    document: { ...buildDocument('Wire'), lede: 'Anew.' },
    provenance: 'machine',
    into: { ...taken.ref, version: undefined },
  });
  seen.push(await provenance());
  expect(seen).toEqual(['machine', 'machine', 'machine-reviewed', 'machine']);
});
