import { randomUUID } from 'node:crypto';
import { and, gt, isNull, lt, lte, or } from 'drizzle-orm';
import { changesSince } from '../freshness/changes.ts';
import { comingEdges, type Edge } from '../freshness/coming-edges.ts';
import { EVERYTHING, parseWords, wordOf } from '../freshness/words.ts';
import { delivery, edition, outbox, outboxState } from '../schema.ts';
import type { Database, Store } from '../store.ts';
import { announce } from './announce.ts';

/** How long it is known what was told, in milliseconds: 30 days. */
const KEPT = 30 * 86_400_000;

/** A channel as far as the store is concerned: whether it is told of articles, of what a cache has to drop, or sends mails. */
export type Addressee = {
  name: string;
  takes: 'article' | 'cache' | 'mail';
  /** Of articles only these; all where absent. */
  events?: readonly string[];
};

/**
 * A function that does what nobody has written yet: it announces editions whose dates have come, notes what a CDN has to drop,
 * and makes a delivery for each channel of each new event. While nothing has changed and no date has come it costs no
 * statement. One process calls it at a time (lease.ts), and makes a new one whenever its turn begins.
 */
export function lookout(store: Store, addressees: Addressee[]): () => Promise<void> {
  const purges = addressees.some(({ takes }) => takes === 'cache');
  let epoch: number | undefined;
  let from: Date | undefined;
  let coming: { edges: Edge[]; lookAgainAt: number } = { edges: [], lookAgainAt: Number.NEGATIVE_INFINITY };

  return async () => {
    const now = store.now();
    const current = store.epoch();
    from ??= (await stateOf(store.read))?.lookedUntil ?? now;
    if (current !== epoch) coming = await comingEdges(store.read, from);
    const due = coming.edges.filter(({ at }) => at <= now.getTime());
    const isCutOff = coming.lookAgainAt <= now.getTime();
    if (due.length === 0 && !isCutOff && current === epoch) return;
    const since = from;
    await store.write(async (transaction) => {
      if (now > since) await announce(transaction, await datedBetween(transaction, since, now), now);
      if (purges) {
        const ofDates = isCutOff ? [EVERYTHING] : due.flatMap(({ words }) => words);
        await addPurge(transaction, { ofDates, epoch: current, now });
      }
      await takeEvents(transaction, addressees, now);
      await transaction.delete(outbox).where(lt(outbox.at, new Date(now.getTime() - KEPT)));
      await transaction
        .update(outboxState)
        .set({ lookedUntil: now > since ? now : since, epoch: purges ? current : null });
    });
    if (now > since) from = now;
    epoch = current;
    coming = await comingEdges(store.read, from);
  };
}

async function stateOf(database: Database) {
  const [state] = await database.select().from(outboxState);
  return state;
}

/** The words of the articles of which an edition may have appeared, changed or gone by a date after `from`, until `now`. */
async function datedBetween(database: Database, from: Date, now: Date): Promise<string[]> {
  const dates = [edition.publishedAt, edition.scheduledAt, edition.embargoUntil, edition.unpublishAt];
  const rows = await database
    .selectDistinct({ articleId: edition.articleId })
    .from(edition)
    .where(or(...dates.map((at) => and(gt(at, from), lte(at, now)))));
  return rows.map(({ articleId }) => wordOf('article', articleId));
}

/** Writes down what a CDN has to drop: what dates changed, and all that was changed since it was told last. */
async function addPurge(
  transaction: Database,
  { ofDates, epoch, now }: { ofDates: string[]; epoch: number; now: Date },
): Promise<void> {
  const told = (await stateOf(transaction))?.epoch;
  // Nothing is known of what a CDN holds from before it was told for the first time: that ends by itself.
  const changed = told == null ? [] : ((await changesSince(transaction, told, epoch)) ?? [EVERYTHING]);
  const changes = parseWords([...ofDates, ...changed]);
  const tags = changes ? [...new Set(changes.map(({ word }) => word))] : [EVERYTHING];
  if (tags.length === 0) return;
  await transaction
    .insert(outbox)
    .values({ key: randomUUID(), event: 'cache.purge', at: now, facts: { tags } });
}

/** Makes a delivery of each event that is new, for each channel that takes it. */
async function takeEvents(transaction: Database, addressees: Addressee[], now: Date): Promise<void> {
  const events = await transaction
    .select({ id: outbox.id, event: outbox.event })
    .from(outbox)
    .where(isNull(outbox.takenAt));
  const rows = events.flatMap(({ id, event }) =>
    addressees
      .filter(({ takes }) => takes === (event === 'cache.purge' ? 'cache' : 'article'))
      .filter(({ events }) => events?.includes(event) ?? true)
      .map(({ name }) => ({ outboxId: id, channel: name, nextAt: now })),
  );
  for (let at = 0; at < rows.length; at += 1_000) {
    await transaction.insert(delivery).values(rows.slice(at, at + 1_000));
  }
  if (events.length > 0) await transaction.update(outbox).set({ takenAt: now }).where(isNull(outbox.takenAt));
}
