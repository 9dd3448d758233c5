import { eq, inArray, sql } from 'drizzle-orm';
import { cleanText } from '#lib/article/clean-text.ts';
import { parseDocument } from '#lib/article/document.ts';
import { matchKey } from '#lib/article/normalize.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { ERASE_LIMITS, mapTexts, type NameFinder, nameFinder, type Replacing } from '#lib/desk/erase.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { EVERYTHING } from '../../freshness/words.ts';
import { projectDesk } from '../../projections/project-desk.ts';
import { draftEntriesOf, entriesOf, writeEntry } from '../../projections/project-search.ts';
import { articlesOf, type FoundRow, findNames, seenOfFound } from '../../queries/desk/deletion/find-name.ts';
import { edition, importRecord, searchEntry, segment } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { normalizedHash, textHash } from '../../text-hash.ts';
import { type Context, type Done, type Refusal, record, refuse, runCommand } from '../run/run-command.ts';
import { removeShared } from './delete-article.ts';

export type EraseName = {
  actor: Actor;
  replacings: Replacing[];
  /** The fingerprint of the places that were shown; undefined where nobody looked. */
  seen?: string | undefined;
};

/**
 * Replaces a person's name in every text of the store, revisions and records included, in one transaction. The audit holds how many places
 * that were, and not the name. The store is looked through before the transaction; in it, what has come since. Refuses with `erase-too-much`
 * what would keep other writers waiting for long.
 */
export async function eraseName({
  actor,
  replacings: given,
  seen,
}: EraseName): Promise<Done<{ places: number; articles: number }> | Refusal> {
  const replacings = given.map(({ name, by }) => ({ name, by: cleanText(by, { lines: 'one' }).trim() }));
  const finder = nameFinder(replacings);
  const objection = scopeOf(actor, 'delete') === 'all' ? objectionTo(replacings, finder) : undefined;
  if (objection) return { ok: false, ...objection };
  const before = scopeOf(actor, 'delete') === 'all' ? await findNames(theStore().read, finder) : undefined;
  const result = await runCommand(actor, { right: 'delete' }, async (context) => {
    const found = await findNames(context.transaction, finder, before);
    const { rows } = found;
    if (rows.length === 0) refuse('erase-nothing');
    if (seen !== undefined && seen !== seenOfFound(found)) refuse('erase-moved-on');
    const articles = articlesOf(rows);
    if (rows.length > ERASE_LIMITS.rows || articles.length > ERASE_LIMITS.articles) {
      refuse('erase-too-much', { rows: rows.length, articles: articles.length, ...most() });
    }
    const hashes = new Map<string, string>();
    for (const row of rows) await rewrite(context, row, finder, hashes);
    for (const articleId of articles) await follow(context, articleId, hashes);
    context.changed.add(EVERYTHING);
    const places = rows.reduce((sum, { count }) => sum + count, 0);
    const detail = { places, rows: rows.length, articles: articles.length };
    await record(context, { action: 'erase-name', detail, visible: false });
    return { places, articles: articles.length };
  });
  if (result.ok) await removeShared();
  return result;
}

const most = () => ({ most: ERASE_LIMITS.rows, mostArticles: ERASE_LIMITS.articles });

/** What speaks against looking for names; undefined when nothing does. */
export function objectionToNames(replacings: Replacing[]): Omit<Refusal, 'ok'> | undefined {
  if (replacings.length === 0) return { code: 'erase-no-name', detail: {} };
  const { names, name: longest } = ERASE_LIMITS;
  if (replacings.length > names) return { code: 'erase-too-many-names', detail: { most: names } };
  const wrong = replacings.find(({ name }) => [...name].length < 2 || name.length > longest);
  return wrong && { code: 'erase-name-length', detail: { name: wrong.name, most: longest } };
}

function objectionTo(replacings: Replacing[], finder: NameFinder): Omit<Refusal, 'ok'> | undefined {
  const objection = objectionToNames(replacings);
  if (objection) return objection;
  const { by: longestBy } = ERASE_LIMITS;
  for (const { name, by } of replacings) {
    if (by === '' || by.length > longestBy) return { code: 'erase-no-text', detail: { most: longestBy } };
    // It would be found again for ever.
    if (finder.count(by) > 0) return { code: 'erase-same', detail: { name } };
  }
  return undefined;
}

