import { expect, it } from 'vitest';
import { openTestStore } from '#testing/test-store.ts';
import { seal, unseal } from './seal.ts';

it('a sealed value comes back whole, shows nothing of itself, and is refused when a bit of it was changed', async () => {
  using _ = await openTestStore();
  const sealed = await seal({ link: '秘密' });
  expect(await unseal(sealed)).toEqual({ link: '秘密' });
  expect(Buffer.from(sealed, 'base64url').toString()).not.toContain('秘密');
  const bytes = Buffer.from(sealed, 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(await unseal(bytes.toString('base64url'))).toBeUndefined();
  expect(await unseal('')).toBeUndefined();
  expect(await unseal('nonsense')).toBeUndefined();
});

it('nobody else’s seal is taken for ours', async () => {
  let foreign = '';
  {
    using _ = await openTestStore();
    foreign = await seal('x');
  }
  using _ = await openTestStore();
  expect(await unseal(foreign)).toBeUndefined();
});
