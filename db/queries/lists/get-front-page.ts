import type { Locale } from '#lib/locale.ts';
import type { Teaser } from '../editions/teaser.ts';
import { listCategories } from '../taxonomy/list-categories.ts';
import { datedNow } from './dated-now.ts';
import { type LeadTeaser, leadStory } from './lead-story.ts';
import { listElsewhere, type StoryElsewhere } from './list-elsewhere.ts';
import { listLatest } from './list-latest.ts';
import { listPlaced } from './list-placed.ts';
import { listStrips, type Strip } from './list-strips.ts';

export type FrontPageView = {
  lead: LeadTeaser | null;
  seconds: Teaser[];
  /** The newest there are, wherever else they stand on the page. */
  latest: Teaser[];
  /** In the order of the navigation. */
  strips: Strip[];
  /** Stories that have no edition in this language. */
  elsewhere: StoryElsewhere[];
  /** The placements that are seen at the top, by their ids. */
  shownPlacements: number[];
  /** When it was put together: stories are dated by it. */
  now: Date;
};

const SECONDS = 2;
const LATEST = 8;
const STRIP = 3;

/**
 * The front page of a language: what the editors placed, filled up with the newest; no story is told twice, though
 * the latest are named as such wherever they stand. One statement a list: placed, latest, strips, elsewhere; one each for the key
 * points of the lead and the order of the categories.
 */
export async function getFrontPage({ locale }: { locale: Locale }): Promise<FrontPageView> {
  const [placed, newest, strips, elsewhere, categories] = await Promise.all([
    listPlaced({ locale }),
    listLatest({ locale, limit: 1 + SECONDS + LATEST }),
    listStrips({ locale, perCategory: 1 + SECONDS + STRIP }),
    listElsewhere({ locale, limit: 4 }),
    listCategories({ locale }),
  ]);
  const shown = new Set<number>();
  const take = (candidates: Teaser[], most: number): Teaser[] => {
    const taken = candidates.filter(({ articleId }) => !shown.has(articleId)).slice(0, most);
    for (const { articleId } of taken) shown.add(articleId);
    return taken;
  };
  // What somebody paid for never leads, and comes to the top only where an editor has put it.
  const own = newest.filter(({ sponsor }) => sponsor === null);
  const placedIn = (slot: 'lead' | 'second') =>
    placed
      .filter((each) => each.slot === slot && (slot === 'second' || each.teaser.sponsor === null))
      .map(({ teaser }) => teaser);
  const [lead = null] = take(
    [
      ...placedIn('lead'),
      ...own.filter(({ articleId }) => !placedIn('second').some((each) => each.articleId === articleId)),
    ],
    1,
  );
  const seconds = take([...placedIn('second'), ...own], SECONDS);
  const latest = newest.slice(0, LATEST);
  const places = new Map(categories.map(({ slug }, place) => [slug, place]));
  const placeOf = ({ category }: Strip) => places.get(category.slug) ?? places.size;
  const ordered = strips.toSorted((a, b) => placeOf(a) - placeOf(b));
  const left = ordered
    .map(({ category, teasers }) => ({ category, teasers: take(teasers, STRIP) }))
    .filter(({ teasers }) => teasers.length > 0);
  const top = { lead: lead ? [lead] : [], second: seconds };
  return {
    lead: lead && (await leadStory(lead)),
    seconds,
    latest,
    strips: left,
    elsewhere,
    // The same object: an article that is placed twice is seen once.
    shownPlacements: placed
      .filter(({ slot, teaser }) => top[slot].includes(teaser))
      .map(({ placementId }) => placementId),
    now: datedNow([
      ...(lead ? [lead] : []),
      ...seconds,
      ...latest,
      ...left.flatMap(({ teasers }) => teasers),
      ...elsewhere,
    ]),
  };
}
