import { sql } from 'drizzle-orm';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import type { Locale } from '#lib/locale.ts';
import { audit, epoch } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { projectListings } from './project-listings.ts';

/** Who acts: written into the audit row and the revision. */
export type Actor = { name: string };

/** Everything that staff's verbs can refuse; `messages/*.json` says each in words, under `problems`. */
export type RefusalCode =
  | 'unknown-article'
  | 'unknown-edition'
  | 'unknown-category'
  | 'same-language'
  | 'trashed'
  | 'withdrawn'
  | 'never-public'
  | 'nothing-to-restore'
  | 'not-in-future'
  | 'dated-ahead'
  | 'no-reason'
  | 'no-text'
  | 'not-placed'
  | 'blocked'
  | 'invalid-slug'
  | 'slug-taken';

export type Refusal = {
  ok: false;
  code: RefusalCode;
  detail: Record<string, string | number>;
  problems?: PublishProblem[];
};

export type Done<T> = { ok: true } & T;

/** What a verb works with inside its transaction. */
export type Context = { actor: Actor; transaction: Database; now: Date };

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Ends the verb: nothing it wrote so far is kept, and the caller gets the refusal as a value. */
export function refuse(
  code: RefusalCode,
  detail: Refusal['detail'] = {},
  problems?: PublishProblem[],
): never {
  throw new Refused({ ok: false, code, detail, ...(problems && { problems }) });
}

/**
 * Runs one verb of staff in one transaction: its data, its audit rows and the epoch are kept together or not at all.
 * @returns what `work` returns, or the refusal it ended with
 */
export async function runCommand<T extends object>(
  actor: Actor,
  work: (context: Context) => Promise<T>,
): Promise<Done<T> | Refusal> {
  const store = theStore();
  try {
    const result = await store.write((transaction) => work({ actor, transaction, now: store.now() }));
    return { ok: true, ...result };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Writes down what was done. `visible` says that readers may see a difference, now or when a date comes. */
export async function record(
  { actor, transaction, now }: Context,
  what: {
    action: string;
    articleId?: number;
    locale?: Locale;
    detail?: Record<string, unknown>;
    visible: boolean;
  },
): Promise<void> {
  const { action, articleId, locale, detail = {}, visible } = what;
  await transaction.insert(audit).values({ at: now, actor: actor.name, action, articleId, locale, detail });
  if (!visible) return;
  if (articleId !== undefined) await projectListings(transaction, articleId);
  await transaction.update(epoch).set({ value: sql`${epoch.value} + 1` });
}
