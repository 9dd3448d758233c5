import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore } from '#testing/test-store.ts';
import { createToken } from '../commands/tokens/create-token.ts';
import { revokeToken } from '../commands/tokens/revoke-token.ts';
import { apiToken } from '../schema.ts';
import { theStore } from '../store.ts';
import { findBearer, newApiToken } from './api-token.ts';

const actor = TEST_ACTOR;
const CLIENT = '192.0.2.7';
const from = (token: string, client = CLIENT) => findBearer(`Bearer ${token}`, client);

async function made(name: string, days?: number) {
  const result = await createToken({ actor, name, scopes: ['drafts:write'], days });
  if (!result.ok) throw new Error(result.code);
  return result;
}

it('a token is held until it is over or revoked, and its scheme may be spelled as one likes', async () => {
  using test = await openTestStore();
  const { token, tokenId } = await made('wire', 1);
  expect(await findBearer(`bEARER  ${token}`, CLIENT)).toMatchObject({
    ok: true,
    actor: { name: 'token wire' },
  });
  test.setNow(new Date(theStore().now().getTime() + 24 * 3_600_000));
  expect(await from(token)).toEqual({ ok: false, code: 'expired-token' });
  // The name is free again.
  const next = await made('wire');
  await revokeToken({ actor, tokenId: next.tokenId });
  expect(await from(next.token)).toEqual({ ok: false, code: 'invalid-token' });
  expect(await revokeToken({ actor, tokenId })).toMatchObject({ ok: true });
});

it('wrong tokens are made to wait by network; right ones, those that are over, and what is no token are not', async () => {
  using _ = await openTestStore();
  const { token } = await made('wire');
  for (const text of ['', 'prism_short', 'x'.repeat(5_000)]) {
    for (let n = 0; n < 10; n++) expect(await from(text)).toMatchObject({ code: 'invalid-token' });
  }
  const codes = [];
  for (let n = 0; n < 8; n++) {
    const found = await from(newApiToken().token);
    codes.push(found.ok ? 'ok' : found.code);
  }
  expect(codes.slice(0, 5)).toEqual(Array(5).fill('invalid-token'));
  expect(codes.at(-1)).toBe('many-attempts');
  expect(await from(newApiToken().token, '198.51.100.1')).toMatchObject({ code: 'invalid-token' });
  expect(await from(token)).toMatchObject({ ok: true });
});

it('the time of its last use is kept, to the minute', async () => {
  using test = await openTestStore();
  const { token, tokenId } = await made('wire');
  const lastUse = async () => {
    const [row] = await theStore().read.select().from(apiToken).where(eq(apiToken.id, tokenId));
    return row?.lastUsedAt?.getTime();
  };
  const began = theStore().now().getTime();
  const uses = [];
  for (const seconds of [0, 59, 60]) {
    test.setNow(new Date(began + seconds * 1_000));
    await from(token);
    uses.push(((await lastUse()) ?? 0) - began);
  }
  expect(uses).toEqual([0, 0, 60_000]);
});
