import { setImmediate as nextTurn } from 'node:timers/promises';
import { eq, inArray, type SQL, sql } from 'drizzle-orm';
import { ERASE_LIMITS, mapTexts, type NameFinder, type NamePlace } from '#lib/desk/erase.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { edition, revision } from '../../../schema.ts';
import { type Database, theStore } from '../../../store.ts';
import { textHash } from '../../../text-hash.ts';
import { RULES_KEY } from '../../editions/publishing-rules.ts';
import { SITE_KEY } from '../../site/site.ts';

/** A table whose texts may name somebody. */
type Texts = {
  table: string;
  /** Names of columns; those that hold JSON end in `*`. */
  columns: string[];
  /** Which rows have texts, where not all have: a condition. */
  only?: string;
  /** What of a row says which article and language it is of. */
  article?: string;
  locale?: string;
  /** Rows come at the end and are never changed by others: what was looked through once need not be again. */
  isAppended?: boolean;
};

/** Every text of the store that staff have written, but for names of accounts, and addresses. */
const TEXTS: Texts[] = [
  {
    table: 'revision',
    columns: ['headline', 'lede', 'document*'],
    article: 'article_id',
    locale: 'locale',
    isAppended: true,
  },
  { table: 'author_name', columns: ['name', 'role', 'bio'], locale: 'locale' },
  { table: 'tag_name', columns: ['name', 'description'], locale: 'locale' },
  { table: 'category_name', columns: ['name', 'description'], locale: 'locale' },
  { table: 'alias', columns: ['wording'] },
  { table: 'source_name', columns: ['title', 'publisher'], locale: 'locale' },
  { table: 'media', columns: ['credit', 'licence', 'embedded*'] },
  { table: 'media_text', columns: ['alt', 'caption'], locale: 'locale' },
  { table: 'correction', columns: ['text'], article: 'article_id', locale: 'locale' },
  { table: 'proposed_correction', columns: ['text'], article: 'article_id', locale: 'locale' },
  { table: 'note', columns: ['about', 'text'], article: 'article_id', locale: 'locale' },
  { table: 'hand_over', columns: ['note'], article: 'article_id', locale: 'locale' },
  { table: 'article', columns: ['sponsor*'], article: 'id' },
  // What the site says of itself, and the house's checklist.
  { table: 'setting', columns: ['value*'], only: `key in ('${SITE_KEY}', '${RULES_KEY}')` },
  { table: 'edition', columns: ['withdrawn_reason'], article: 'article_id', locale: 'locale' },
  { table: 'placement', columns: ['headline'], article: 'article_id', locale: 'locale' },
  { table: 'banner', columns: ['text'], locale: 'locale' },
  {
    table: 'import_record',
    columns: ['path', 'text', 'report*'],
    article: 'article_id',
    locale: 'locale',
    isAppended: true,
  },
  { table: 'outbox', columns: ['facts*'], article: 'article_id', locale: 'locale', isAppended: true },
  { table: 'audit', columns: ['detail*'], article: 'article_id', locale: 'locale', isAppended: true },
];

/** Rows of a table that one statement looks through. */
const AT_ONCE = 1_000;

/** A row in which a name stands, by table and row number, with the columns that have it, as they are. */
export type FoundRow = {
  table: string;
  id: number;
  articleId: number | null;
  locale: Locale | null;
  texts: { column: string; isJson: boolean; text: string }[];
  count: number;
};

/** What was found, and up to which row each table that only grows was looked through. */
export type Found = { rows: FoundRow[]; until: Map<string, number> };

/**
 * Looks through the texts of the store, a few rows at a time, so that others are answered meanwhile. For whoever has asked about rights.
 * @param since of an earlier look: of what only grows, the rows that were found then and those since
 */
export async function findNames(read: Database, finder: NameFinder, since?: Found): Promise<Found> {
  const rows: FoundRow[] = [];
  const until = new Map<string, number>();
  for (const texts of TEXTS) {
    const { table } = texts;
    const [end] = await read.execute<{ id: number }>(
      sql`select coalesce(max(rowid), 0) as id from ${sql.raw(table)}`,
    );
    const last = end?.id ?? 0;
    const begin = (texts.isAppended && since?.until.get(table)) || 0;
    const known = begin > 0 ? since?.rows.filter((row) => row.table === table) : [];
    for (const { id } of known ?? []) rows.push(...(await matching(read, texts, finder, sql`rowid = ${id}`)));
    for (let from = begin; from < last; from += AT_ONCE) {
      const range = sql`rowid > ${from} and rowid <= ${from + AT_ONCE}`;
      rows.push(...(await matching(read, texts, finder, range)));
      if (!since) await nextTurn();
    }
    until.set(table, last);
  }
  return { rows, until };
}

