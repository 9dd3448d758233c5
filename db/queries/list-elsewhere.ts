import { and, eq, notExists } from 'drizzle-orm';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { listing } from '../schema.ts';
import { theStore } from '../store.ts';
import { publicEdition } from './public-edition.ts';
import { type CategoryLink, listTeasers } from './teaser.ts';

/** A story that exists only in the other language; its category is named in the page's own. */
export type StoryElsewhere = {
  locale: Locale;
  slug: string;
  headline: string;
  publishedAt: Date;
  category: CategoryLink | null;
};

/** The newest public stories of the other language that have no public edition in this one. */
export async function listElsewhere(args: { locale: Locale; limit: number }): Promise<StoryElsewhere[]> {
  const { locale, limit } = args;
  const { read, now } = theStore();
  const here = publicEdition(now());
  const counterpart = read
    .select({ id: here.editionId })
    .from(here)
    .where(and(eq(here.articleId, listing.articleId), eq(here.locale, locale)));
  const teasers = await listTeasers({
    locale: otherLocale(locale),
    namesIn: locale,
    limit,
    narrow: notExists(counterpart),
  });
  return teasers.map(({ locale: language, slug, headline, publishedAt, category }) => ({
    locale: language,
    slug,
    headline,
    publishedAt,
    category,
  }));
}
