import { plainText } from '#lib/article/inline.ts';
import type { TopicKind } from '#lib/desk/topics.ts';
import type { Locale } from '#lib/locale.ts';
import type { Suggestion } from '#lib/search/question.ts';
import { articlePath, TOPIC_PATHS } from '#lib/urls.ts';
import { slug } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { currentSlug } from '../editions/current-slug.ts';
import { hasStories } from '../editions/has-stories.ts';
import { listTeasers } from '../editions/teaser.ts';

/** Where somebody may want to go who has typed so much, by its name and address in their language. */
export type SuggestedPage = {
  /** Of an article that somebody paid for `sponsored`. */
  kind: Suggestion['kind'] | 'sponsored';
  name: string;
  path: string;
};

/**
 * Topics whose name begins with what was typed, then headlines that hold it: those that readers may see at this moment. Found off this
 * thread; their addresses are asked of the store through the one door to public data.
 * @throws SearchIsBusy when too many search at once
 */
export async function suggest({
  typed,
  locale,
}: {
  typed: string;
  locale: Locale;
}): Promise<SuggestedPage[]> {
  const { search, now } = theStore();
  const found = await search.suggest({ typed, locale, now: now() });
  const articleIds = found.flatMap(({ kind, id }) => (kind === 'article' ? [id] : []));
  const teasers = await listTeasers({ locale, list: { kind: 'all', articleIds }, limit: articleIds.length });
  const pages = await Promise.all(
    found.map(async ({ kind, id, name }): Promise<SuggestedPage | undefined> => {
      if (kind !== 'article') return topicPage({ kind, id, name, locale });
      const teaser = teasers.find(({ articleId }) => articleId === id);
      return (
        teaser && {
          kind: teaser.sponsor === null ? kind : 'sponsored',
          name: plainText(teaser.headline),
          path: articlePath(locale, teaser.slug),
        }
      );
    }),
  );
  return pages.filter((page) => page !== undefined);
}

/** The page of a topic, if readers find a story on it. */
async function topicPage(topic: {
  kind: TopicKind;
  id: number;
  name: string;
  locale: Locale;
}): Promise<SuggestedPage | undefined> {
  const { kind, id, name, locale } = topic;
  const [address] = await theStore()
    .read.select({ slug: slug.slug })
    .from(slug)
    .where(currentSlug(kind, id, locale));
  if (!address || !(await hasStories({ locale, list: { kind, entityId: id } }))) return undefined;
  return { kind, name, path: TOPIC_PATHS[kind](locale, address.slug) };
}
