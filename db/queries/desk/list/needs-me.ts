import { NEEDS, type Need } from '#lib/desk/list-filter.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { type DeskEntry, deskEntries } from './desk-entries.ts';
import { facetsOf } from './list-articles.ts';
import { WALK, walkFacets } from './walk-facets.ts';

const SHOWN = 10;

export type Needed = {
  need: Need;
  /** No more than are counted in one go; `isMore` says that there are more. */
  count: number;
  isMore: boolean;
  /** The first of them: what appears next for `soon`, else what was changed last. */
  first: DeskEntry[];
};

/**
 * What waits for the actor: texts whose other language was corrected in fact, schedules that are held, deadlines that are over, what was sent back to them, what was given to them, notes that name them, what
 * is ready for them to review, stale translations in live articles, Japanese ones live for over a day without English, what appears
 * within 24 hours, and their own drafts. Those that nothing waits in are left out.
 */
export async function needsMe(args: { actor: Actor; namesIn: Locale }): Promise<Needed[]> {
  const { actor, namesIn } = args;
  const found = await Promise.all(
    NEEDS.map(async (need) => {
      const facets = facetsOf(actor, { need });
      const isForOthers = need === 'to-review' && scopeOf(actor, 'publish') === undefined;
      if (!facets || isForOthers) return { need, articleIds: [], next: null };
      const walked =
        need === 'soon'
          ? await walkFacets({ facets: facets.with(0, 'soonest'), sort: 'soonest', limit: WALK })
          : await walkFacets({ facets, limit: WALK });
      return { need, ...walked };
    }),
  );
  const shown = found.flatMap(({ articleIds }) => articleIds.slice(0, SHOWN));
  const entries = await deskEntries({ actor, articleIds: [...new Set(shown)], namesIn });
  const byId = new Map(entries.map((entry) => [entry.articleId, entry]));
  return found
    .filter(({ articleIds }) => articleIds.length > 0)
    .map(({ need, articleIds, next }) => ({
      need,
      count: articleIds.length,
      isMore: next !== null,
      first: articleIds.slice(0, SHOWN).flatMap((id) => byId.get(id) ?? []),
    }));
}
