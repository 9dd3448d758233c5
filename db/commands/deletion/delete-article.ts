import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { FRONT_ACTS } from '#lib/desk/front.ts';
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../../auth/actor.ts';
import { sitemapWord, wordOf } from '../../freshness/words.ts';
import { lossOf } from '../../queries/desk/deletion/what-goes.ts';
import {
  article,
  audit,
  banner,
  edition,
  importRecord,
  outbox,
  revision,
  searchEntry,
  slug,
} from '../../schema.ts';
import { theStore } from '../../store.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';

/**
 * Deletes an article that is in the trash, for good: both languages with all revisions, and whatever stands for them. Of an edition that readers
 * have known the addresses stay, and answer 410; pictures stay in the library. The audit keeps who did what to it and when, without its text.
 * @param args.headline as it stands in one of its languages; its number where it has none
 * @param args.seen the fingerprint of what the page showed; undefined where nobody looked
 */
export async function deleteArticle(args: {
  actor: Actor;
  articleId: number;
  headline: string;
  seen?: string | undefined;
}) {
  const { actor, articleId, headline, seen } = args;
  const result = await runCommand(actor, { right: 'delete' }, async (context) => {
    const { transaction, now, changed } = context;
    const loss = await lossOf(transaction, articleId, now);
    if (!loss) return refuse('not-in-trash');
    if (seen !== undefined && seen !== loss.seen) refuse('trash-moved-on');
    const named = Object.values(loss.headlines).filter(Boolean).map(cleanName);
    const asked = named.length > 0 ? named : [String(articleId)];
    if (!asked.includes(cleanName(headline))) refuse('headline-differs');
    await deleteRows(context, articleId);
    await keepAddresses(context, articleId, loss.addresses);
    await forgetTexts(context, articleId);
    for (const thing of ['article', 'teaser'] as const) changed.add(wordOf(thing, articleId));
    changed.add(sitemapWord(articleId));
    const { revisions, addresses, pictures } = loss;
    const detail = { revisions, addresses: addresses.length, pictures };
    await record(context, { action: 'delete-article', articleId, detail, visible: false });
    return { pictures };
  });
  if (result.ok) await removeShared();
  return result;
}

async function deleteRows({ transaction }: Context, articleId: number): Promise<void> {
  const of = <T extends { articleId: typeof edition.articleId }>(table: T) => eq(table.articleId, articleId);
  await transaction.delete(searchEntry).where(eq(searchEntry.articleId, articleId));
  await transaction.execute(sql`delete from desk_text where rowid = ${articleId}`);
  await transaction.update(banner).set({ articleId: null }).where(eq(banner.articleId, articleId));
  await transaction.delete(importRecord).where(eq(importRecord.articleId, articleId));
  // Editions hold their revisions.
  await transaction.delete(edition).where(of(edition));
  await transaction.delete(revision).where(eq(revision.articleId, articleId));
  await transaction.delete(article).where(eq(article.id, articleId));
}

/** What readers have known answers 410; what they never had is free again. */
async function keepAddresses(
  { transaction, now }: Context,
  articleId: number,
  kept: { locale: Locale; slug: string }[],
): Promise<void> {
  const own = and(eq(slug.scope, 'article'), eq(slug.entityId, articleId));
  const locales = [...new Set(kept.map(({ locale }) => locale))];
  await transaction.delete(slug).where(and(own, notInArray(slug.locale, locales)));
  await transaction
    .update(slug)
    .set({ retiredAt: now })
    .where(and(own, isNull(slug.retiredAt)));
}

/** Events that were told, and entries of the audit, keep that something was done, and not what the article said. */
async function forgetTexts({ transaction }: Context, articleId: number): Promise<void> {
  await transaction
    .update(outbox)
    .set({ facts: sql`json_remove(${outbox.facts}, '$.headline')` })
    .where(eq(outbox.articleId, articleId));
  await transaction.update(audit).set({ detail: {} }).where(eq(audit.articleId, articleId));
  // Acts on the front page may be of several articles.
  await transaction
    .update(audit)
    .set({ detail: {} })
    .where(
      and(
        inArray(audit.action, [...FRONT_ACTS]),
        sql`exists (select 1 from json_each(${audit.detail}, '$.changes') as change
          where coalesce(json_extract(change.value, '$.before.articleId'), json_extract(change.value, '$.after.articleId')) = ${articleId})`,
      ),
    );
}

/** Share pictures have headlines in them, and names from which nobody can tell of what; they are drawn again when somebody asks. */
export async function removeShared(): Promise<void> {
  await rm(join(dirname(theStore().file), 'share'), { recursive: true, force: true });
}
