import { connect } from '#db/engine/sqlite/connect.ts';
import type { Store } from '#db/store.ts';

/** How SQLite goes about a statement of ours: `EXPLAIN QUERY PLAN`, a line a step. */
export function explain(store: Store, text: string): string[] {
  const connection = connect(store.file, { readonly: true });
  try {
    const values = Array.from(text.matchAll(/\?/g), () => 1);
    const plan = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
    return plan.all(...values).map(({ detail }) => detail);
  } finally {
    connection.close();
  }
}