async function matching(read: Database, texts: Texts, finder: NameFinder, which: SQL): Promise<FoundRow[]> {
  const { table, columns, article, locale, only = 'true' } = texts;
  const names = columns.map((column) => ({ column: column.replace('*', ''), isJson: column.endsWith('*') }));
  // In Latin letters SQLite knows the case of ASCII only: of others, both spellings are looked for.
  const asked = names.flatMap(({ column }) =>
    finder.names.flatMap((name) => {
      const part = name.split(' ')[0] ?? name;
      return [part, part.toUpperCase()].map(
        (each) => sql`instr(lower(${sql.raw(column)}), lower(${each})) > 0`,
      );
    }),
  );
  const found = await read.execute<Record<string, string | number | null>>(sql`
    select rowid as "#", ${sql.raw(article ?? 'null')} as "#article", ${sql.raw(locale ?? 'null')} as "#locale",
      ${sql.raw(names.map(({ column }) => column).join(', '))}
    from ${sql.raw(table)} where ${which} and ${sql.raw(only)} and (${sql.join(asked, sql` or `)})`);
  return found.flatMap((row): FoundRow[] => {
    const its = names.flatMap(({ column, isJson }) => {
      const text = row[column];
      return typeof text === 'string' && textsOf(text, isJson).some((each) => finder.count(each) > 0)
        ? [{ column, isJson, text }]
        : [];
    });
    const count = its
      .flatMap(({ text, isJson }) => textsOf(text, isJson))
      .reduce((sum, text) => sum + finder.count(text), 0);
    if (its.length === 0) return [];
    const [id, articleId, of] = [Number(row['#']), row['#article'], row['#locale']];
    return [
      { table, id, articleId: articleId as number | null, locale: of as Locale | null, texts: its, count },
    ];
  });
}

/** The texts in a column. */
function textsOf(text: string, isJson: boolean): string[] {
  if (!isJson) return [text];
  const texts: string[] = [];
  mapTexts(JSON.parse(text), (each) => {
    texts.push(each);
    return each;
  });
  return texts;
}

/** The fingerprint of what was found: another one means that it was not what somebody has seen. */
export const seenOfFound = ({ rows }: Found): string =>
  textHash(JSON.stringify(rows.map(({ table, id, count }) => [table, id, count])));

/** Contexts that a page shows. */
const SHOWN = 300;

export type NamesFound = {
  places: number;
  rows: number;
  articles: number;
  /** The first of them, those that readers and writers have now before older revisions and records. */
  shown: NamePlace[];
  /** Addresses that have a name in them: they stay, and are changed where the article or topic is. */
  addresses: string[];
  isTooMuch: boolean;
  seen: string;
};

/** Where names stand, each place with what is around it; null for who may not delete. */
export async function previewNames(args: { actor: Actor; finder: NameFinder }): Promise<NamesFound | null> {
  const { actor, finder } = args;
  if (scopeOf(actor, 'delete') !== 'all') return null;
  const { read } = theStore();
  const found = await findNames(read, finder);
  const current = await currentRevisions(read);
  const places = found.rows.flatMap((row) =>
    row.texts
      // Copies of what the document says.
      .filter(({ column }) => row.table !== 'revision' || column === 'document')
      .flatMap(({ column, text, isJson }) =>
        textsOf(text, isJson)
          .flatMap((each) => finder.places(each))
          .map((place): NamePlace => {
            const { table, articleId, locale, id } = row;
            const isRecord = ['import_record', 'outbox', 'audit'].includes(table);
            const isCurrent = table === 'revision' ? current.has(id) : !isRecord;
            return { table, column, articleId, locale, headline: '', isCurrent, ...place };
          }),
      ),
  );
  const articles = articlesOf(found.rows).length;
  const asSlug = finder.names.map((name) => name.replaceAll(' ', '-'));
  const held = await read.execute<{ slug: string }>(
    sql`select distinct slug from slug where ${sql.join(
      asSlug.map((name) => sql`instr(lower(slug), ${name}) > 0`),
      sql` or `,
    )} limit 50`,
  );
  const shown = [
    ...places.filter(({ isCurrent }) => isCurrent),
    ...places.filter(({ isCurrent }) => !isCurrent),
  ].slice(0, SHOWN);
  return {
    places: places.length,
    rows: found.rows.length,
    articles,
    shown: await withHeadlines(read, shown),
    addresses: held.map(({ slug }) => slug),
    isTooMuch: found.rows.length > ERASE_LIMITS.rows || articles > ERASE_LIMITS.articles,
    seen: seenOfFound(found),
  };
}

/** The places with what their articles are called: in their language, else in the other one. */
async function withHeadlines(read: Database, places: NamePlace[]): Promise<NamePlace[]> {
  const ids = [...new Set(places.flatMap(({ articleId }) => (articleId === null ? [] : [articleId])))];
  if (ids.length === 0) return places;
  const drafts = await read
    .select({ articleId: edition.articleId, locale: edition.locale, headline: revision.headline })
    .from(edition)
    .innerJoin(revision, eq(revision.id, edition.draftRevisionId))
    .where(inArray(edition.articleId, ids));
  return places.map((place) => {
    const own = drafts.filter(({ articleId, headline }) => articleId === place.articleId && headline !== '');
    const named = own.find(({ locale }) => locale === place.locale) ?? own[0];
    return { ...place, headline: named?.headline ?? '' };
  });
}

/** The articles whose texts have to be written again. */
export const articlesOf = (rows: FoundRow[]): number[] => [
  ...new Set(
    rows.flatMap(({ table, articleId }) => (table === 'revision' && articleId !== null ? [articleId] : [])),
  ),
];

async function currentRevisions(read: Database): Promise<Set<number>> {
  const rows = await read.execute<{ id: number }>(sql`
    select draft_revision_id as id from edition
    union select live_revision_id from edition where live_revision_id is not null
    union select scheduled_revision_id from edition where scheduled_revision_id is not null`);
  return new Set(rows.map(({ id }) => id));
}
