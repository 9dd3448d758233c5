import type { Locale } from '#lib/locale.ts';
import type { Teaser } from '../editions/teaser.ts';
import { listElsewhere, type StoryElsewhere } from './list-elsewhere.ts';
import { listLatest } from './list-latest.ts';
import { listPlaced } from './list-placed.ts';
import { listStrips, type Strip } from './list-strips.ts';

export type FrontPageView = {
  lead: Teaser | null;
  seconds: Teaser[];
  latest: Teaser[];
  strips: Strip[];
  /** Stories that have no edition in this language. */
  elsewhere: StoryElsewhere[];
  /** The placements that are seen at the top, by their ids. */
  shownPlacements: number[];
};

const SECONDS = 2;
const LATEST = 5;
const STRIP = 4;

/**
 * The front page of a language: what the editors placed, filled up with the newest; no story twice. One statement a
 * list: placed, latest, strips, elsewhere.
 */
export async function getFrontPage({ locale }: { locale: Locale }): Promise<FrontPageView> {
  const [placed, newest, strips, elsewhere] = await Promise.all([
    listPlaced({ locale }),
    listLatest({ locale, limit: 1 + SECONDS + LATEST }),
    listStrips({ locale, perCategory: 1 + SECONDS + LATEST + STRIP }),
    listElsewhere({ locale, limit: 4 }),
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
  const latest = take(newest, LATEST);
  const top = { lead: lead ? [lead] : [], second: seconds };
  return {
    lead,
    seconds,
    latest,
    strips: strips
      .map(({ category, teasers }) => ({ category, teasers: take(teasers, STRIP) }))
      .filter(({ teasers }) => teasers.length > 0),
    elsewhere,
    // The same object: an article that is placed twice is seen once.
    shownPlacements: placed
      .filter(({ slot, teaser }) => top[slot].includes(teaser))
      .map(({ placementId }) => placementId),
  };
}
