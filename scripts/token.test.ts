import { expect, it } from 'vitest';
import { findBearer } from '#db/auth/api-token.ts';
import { openStore } from '#db/open-store.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const token = (...args: string[]) => runHere(() => import('./token.ts'), args, { DATA_DIR: dataDir });

async function bearer(secret: string) {
  const { store } = await openStore({ dataDir });
  try {
    const found = await findBearer(`Bearer ${secret}`, '192.0.2.1');
    return found.ok ? { name: found.actor.name, scopes: found.scopes } : found.code;
  } finally {
    store.close();
  }
}

it('token makes a token that is shown once, lists it without its secret, and revokes it', async () => {
  const made = await token(
    'create',
    '--name',
    'wire',
    '--scopes',
    'drafts:write, drafts:read',
    '--days',
    '30',
  );
  expect([made.status, made.err]).toEqual([0, '']);
  const [, secret = ''] =
    /^The token “wire” is valid until .+\. It is shown only this once:\n(prism_[\w-]{43})\n$/.exec(
      made.out,
    ) ?? [];
  expect(await bearer(secret)).toEqual({ name: 'token wire', scopes: ['drafts:read', 'drafts:write'] });

  const [listed] = (await token('list', '--json')).out.split('\n').map((line) => JSON.parse(line || 'null'));
  expect(listed).toMatchObject({
    id: 1,
    name: 'wire',
    prefix: secret.slice(0, 12),
    state: 'active',
    createdBy: null,
  });
  expect(JSON.stringify(listed)).not.toContain(secret.slice(12));
  expect(Date.parse(listed.expiresAt) - Date.parse(listed.createdAt)).toBe(30 * 24 * 3_600_000);

  expect(await token('revoke', '1')).toEqual({ status: 0, out: 'Revoked the token “wire”.\n', err: '' });
  expect(await bearer(secret)).toBe('invalid-token');
  expect((await token('list')).out).toMatch(
    /^1 {2}wire {2}prism_.{6}… {2}drafts:read,drafts:write {2}revoked {2}last used /,
  );
  expect((await token('revoke', '1')).status).toBe(2);
});

it.each([
  [[], 1, 'Which verb? One of create, list, revoke.'],
  [['create', '--name', 'a'], 1, 'Give --name and --scopes.'],
  [['create', '--name', 'a', '--scopes', 'everything'], 1, 'There is no scope “everything”'],
  [['create', '--name', 'a', '--scopes', ','], 2, 'Choose at least one thing'],
  [['create', '--name', ' ', '--scopes', 'publish'], 2, 'Give the token a name of 80 characters at most.'],
  [['create', '--name', 'a', '--scopes', 'publish', '--days', '0'], 2, 'for 1 to 1095 days'],
  [['revoke', 'wire'], 1, 'Give the number of a token'],
  [['list', 'all'], 1, '“all” is one argument too many.'],
])('token refuses %j with exit status %d', async (args, status, sentence) => {
  const result = await token(...args);
  expect([result.status, result.out]).toEqual([status, '']);
  expect(result.err).toContain(sentence);
});
