import { type SQL, sql } from 'drizzle-orm';
import { SECTIONS } from '#lib/article/parts.ts';
import type { CoverParts } from '#lib/cover/measures.ts';

/**
 * Of a stored document what a cover is drawn of, counted by the store: lists read no whole documents. A section is as long as it is
 * stored.
 */
export function coverParts(document: SQL | SQL.Aliased): SQL<CoverParts> {
  const section = (name: string) =>
    sql`coalesce(length(json_extract(${document}, ${sql.raw(`'$.${name}'`)})), 0)`;
  return sql`json_object(
    'points', json((select json_group_array(length(coalesce(json_extract(value, '$.text'), ''))) from json_each(${document}, '$.keyPoints.points'))),
    'sections', json_array(${sql.join(SECTIONS.map(section), sql`, `)}))`.mapWith((value: string) =>
    JSON.parse(value),
  ) as SQL<CoverParts>;
}
