import { sql } from 'drizzle-orm';
import { theStore } from '#db/store.ts';

/** The tables of the store that have a text in any of their rows, in whatever case. */
export async function tablesWith(text: string): Promise<string[]> {
  const { read } = theStore();
  const tables = await read.execute<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await read.execute(sql.raw(`select * from "${name}"`));
    if (JSON.stringify(rows).toLowerCase().includes(text.toLowerCase())) found.push(name);
  }
  return found;
}
