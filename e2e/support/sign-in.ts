import type { BrowserContext } from '@playwright/test';
import { openStore } from '#db/open-store.ts';
import { theStore } from '#db/store.ts';
import { type SignedIn, signInAs } from '#testing/sign-in.ts';

/**
 * Signs a browser in as somebody new, by writing account and session into the store of the server under test: no test
 * but those of the sign-in page itself need fill in its form.
 * @returns who is signed in
 */
export async function signIn(
  context: BrowserContext,
  person: Parameters<typeof signInAs>[0],
): Promise<SignedIn['viewer']> {
  const { viewer, cookie } = await inStore(() => signInAs(person));
  await context.addCookies([{ ...cookie, url: `http://127.0.0.1:${process.env.E2E_PORT}` }]);
  return viewer;
}

/** Runs `work` on the store of the server under test, beside it. */
export async function inStore<T>(work: () => Promise<T>): Promise<T> {
  await openStore({ dataDir: process.env.E2E_DATA_DIR as string, create: false });
  try {
    return await work();
  } finally {
    theStore().close();
  }
}
