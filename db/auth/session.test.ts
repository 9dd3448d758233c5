import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { signInAs } from '#testing/sign-in.ts';
import { openTestStore } from '#testing/test-store.ts';
import { session, user } from '../schema.ts';
import { findViewer } from './find-viewer.ts';

const library = vi.hoisted(() => ({ loaded: 0 }));
vi.mock('./auth.ts', (importOriginal) => {
  library.loaded++;
  return importOriginal();
});

const ask = (cookie: string) => findViewer(new Headers({ cookie }));

it('a cookie that a stranger invents makes nothing be loaded, and one that was signed here does', async () => {
  using _ = await openTestStore();
  const { cookie, viewer } = await signInAs({ role: 'admin' });
  const invented = [
    'x',
    'x.y',
    '.',
    '%',
    '%FF.%FF',
    `${'a'.repeat(32)}.${'A'.repeat(43)}%3D`,
    'a.'.repeat(4_000),
  ];
  for (const value of invented) {
    expect(await ask(`${cookie.name}=${value}; __Secure-${cookie.name}=${value}`)).toBeNull();
  }
  expect(library.loaded).toBe(0);
  expect(await ask(`${cookie.name}=${cookie.value}`)).toEqual(viewer);
  expect(library.loaded).toBe(1);
});

it('somebody is known by their cookie, with the role that they have now, until they are disabled', async () => {
  using test = await openTestStore();
  const { viewer, cookie } = await signInAs({ role: 'editor', name: '美香', locale: 'ja' });
  const header = `a=b; ${cookie.name}=${cookie.value}`;
  expect(await ask(header)).toEqual(viewer);
  await test.store.write(async (tx) => {
    await tx.update(user).set({ role: 'writer' }).where(eq(user.id, viewer.userId));
  });
  expect(await ask(header)).toEqual({ ...viewer, role: 'writer' });
  await test.store.write(async (tx) => {
    await tx.update(user).set({ disabledAt: new Date() }).where(eq(user.id, viewer.userId));
  });
  expect(await ask(header)).toBeNull();
});

it('a cookie that nobody signed, an ended session and no cookie at all are nobody', async () => {
  using test = await openTestStore();
  const { viewer, cookie } = await signInAs({ role: 'admin' });
  const [token] = cookie.value.split('.');
  expect(await ask(`${cookie.name}=${token}.${'A'.repeat(43)}%3D`)).toBeNull();
  expect(await ask(`${cookie.name}=${token}`)).toBeNull();
  expect(await ask('')).toBeNull();
  await test.store.write(async (tx) => {
    await tx
      .update(session)
      .set({ expiresAt: new Date(0) })
      .where(eq(session.id, viewer.sessionId));
  });
  expect(await ask(`${cookie.name}=${cookie.value}`)).toBeNull();
});
