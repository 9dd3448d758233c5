import { and, eq, isNotNull, lte, sql } from 'drizzle-orm';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import type { Locale } from '#lib/locale.ts';
import { type Right, type Role, scopeOf } from '#lib/rights.ts';
import { article, audit, edition, epoch } from '../schema.ts';
import { type Database, theStore } from '../store.ts';
import { projectListings } from './project-listings.ts';

/** Who acts: the name is written into the audit row and the revision, the role decides what they may. */
export type Actor = {
  name: string;
  role: Role;
  /** Of the account; null for the command line, which acts for whoever may use this machine. */
  userId: string | null;
};

/** Everything that staff's verbs can refuse; `messages/*.json` says each in words, under `problems`. */
export type RefusalCode =
  | 'forbidden'
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
  | 'slug-taken'
  | 'misplaced'
  | 'too-much-text'
  | 'moved-on'
  | 'stale-facts'
  | 'cited-source'
  | 'cited-in-public'
  | 'unknown-revision'
  | 'unknown-tag'
  | 'unknown-author'
  | 'unknown-source'
  | 'unknown-media'
  | 'no-credit'
  | 'no-tag-name'
  | 'tag-wording-taken'
  | 'invalid-url'
  | 'no-source-name'
  | 'unknown-person'
  | 'last-admin'
  | 'invalid-email'
  | 'has-account'
  | 'unknown-invitation';

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
 * @param right what the verb needs, and the article it is about where there is one already
 * @returns what `work` returns, or the refusal it ended with
 */
export async function runCommand<T extends object>(
  actor: Actor,
  right: { right: Right; articleId?: number | undefined },
  work: (context: Context) => Promise<T>,
): Promise<Done<T> | Refusal> {
  const store = theStore();
  try {
    const result = await store.write(async (transaction) => {
      const context = { actor, transaction, now: store.now() };
      await allow(context, right);
      return work(context);
    });
    return { ok: true, ...result };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Refuses when the actor may not do this, with this article. */
export async function allow(
  context: Context,
  what: { right: Right; articleId?: number | undefined },
): Promise<void> {
  const objection = await objectionTo(context, what);
  if (objection === 'unknown-article') refuse(objection, { articleId: what.articleId ?? 0 });
  if (objection) refuse(objection);
}

/** What speaks against the actor doing this, with this article; undefined when nothing does. */
export async function objectionTo(
  { actor, transaction, now }: Context,
  { right, articleId }: { right: Right; articleId?: number | undefined },
): Promise<'forbidden' | 'unknown-article' | undefined> {
  const scope = scopeOf(actor.role, right);
  if (scope === undefined) return 'forbidden';
  if (scope === 'all') return undefined;
  if (articleId === undefined) return 'forbidden';
  const [own] = await transaction
    .select({ createdBy: article.createdBy })
    .from(article)
    .where(eq(article.id, articleId));
  // To somebody who may not see it, an article that is not theirs is like one that is not there.
  if (!own || actor.userId === null || own.createdBy !== actor.userId) return 'unknown-article';
  if (scope === 'own') return undefined;
  const [seen] = await transaction
    .select({ id: edition.id })
    .from(edition)
    .where(
      and(
        eq(edition.articleId, articleId),
        isNotNull(edition.firstPublishedAt),
        lte(edition.firstPublishedAt, now),
      ),
    );
  return seen && 'forbidden';
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
