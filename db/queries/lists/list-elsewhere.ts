import { and, desc, eq, lte, notExists, sql } from 'drizzle-orm';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { noteList } from '../../freshness/reading.ts';
import { listName } from '../../freshness/words.ts';
import { listing } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { publicEdition } from '../editions/public-edition.ts';
import { type CategoryLink, listTeasers } from '../editions/teaser.ts';

/** A story that exists only in the other language; its category is named in the page's own. */
export type StoryElsewhere = {
  locale: Locale;
  slug: string;
  headline: string;
  publishedAt: Date;
  category: CategoryLink | null;
  /** Who paid for it, as the language of the story calls them. */
  sponsor: string | null;
};

/** How far back stories are looked for: where nearly all are in both languages, the search must end somewhere. */
const NEWEST = 200;

/** The newest public stories of the other language that have no public edition in this one. */
export async function listElsewhere(args: { locale: Locale; limit: number }): Promise<StoryElsewhere[]> {
  const { locale, limit } = args;
  const { read, now } = theStore();
  const here = publicEdition(now());
  const counterpart = read
    .select({ id: here.editionId })
    .from(here)
    .where(and(eq(here.articleId, listing.articleId), eq(here.locale, locale)));
  const far = read
    .select({ publishedAt: listing.publishedAt })
    .from(listing)
    .where(
      and(
        eq(listing.kind, 'all'),
        eq(listing.entityId, 0),
        eq(listing.locale, otherLocale(locale)),
        lte(listing.publishedAt, now()),
      ),
    )
    .orderBy(desc(listing.publishedAt))
    .limit(1)
    .offset(NEWEST);
  // A story leaves it when it appears in this language, wherever in the list; that of the other one is noted below.
  noteList(listName(locale, 'all'));
  const teasers = await listTeasers({
    locale: otherLocale(locale),
    namesIn: locale,
    limit,
    narrow: and(sql`${listing.publishedAt} > coalesce((${far}), 0)`, notExists(counterpart)),
  });
  return teasers.map(({ locale: language, slug, headline, publishedAt, category, sponsor }) => ({
    locale: language,
    slug,
    headline,
    publishedAt,
    category,
    sponsor,
  }));
}
