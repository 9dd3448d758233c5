import { sql } from 'drizzle-orm';
import type { TestStore } from './test-store.ts';

/** Tables and columns that hold a text somewhere, in whatever case; of the full-text indexes, their words. */
export async function placesWith({ store }: TestStore, text: string): Promise<string[]> {
  const tables = await store.read.execute<{ name: string; sql: string }>(
    sql`select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  );
  const found = new Set<string>();
  // Beside them, the tables in which a full-text index is kept.
  const own = tables.filter(({ name }) => !/_(data|idx|content|docsize|config)$/.test(name));
  for (const { name, sql: made } of own) {
    if (made.includes('fts5')) {
      const [row] = await store.read.execute<{ n: number }>(
        sql`select count(*) as n from ${sql.raw(name)} where ${sql.raw(name)} match ${text.toLowerCase()}`,
      );
      if (row?.n) found.add(name);
      continue;
    }
    const rows = await store.read.execute<Record<string, unknown>>(sql.raw(`select * from "${name}"`));
    for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
      if (typeof value === 'string' && value.toLowerCase().includes(text.toLowerCase())) {
        found.add(`${name}.${column}`);
      }
    }
  }
  return [...found].sort();
}
