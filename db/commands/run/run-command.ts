import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { PublishProblem } from '#lib/article/publish-problems.ts';
import type { AuditAction } from '#lib/desk/audit.ts';
import type { Locale } from '#lib/locale.ts';
import { type Right, scopeOf } from '#lib/rights.ts';
import { writeAudit } from '../../audit.ts';
import type { Actor } from '../../auth/actor.ts';
import { writeChange } from '../../freshness/changes.ts';
import { sitemapWord, wordOf } from '../../freshness/words.ts';
import { announce } from '../../outbox/announce.ts';
import { projectDesk } from '../../projections/project-desk.ts';
import { projectChanges, projectListings } from '../../projections/project-listings.ts';
import { type Moved, projectRelated } from '../../projections/project-related.ts';
import { projectSearch, splitAhead } from '../../projections/project-search.ts';
import { article, edition } from '../../schema.ts';
import { type Database, theStore } from '../../store.ts';
import { doOnce } from './do-once.ts';

/** Everything that staff's verbs can refuse; `messages/*.json` says each in words, under `problems`. */
export type RefusalCode =
  | 'forbidden'
  | 'unknown-article'
  | 'unknown-edition'
  | 'unknown-category'
  | 'same-language'
  | 'trashed'
  | 'live-pages'
  | 'withdrawn'
  | 'never-public'
  | 'nothing-to-restore'
  | 'not-in-future'
  | 'nothing-scheduled'
  | 'dated-ahead'
  | 'never-visible'
  | 'other-planned'
  | 'invalid-time'
  | 'no-reason'
  | 'no-text'
  | 'not-placed'
  | 'blocked'
  | 'invalid-slug'
  | 'slug-taken'
  | 'unknown-person'
  | 'unknown-session'
  | 'last-admin'
  | 'invalid-email'
  | 'email-letters'
  | 'has-account'
  | 'unknown-invitation'
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
  | 'publisher-without-title'
  | 'invalid-language'
  | 'facts-moved-on'
  | 'address-moved-on'
  | 'invalid-token-name'
  | 'token-name-taken'
  | 'no-token-scope'
  | 'invalid-token-days'
  | 'unknown-token'
  | 'unknown-topic'
  | 'unknown-preview'
  | 'invalid-preview-days'
  | 'no-topic-name'
  | 'topic-name-missing'
  | 'topic-address-taken'
  | 'topic-wording-taken'
  | 'topic-wording-empty'
  | 'topic-too-long'
  | 'topic-too-many'
  | 'topic-moved-on'
  | 'topic-merged'
  | 'topic-not-merged'
  | 'topic-itself'
  | 'topic-in-use'
  | 'front-moved-on'
  | 'front-too-long'
  | 'banner-moved-on'
  | 'banner-too-long'
  | 'no-banner-text'
  | 'no-banner-end'
  | 'picture-moved-on'
  | 'picture-in-use'
  | 'picture-is-portrait'
  | 'portrait-licence-over'
  | 'picture-kept-already'
  | 'picture-too-long'
  | 'bad-focal-point'
  | 'invalid-licence-day'
  | 'not-in-review'
  | 'nothing-to-review'
  | 'own-work'
  | 'no-hand-over-note'
  | 'hand-over-too-long'
  | 'assigned-meanwhile'
  | 'cannot-read'
  | 'checklist-changed'
  | 'checklist-too-long'
  | 'rules-moved-on'
  | 'unknown-segment'
  | 'nothing-corrected'
  | 'no-note-text'
  | 'note-without-text'
  | 'note-moved-on'
  | 'marks-moved-on'
  | 'sponsor-in-one-language'
  | 'sponsor-too-long'
  | 'leads-front-page'
  | 'sponsored-lead'
  | 'site-moved-on'
  | 'site-too-long'
  | 'site-no-colour'
  | 'accent-too-faint'
  | 'wordmark-no-svg'
  | 'wordmark-too-large'
  | 'wordmark-empty'
  | 'wordmark-no-size'
  | 'wordmark-shape'
  | 'wordmark-text'
  | 'wordmark-part'
  | 'erase-no-name'
  | 'erase-too-many-names'
  | 'erase-name-length'
  | 'erase-no-text'
  | 'erase-same'
  | 'erase-nothing'
  | 'erase-moved-on'
  | 'erase-too-much'
  | 'not-in-trash'
  | 'trash-moved-on'
  | 'headline-differs'
  | 'unknown-webhook'
  | 'webhook-moved-on'
  | 'webhook-paused'
  | 'invalid-webhook-name'
  | 'invalid-webhook-url'
  | 'no-webhook-event'
  | 'unknown-delivery'
  | 'undo-superseded'
  | 'not-undoable'
  | 'unknown-entry'
  | 'key-reused';

export type Refusal = {
  ok: false;
  code: RefusalCode;
  detail: Record<string, string | number>;
  problems?: PublishProblem[];
};

export type Done<T> = { ok: true } & T;

/** What a verb works with inside its transaction. */
export type Context = {
  actor: Actor;
  transaction: Database;
  now: Date;
  /**
   * The words (db/freshness/words.ts) of what readers may see otherwise after it. Whoever writes a thing that stands on
   * pages of several articles (a picture, a source) adds its word right there; `record` adds those of the article.
   */
  changed: Set<string>;
};

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

