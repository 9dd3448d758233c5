import { and, eq } from 'drizzle-orm';
import { slugFromHeadline } from '#lib/article/slug.ts';
import type { TopicKind } from '#lib/desk/topics.ts';
import type { Locale } from '#lib/locale.ts';
import { slug } from '../../schema.ts';
import type { Context } from '../run/run-command.ts';

/** The address that a name suggests, numbered where another topic of the kind has it or had it. */
export async function freeAddress(
  { transaction }: Context,
  kind: TopicKind,
  locale: Locale,
  name: string,
): Promise<string> {
  const base = slugFromHeadline(name, locale) || kind;
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? base : `${base}-${attempt}`;
    const [taken] = await transaction
      .select({ id: slug.entityId })
      .from(slug)
      .where(and(eq(slug.scope, kind), eq(slug.locale, locale), eq(slug.slug, candidate)));
    if (!taken) return candidate;
  }
}
