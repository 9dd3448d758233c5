import { createOTP } from '@better-auth/utils/otp';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { twoFactor, verification } from '../schema.ts';
import { theStore } from '../store.ts';

/** As the library has it: a code holds for half a minute, and the one before and the one after are taken too. */
const STEP = 30_000;
const NEIGHBOURS = [-1, 0, 1];

type Asked = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * What the library's second step leaves out. A code of the app works once (RFC 6238, 5.2): its half minute is kept, by
 * compare-and-set in the store, before the library looks at it, so that of several requests at once, also in several
 * processes, one gets in. A code that was right is used up even when the library then refuses it for another reason, such
 * as five wrong ones before it. A backup code is found however it was typed.
 */
export const usableCodes = {
  id: 'prism-usable-codes',
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === '/two-factor/verify-totp',
        handler: createAuthMiddleware(async (asked) => {
          const code = digitsOf(asked.body.code);
          const kept = await keptOf(asked);
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
          const kept = await keptOf(asked);
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
 * The second factor of whoever is asked for a code: signed in, or half signed in by a cookie. Undefined where there is
 * none, or it is locked: then the library refuses by itself, and no code is used up.
 */
async function keptOf(asked: Asked): Promise<Kept | undefined> {
  const userId = (await getSessionFromCtx(asked))?.user.id ?? (await halfSignedIn(asked));
  if (userId === undefined) return undefined;
  const [kept] = await theStore().read.select().from(twoFactor).where(eq(twoFactor.userId, userId));
  return kept && (kept.lockedUntil === null || kept.lockedUntil.getTime() <= Date.now()) ? kept : undefined;
}

async function halfSignedIn({ context, getSignedCookie }: Asked): Promise<string | undefined> {
  const { name } = context.createAuthCookie('two_factor');
  const identifier = await getSignedCookie(name, context.secret);
  if (!identifier) return undefined;
  const [found] = await theStore()
    .read.select({ userId: verification.value })
    .from(verification)
    .where(eq(verification.identifier, identifier));
  return found?.userId;
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
