import type { Locale } from '#lib/locale.ts';
import { resolveAddress } from '../addresses/resolve-address.ts';
import type { TopicKind } from '../taxonomy/get-topic.ts';

/**
 * The category, tag or author that a slug names in one of some languages; former slugs lead to the one of today. Where a
 * language has no such slug, it is what the other one calls so.
 * @returns its id for each of the languages; null when the slug names nothing that readers may see
 */
export async function findTopic(args: {
  kind: TopicKind;
  slug: string;
  locales: readonly Locale[];
}): Promise<Map<Locale, number> | null> {
  const { kind, slug, locales } = args;
  const ids = await Promise.all(locales.map((locale) => idAt(kind, locale, slug)));
  const known = ids.find((id) => id !== undefined);
  if (known === undefined) return null;
  return new Map(locales.map((locale, n) => [locale, ids[n] ?? known]));
}

async function idAt(kind: TopicKind, locale: Locale, slug: string): Promise<number | undefined> {
  const found = await resolveAddress({ scope: kind, locale, slug });
  const there =
    found.is === 'moved' ? await resolveAddress({ scope: kind, locale, slug: found.slug }) : found;
  return there.is === 'page' ? there.id : undefined;
}
