import { type CleanedWhere, createAdapterFactory } from 'better-auth/adapters';
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { account, session, twoFactor, user, verification } from '../schema.ts';
import { theStore } from '../store.ts';
import { writeAlong } from './with-session.ts';

const TABLES: Record<string, SQLiteTable> = { user, session, account, verification, twoFactor };

/**
 * How better-auth reaches the store: reads on the reading connection, each write in the process's one queue of writers.
 * The library's own adapter for Drizzle would write on a connection of its own, past the queue, and its transactions
 * would be Drizzle's, which ours cannot be (engine/sqlite/transaction.ts).
 */
export const storeAdapter = createAdapterFactory({
  config: { adapterId: 'prism-store', supportsNumericIds: false, transaction: false },
  adapter: () => ({
    create: ({ model, data }) =>
      theStore().write(async (tx) => {
        const made = only(await tx.insert(tableOf(model)).values(data).returning());
        if (model === 'session') await writeAlong(tx, made as typeof session.$inferSelect);
        return made as typeof data;
      }),

    findOne: async ({ model, where }) => {
      const table = tableOf(model);
      const rows = await theStore().read.select().from(table).where(conditionOf(table, where)).limit(1);
      return first(rows);
    },

    findMany: async ({ model, where = [], limit, offset = 0, sortBy }) => {
      const table = tableOf(model);
      const query = theStore().read.select().from(table).where(conditionOf(table, where));
      const direction = sortBy?.direction === 'desc' ? desc : asc;
      const sorted = sortBy ? query.orderBy(direction(columnOf(table, sortBy.field))) : query;
      return rowsAs(await sorted.limit(limit).offset(offset));
    },

    count: async ({ model, where = [] }) => {
      const table = tableOf(model);
      const [row] = await theStore().read.select({ n: count() }).from(table).where(conditionOf(table, where));
      return row?.n ?? 0;
    },

    update: async ({ model, where, update }) => first(await updateRows(model, where, update as Row)),

    updateMany: async ({ model, where, update }) => (await updateRows(model, where, update)).length,

    delete: async ({ model, where }) => {
      await deleteRows(model, where);
    },

    deleteMany: ({ model, where }) => deleteRows(model, where),
  }),
});

type Row = Record<string, unknown>;

function updateRows(model: string, where: CleanedWhere[], update: Row): Promise<Row[]> {
  const table = tableOf(model);
  return theStore().write(async (tx) =>
    tx.update(table).set(update).where(conditionOf(table, where)).returning(),
  );
}

function deleteRows(model: string, where: CleanedWhere[]): Promise<number> {
  const table = tableOf(model);
  return theStore().write(async (tx) => {
    const gone = await tx.delete(table).where(conditionOf(table, where)).returning();
    return gone.length;
  });
}

function tableOf(model: string): SQLiteTable {
  const table = TABLES[model];
  if (!table) throw new Error(`better-auth asked for a table that there is not: ${model}`);
  return table;
}

/** Tables name their columns as better-auth names its fields. */
function columnOf(table: SQLiteTable, field: string): SQLiteColumn {
  const column = (table as unknown as Record<string, SQLiteColumn | undefined>)[field];
  if (!column) throw new Error(`better-auth asked for a column that there is not: ${field}`);
  return column;
}

/** All conditions that are joined by AND hold, and one of those that are joined by OR. */
function conditionOf(table: SQLiteTable, where: CleanedWhere[]): SQL | undefined {
  const all = where.filter(({ connector }) => connector === 'AND').map((each) => clauseOf(table, each));
  const any = where.filter(({ connector }) => connector === 'OR').map((each) => clauseOf(table, each));
  return and(...all, or(...any));
}

function clauseOf(table: SQLiteTable, { field, operator, value, mode }: CleanedWhere): SQL {
  if (mode === 'insensitive')
    throw new Error('Texts are compared as they are: e-mail addresses are in lower case.');
  const column = columnOf(table, field);
  switch (operator) {
    case 'eq':
      return value === null ? isNull(column) : eq(column, value);
    case 'ne':
      return value === null ? isNotNull(column) : ne(column, value);
    case 'lt':
      return lt(column, value);
    case 'lte':
      return lte(column, value);
    case 'gt':
      return gt(column, value);
    case 'gte':
      return gte(column, value);
    case 'in':
      return inArray(column, value as string[]);
    case 'not_in':
      return notInArray(column, value as string[]);
    case 'starts_with':
      return like(column, sql`${escapeLike(value)} || '%' escape '\\'`);
    case 'ends_with':
      return like(column, sql`'%' || ${escapeLike(value)} escape '\\'`);
    case 'contains':
      return like(column, sql`'%' || ${escapeLike(value)} || '%' escape '\\'`);
  }
}

const escapeLike = (value: unknown): string => String(value).replace(/[\\%_]/g, '\\$&');

// Drizzle cannot know which of the tables it is asked about, so the library's types are taken at its word.
const rowsAs = <T>(rows: Row[]): T[] => rows as T[];
const first = <T>(rows: Row[]): T | null => (rows[0] as T | undefined) ?? null;
function only([row]: Row[]): Row {
  if (!row) throw new Error('A row that was written did not come back.');
  return row;
}