/** Writes one row anew. Of each text that a translation may rest on, `hashes` is told what its fingerprint was and is. */
async function rewrite(
  { transaction }: Context,
  { table, id, texts }: FoundRow,
  finder: NameFinder,
  hashes: Map<string, string>,
): Promise<void> {
  // A wording is for finding, and would find by the name; the new name of a tag has one of its own below.
  if (table === 'alias') {
    await transaction.execute(sql`delete from alias where rowid = ${id}`);
    return;
  }
  for (const { column, isJson, text } of texts) {
    const value = isJson ? JSON.parse(text) : text;
    const changed = mapTexts(value, finder.replace);
    if (table === 'revision' && isJson) noteHashes(value, changed, hashes);
    const written = isJson ? JSON.stringify(changed) : String(changed);
    await transaction.execute(
      sql`update ${sql.raw(table)} set ${sql.raw(column)} = ${written} where rowid = ${id}`,
    );
  }
  const kind = { tag_name: 'tag', author_name: 'author' }[table];
  if (kind) {
    // Its key is made of the name that it had first.
    const own = sql.raw(`select ${kind}_id from ${kind}_name where rowid = ${id}`);
    await transaction.execute(sql`
      update ${sql.raw(kind)} set key = ${`${kind}-`} || id where id in (${own})`);
  }
  const scope = { tag_name: 'tag', category_name: 'category' }[table];
  const name = texts.find(({ column }) => column === 'name')?.text;
  if (scope && name) {
    const wording = finder.replace(name);
    await transaction.execute(sql`
      insert into alias (scope, match_key, wording, entity_id)
      select ${scope}, ${matchKey(wording)}, ${wording}, ${sql.raw(`${scope}_id`)} from ${sql.raw(table)} where rowid = ${id}
      on conflict do nothing`);
  }
}

function noteHashes(before: unknown, after: unknown, hashes: Map<string, string>): void {
  const written = new Map(segmentsOf(parseDocument(after)).map(({ id, text }) => [id, text]));
  for (const { id, text } of segmentsOf(parseDocument(before))) {
    const now = written.get(id);
    if (now !== undefined && now !== text) {
      hashes.set(textHash(text), textHash(now));
      hashes.set(normalizedHash(text), normalizedHash(now));
    }
  }
}

/** Lets translations stay as they stood, and lists, the index and forms that are open know of the new text. */
async function follow({ transaction, now }: Context, articleId: number, hashes: Map<string, string>) {
  const rows = await transaction.select().from(segment).where(eq(segment.articleId, articleId));
  const next = <T extends string | null>(hash: T) => (hash === null ? null : (hashes.get(hash) ?? hash));
  for (const row of rows) {
    const hashed = {
      hash: next(row.hash) ?? row.hash,
      normalizedHash: next(row.normalizedHash) ?? row.normalizedHash,
      sourceHash: next(row.sourceHash),
      sourceNormalizedHash: next(row.sourceNormalizedHash),
    };
    await transaction
      .update(segment)
      .set(hashed)
      .where(
        sql`${segment.articleId} = ${articleId} and ${segment.locale} = ${row.locale} and ${segment.segmentId} = ${row.segmentId}`,
      );
  }
  // By which a file that comes again is known: it is a headline.
  await transaction
    .update(importRecord)
    .set({ headlineKey: '' })
    .where(eq(importRecord.articleId, articleId));
  await transaction
    .update(edition)
    .set({ version: sql`${edition.version} + 1` })
    .where(eq(edition.articleId, articleId));
  await projectDesk(transaction, [articleId], now);
  const indexed = await transaction
    .select({ id: searchEntry.revisionId })
    .from(searchEntry)
    .where(eq(searchEntry.articleId, articleId));
  await transaction.delete(searchEntry).where(
    inArray(
      searchEntry.revisionId,
      indexed.map(({ id }) => id),
    ),
  );
  const entries = await entriesOf(transaction, articleId, now);
  for (const entry of [...entries, ...(await draftEntriesOf(transaction, articleId, entries))]) {
    await writeEntry(transaction, entry);
  }
}
