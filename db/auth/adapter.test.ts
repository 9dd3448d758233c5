import { expect, it } from 'vitest';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import { theAuth } from './auth.ts';

const HOUR = 3600 * 1000;
const at = (n: number) => new Date(Date.UTC(2026, 10, 3) + n * HOUR);

async function verifications() {
  const { adapter } = await (await theAuth()).$context;
  for (const [n, value] of ['a_b', 'aXb', '100%', 'z'].entries()) {
    await adapter.create({
      model: 'verification',
      data: { identifier: `i${n}`, value, expiresAt: at(n) },
    });
  }
  const find = async (
    field: string,
    operator: 'lt' | 'lte' | 'gt' | 'gte' | 'ne' | 'in' | 'contains',
    value: unknown,
  ) => {
    const where = [{ field, operator, value: value as string }];
    const rows = await adapter.findMany<{ identifier: string }>({
      model: 'verification',
      where,
      sortBy: { field: 'identifier', direction: 'asc' },
    });
    return rows.map(({ identifier }) => identifier).join(' ');
  };
  return { adapter, find };
}

it('reads by every condition that better-auth asks for, wildcards taken as they are', async () => {
  using _ = await openTestStore();
  const { find, adapter } = await verifications();
  expect(await find('expiresAt', 'lt', at(1))).toBe('i0');
  expect(await find('expiresAt', 'lte', at(1))).toBe('i0 i1');
  expect(await find('expiresAt', 'gt', at(2))).toBe('i3');
  expect(await find('expiresAt', 'gte', at(2))).toBe('i2 i3');
  expect(await find('identifier', 'ne', 'i0')).toBe('i1 i2 i3');
  expect(await find('identifier', 'in', ['i3', 'i1', 'i9'])).toBe('i1 i3');
  expect(await find('value', 'contains', 'a_b')).toBe('i0');
  expect(await find('value', 'contains', '%')).toBe('i2');
  expect(await adapter.count({ model: 'verification' })).toBe(4);
  const page = { limit: 2, offset: 1, sortBy: { field: 'expiresAt', direction: 'desc' as const } };
  const rows = await adapter.findMany<{ identifier: string }>({ model: 'verification', ...page });
  expect(rows.map(({ identifier }) => identifier)).toEqual(['i2', 'i1']);
});

it('joins conditions by AND and OR as the library means them', async () => {
  using _ = await openTestStore();
  const { adapter } = await verifications();
  const rows = await adapter.findMany<{ identifier: string }>({
    model: 'verification',
    where: [
      { field: 'expiresAt', operator: 'gt', value: at(0) },
      { field: 'value', value: 'a_b', connector: 'OR' },
      { field: 'value', value: 'z', connector: 'OR' },
    ],
  });
  expect(rows.map(({ identifier }) => identifier)).toEqual(['i3']);
});

it('gives instants and switches back as they were written, and says how many rows it changed', async () => {
  using _ = await openTestStore();
  const { adapter } = await verifications();
  const { viewer } = await signInAs({ role: 'writer' });
  const where = [{ field: 'id', value: viewer.userId }];
  const changed = await adapter.update<{ twoFactorEnabled: boolean; disabledAt: Date; role: string }>({
    model: 'user',
    where,
    update: { twoFactorEnabled: true, disabledAt: at(5) },
  });
  expect(changed).toMatchObject({ twoFactorEnabled: true, disabledAt: at(5), role: 'writer' });
  const late = [{ field: 'expiresAt', operator: 'gte' as const, value: at(2) }];
  expect(await adapter.updateMany({ model: 'verification', where: late, update: { value: 'q' } })).toBe(2);
  expect(await adapter.deleteMany({ model: 'verification', where: late })).toBe(2);
  expect(await adapter.findOne({ model: 'verification', where: late })).toBeNull();
});

it('lets only one of many use a thing up', async () => {
  using _ = await openTestStore();
  const { adapter } = await verifications();
  const where = [{ field: 'identifier', value: 'i1' }];
  const takers = Array.from({ length: 8 }, () => adapter.consumeOne({ model: 'verification', where }));
  const taken = (await Promise.all(takers)).filter((row) => row !== null);
  expect(taken).toHaveLength(1);
});
