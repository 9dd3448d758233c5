import type { Locale } from '#lib/locale.ts';
import type { SearchAnswer, SearchFilter, SearchHit, SearchQuestion } from '#lib/search/question.ts';
import { theStore } from '../../store.ts';
import { listTeasers, type Teaser } from '../editions/teaser.ts';

/** An article that was found, with what lists say of it. */
export type FoundStory = Omit<SearchHit, 'articleId' | 'revisionId' | 'publishedAt' | 'locale'> & {
  teaser: Teaser;
};

export type SearchResults = Omit<SearchAnswer, 'hits'> & { stories: FoundStory[] };

/**
 * What readers find for what they typed, at this moment. Searched off this thread; what is shown is asked of the store again, through the
 * one door to public data.
 * @throws SearchIsBusy when too many search at once
 */
export async function searchArticles(args: {
  typed: string;
  locale: Locale;
  filter?: SearchFilter;
  order: SearchQuestion['order'];
}): Promise<SearchResults> {
  const { typed, locale, filter = {}, order } = args;
  const { search, now } = theStore();
  const { hits, ...answer } = await search.find({ typed, locale, filter, order, now: now() });
  const teasers = await teasersOf(hits, locale);
  const stories = hits.flatMap(({ articleId, isOther, headline, passage, locale: shown }) => {
    const teaser = teasers.get(`${articleId}:${shown}`);
    return teaser ? [{ teaser, isOther, headline, passage }] : [];
  });
  return { ...answer, stories };
}

async function teasersOf(hits: SearchHit[], namesIn: Locale): Promise<Map<string, Teaser>> {
  const teasers = new Map<string, Teaser>();
  for (const shown of new Set(hits.map(({ locale }) => locale))) {
    const articleIds = hits.filter(({ locale }) => locale === shown).map(({ articleId }) => articleId);
    const found = await listTeasers({
      locale: shown,
      list: { kind: 'all', articleIds },
      limit: articleIds.length,
      namesIn,
    });
    for (const teaser of found) teasers.set(`${teaser.articleId}:${shown}`, teaser);
  }
  return teasers;
}
