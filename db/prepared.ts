import { type Database, theStore } from './store.ts';

type Prepared<Row> = { execute(values?: Record<string, unknown>): Promise<Row[]> };

/**
 * A query that is built once for a store and each shape it may have: Drizzle takes longer to build one than the store to
 * answer it.
 * @param build the query, with `sql.placeholder(NAME)` where a value goes
 * @returns sends it to the store of this process, with values as the store keeps them: instants in UTC milliseconds
 */
export function prepared<Row, Shape = void>(
  build: (read: Database, shape: Shape) => { prepare(): Prepared<Row> },
): (values: Record<string, string | number>, shape: Shape) => Promise<Row[]> {
  const ofStores = new WeakMap<Database, Map<string, Prepared<Row>>>();
  return (values, shape) => {
    const { read } = theStore();
    const queries = ofStores.get(read) ?? new Map<string, Prepared<Row>>();
    ofStores.set(read, queries);
    const key = JSON.stringify(shape) ?? '';
    const query = queries.get(key) ?? build(read, shape).prepare();
    queries.set(key, query);
    return query.execute(values);
  };
}