/** What verbs need that may bring a text into the search index. */
const LETS_READERS_HAVE: readonly Right[] = ['publish', 'trash'];

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
  try {
    const { articleId } = right;
    const mayShow = LETS_READERS_HAVE.includes(right.right) && scopeOf(actor, right.right) !== undefined;
    if (mayShow && articleId !== undefined) await splitAhead(theStore().read, articleId);
    const result = await inTransaction(actor, async (context) => {
      await allow(context, right);
      return (await doOnce(context, () => work(context))) ?? refuse('key-reused');
    });
    return { ok: true, ...result };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Articles that stand in the way of doing something to several, and why. Nothing was done to any. */
export type BulkRefusal = {
  ok: false;
  code: 'some-refused';
  refused: { articleId: number; code: RefusalCode }[];
};

/**
 * Runs one verb on several articles in one transaction, for all of them or for none.
 * @param each.right what the verb needs, for each of the articles
 * @param each.check what else speaks against it: refuses
 * @returns what `work` returns, the refusal it ended with, or all articles that were refused
 */
export async function runBulkCommand<T extends object>(
  actor: Actor,
  each: {
    right: Right;
    articleIds: number[];
    check: (context: Context, articleId: number) => Promise<void>;
  },
  work: (context: Context) => Promise<T>,
): Promise<Done<T> | Refusal | BulkRefusal> {
  const refused: BulkRefusal['refused'] = [];
  try {
    const result = await inTransaction(actor, async (context) => {
      for (const articleId of each.articleIds) {
        try {
          await allow(context, { right: each.right, articleId });
          await each.check(context, articleId);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          refused.push({ articleId, code: error.refusal.code });
        }
      }
      return refused.length > 0 ? null : await work(context);
    });
    return result === null ? { ok: false, code: 'some-refused', refused } : { ok: true, ...result };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Runs `work` in one transaction, and tells readers' caches and the outbox at its end what it changed. */
function inTransaction<T>(actor: Actor, work: (context: Context) => Promise<T>): Promise<T> {
  const store = theStore();
  return store.write(async (transaction) => {
    const context: Context = { actor, transaction, now: store.now(), changed: new Set() };
    const result = await work(context);
    if (context.changed.size > 0) {
      await writeChange(transaction, context.changed);
      await announce(transaction, context.changed, context.now);
    }
    return result;
  });
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
  const scope = scopeOf(actor, right);
  if (scope === undefined) return 'forbidden';
  if (scope === 'all') return undefined;
  if (articleId === undefined) return 'forbidden';
  const [found] = await transaction
    .select({ createdBy: article.createdBy })
    .from(article)
    .where(eq(article.id, articleId));
  const isOwn = found && actor.userId !== null && found.createdBy === actor.userId;
  // To somebody who may not see it, an article that is not theirs is like one that is not there.
  if (!found || !(isOwn || scope === 'unpublished')) return 'unknown-article';
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

/** Whether readers may see a difference, now or when a date comes; `text` when it is in what no list says of the article. */
export type Visible = boolean | 'text';

/** Writes down what was done, and what readers may see otherwise. */
export async function record(
  context: Context,
  what: {
    action: AuditAction;
    articleId?: number;
    locale?: Locale;
    detail?: Record<string, unknown>;
    visible: Visible;
  },
): Promise<void> {
  const { action, articleId, locale, detail = {}, visible } = what;
  await writeAudit(context.transaction, stamp(context), [{ action, articleId, locale, detail }]);
  await project(context, articleId === undefined ? [] : [articleId], visible, locale);
}

/** The same for one thing that was done to each of several articles. */
export async function recordEach(
  context: Context,
  what: { action: AuditAction; articleIds: number[]; detail?: Record<string, unknown>; visible: Visible },
): Promise<void> {
  const { action, articleIds, detail = {}, visible } = what;
  if (articleIds.length === 0) return;
  await writeAudit(
    context.transaction,
    stamp(context),
    articleIds.map((articleId) => ({ action, articleId, detail })),
  );
  await project(context, articleIds, visible);
}

const stamp = ({ actor, now }: Context) => ({ at: now, actor: actor.name });

/**
 * Brings what lists know of the articles up to date, and notes what readers may see otherwise: each of the articles, and the
 * places in lists at which it stood or stands now. Little is told apart, so that no verb can forget anything.
 */
async function project(
  { transaction, now, changed }: Context,
  articleIds: number[],
  visible: Visible,
  locale?: Locale,
): Promise<void> {
  if (articleIds.length > 0) await projectDesk(transaction, articleIds, now);
  if (!visible) return;
  for (const articleId of articleIds) {
    await projectSearch(transaction, articleId, now);
    changed.add(wordOf('article', articleId));
    changed.add(sitemapWord(articleId));
    // What lists say stands in pages of both languages, each of which names the other.
    const ofOne = visible === 'text' ? locale : undefined;
    for (const word of await projectChanges(transaction, articleId, now, ofOne)) changed.add(word);
  }
  if (visible === 'text') return;
  const moved: Moved[] = [];
  for (const articleId of articleIds) {
    changed.add(wordOf('teaser', articleId));
    const { words, locales } = await projectListings(transaction, articleId, now);
    for (const word of words) changed.add(word);
    moved.push({ articleId, locales });
  }
  const others = await projectRelated(transaction, moved);
  for (const other of others) changed.add(wordOf('article', other));
}
