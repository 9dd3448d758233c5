import { createOTP } from '@better-auth/utils/otp';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { twoFactor, verification } from '../schema.ts';
import { type Database, theStore } from '../store.ts';

/** As the library has it: a code holds for half a minute, and the one before and the one after are taken too. */
const STEP = 30_000;
const NEIGHBOURS = [-1, 0, 1];

type Asked = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Attempts that follow one right password, as the library has it. */
const ATTEMPTS_OF_BROWSER = 5;
/** Attempts at an account's second step until it is shut, with however many passwords they were begun. */
const ATTEMPTS = 10;
/** How long it is shut then. Only who knows the password can bring it about. */
export const SHUT_SECONDS = 900;

/**
 * What the library's second step leaves out. A code of the app works once (RFC 6238, 5.2): its half minute is kept, by
 * compare-and-set in the store, before the library looks at it, so that of several requests at once, also in several
 * processes, one gets in. A code that was right is used up even when the library then refuses it for another reason, such
 * as a shut account. A backup code is found however it was typed. Attempts are counted before they are looked at, a browser's
 * and an account's; the library counts those that have failed, so that any number at once would be looked at, or refused
 * and held against the account.
 */
export const usableCodes = {
  id: 'prism-usable-codes',
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === '/two-factor/verify-totp',
        handler: createAuthMiddleware(async (asked) => {
          const code = digitsOf(asked.body.code);
          const kept = await admitted(asked);
          if (kept && !(await takeStep(kept, await keyOf(asked, kept.secret), code))) {
            throw APIError.from('UNAUTHORIZED', {
              code: 'INVALID_CODE',
              message: 'The code was used before.',
            });
          }
          return { context: { body: { ...asked.body, code } } };
        }),
      },
      {
        matcher: ({ path }) => path === '/two-factor/verify-backup-code',
        handler: createAuthMiddleware(async (asked) => {
          const kept = await admitted(asked);
          if (!kept) return;
          const codes: string[] = JSON.parse(await keyOf(asked, kept.backupCodes));
          const typed = bareCode(asked.body.code);
          const code = codes.find((each) => bareCode(each) === typed) ?? '';
          return { context: { body: { ...asked.body, code } } };
        }),
      },
    ],
  },
} satisfies BetterAuthPlugin;

type Kept = typeof twoFactor.$inferSelect;

/**
 * The second factor of whoever is asked for a code: signed in (setting it up), or half signed in by a cookie, whose attempt
 * is counted. Undefined where there is none: the library says so by itself.
 */
async function admitted(asked: Asked): Promise<Kept | undefined> {
  const userId = (await getSessionFromCtx(asked))?.user.id;
  if (userId !== undefined) return keptOf(userId);
  const half = await halfSignedIn(asked);
  const kept = half && (await keptOf(half.value));
  if (!kept) return undefined;
  const counted = await countAttempt(kept.id, half);
  if (counted === 'shut') {
    const message = 'Too many codes were wrong.';
    throw APIError.from('TOO_MANY_REQUESTS', { code: 'ACCOUNT_TEMPORARILY_LOCKED', message });
  }
  if (counted === 'over') {
    const message = 'The password is asked for again.';
    throw APIError.from('BAD_REQUEST', { code: 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', message });
  }
  return kept;
}

async function keptOf(userId: string): Promise<Kept | undefined> {
  const [kept] = await theStore().read.select().from(twoFactor).where(eq(twoFactor.userId, userId));
  return kept;
}

/** What is kept of a right password: its value is whose it was. */
type Half = typeof verification.$inferSelect;

async function halfSignedIn({ context, getSignedCookie }: Asked): Promise<Half | undefined> {
  const { name } = context.createAuthCookie('two_factor');
  const identifier = await getSignedCookie(name, context.secret);
  if (!identifier) return undefined;
  const [found] = await theStore()
    .read.select()
    .from(verification)
    .where(and(eq(verification.identifier, identifier), gt(verification.expiresAt, new Date())));
  return found;
}

/**
 * Counts an attempt of a browser and of its account, where it may be looked at. The last one that is let in shuts the
 * account's second step; one that is right opens it again. What a browser sends beyond its own five does not count for the
 * account: else one right password would do to shut it.
 */
function countAttempt(id: string, half: Half): Promise<'counted' | 'shut' | 'over'> {
  return theStore().write(async (tx) => {
    const [row] = await tx.select().from(twoFactor).where(eq(twoFactor.id, id));
    const now = Date.now();
    if (!row || (row.lockedUntil && row.lockedUntil.getTime() > now)) return 'shut';
    if (!(await countForBrowser(tx, half))) return 'over';
    const attempts = (row.lockedUntil ? 0 : (row.failedVerificationCount ?? 0)) + 1;
    const lockedUntil = attempts >= ATTEMPTS ? new Date(now + SHUT_SECONDS * 1000) : null;
    await tx
      .update(twoFactor)
      .set({ failedVerificationCount: attempts, lockedUntil })
      .where(eq(twoFactor.id, id));
    return 'counted';
  });
}

/** @returns whether the browser had an attempt left. One that had none has to begin anew with the password */
async function countForBrowser(tx: Database, { id, identifier, expiresAt }: Half): Promise<boolean> {
  const key = `codes-${identifier}`;
  const [counter] = await tx.select().from(verification).where(eq(verification.identifier, key));
  const attempts = Number(counter?.value ?? 0) + 1;
  if (attempts > ATTEMPTS_OF_BROWSER) {
    await tx.delete(verification).where(eq(verification.id, id));
    return false;
  }
  const value = String(attempts);
  if (counter) await tx.update(verification).set({ value }).where(eq(verification.id, counter.id));
  else {
    const at = new Date();
    await tx
      .insert(verification)
      .values({ id: key, identifier: key, value, expiresAt, createdAt: at, updatedAt: at });
  }
  return true;
}

/** Takes back what was counted of somebody's attempts: a code was right. */
export async function forgiveCodes(transaction: Database, userId: string): Promise<void> {
  await transaction
    .update(twoFactor)
    .set({ failedVerificationCount: 0, lockedUntil: null })
    .where(eq(twoFactor.userId, userId));
}

const keyOf = ({ context }: Asked, data: string): Promise<string> =>
  symmetricDecrypt({ key: context.secretConfig, data });

/** False when the code is right, but it or a later one was taken before. */
async function takeStep({ id }: Kept, key: string, code: string): Promise<boolean> {
  const step = await stepOf(key, code);
  // Wrong: the library says so, and counts it.
  if (step === undefined) return true;
  const isLater = or(isNull(twoFactor.lastStep), lt(twoFactor.lastStep, step));
  const used = await theStore().write(async (tx) =>
    tx
      .update(twoFactor)
      .set({ lastStep: step })
      .where(and(eq(twoFactor.id, id), isLater))
      .returning({ id: twoFactor.id }),
  );
  return used.length > 0;
}

/** The latest half minute that a code belongs to; undefined when it is wrong. */
async function stepOf(key: string, code: string): Promise<number | undefined> {
  const now = Math.floor(Date.now() / STEP);
  const codes = await Promise.all(NEIGHBOURS.map((each) => createOTP(key).hotp(now + each)));
  const found = codes.lastIndexOf(code);
  return found < 0 ? undefined : now + (NEIGHBOURS[found] ?? 0);
}

/** Japanese keyboards may type full-width digits, and apps show the code in two groups. */
const digitsOf = (code: string): string => code.normalize('NFKC').replace(/\D/g, '');

/** Capitals, hyphens (of which keyboards know several) and spaces make no other code. */
const bareCode = (code: string): string =>
  code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
