import { and, eq, isNull, type Placeholder, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Locale } from '#lib/locale.ts';
import { slug } from '../../schema.ts';

type Scope = (typeof slug.scope.enumValues)[number];

/** Condition for rows of `slug`: the address in use of one entity in one language, each a value, a column or a placeholder. */
export function currentSlug(
  scope: Scope,
  entityId: SQLiteColumn | Placeholder | number,
  locale: SQLiteColumn | Placeholder | Locale,
): SQL | undefined {
  return and(
    eq(slug.scope, scope),
    eq(slug.locale, locale),
    eq(slug.entityId, entityId),
    isNull(slug.retiredAt),
  );
}
