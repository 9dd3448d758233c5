import { and, count, desc, eq, inArray, or } from 'drizzle-orm';
import type { DeskPicture, PictureUse } from '#lib/desk/pictures.ts';
import type { TopicRef } from '#lib/desk/topics.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, articlePicture, edition } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { type DeskEntry, deskEntries } from '../list/desk-entries.ts';
import { readable } from '../readable.ts';
import { mayChangePicture, portraitsWith, readableDeskPicture, usesOf } from './desk-picture.ts';

/** More articles than this are counted, not named. */
const MOST_NAMED = 50;

export type PictureView = {
  picture: DeskPicture;
  /** The articles that have it and that the actor may open, the latest first, fifty at most. */
  uses: { entry: DeskEntry; as: PictureUse }[];
  /** How many have it, whoever may open them. */
  articles: number;
  /** The authors whose portrait it is. */
  portraits: TopicRef[];
  /** Whether the actor may say something else about it, replace it or, where nothing has it, remove it. */
  mayChange: boolean;
};

/**
 * A picture for its page.
 * @param args.namesIn the language of the desk
 * @returns null where there is none, or the actor may not see it
 */
export async function getPicture(args: {
  actor: Actor;
  mediaId: number;
  namesIn: Locale;
}): Promise<PictureView | null> {
  const { actor, mediaId, namesIn } = args;
  if (scopeOf(actor, 'add-media') === undefined) return null;
  const { read, now } = theStore();
  const picture = await readableDeskPicture(read, actor, { mediaId, now: now() });
  if (!picture) return null;
  const used = usesOf(read, [mediaId]).as('used');
  const [all] = await read.select({ count: count() }).from(used);
  const named = await read
    .select({ id: article.id, heroMediaId: article.heroMediaId })
    .from(used)
    .innerJoin(article, eq(article.id, used.articleId))
    .where(readable(actor))
    .orderBy(desc(article.id))
    .limit(MOST_NAMED);
  const ids = named.map(({ id }) => id);
  const inTexts = await articlesInUse(mediaId, ids);
  const entries = await deskEntries({ actor, articleIds: ids, namesIn });
  const uses = entries.map((entry) => {
    const isHero = named.some((each) => each.id === entry.articleId && each.heroMediaId === mediaId);
    const as: PictureUse = isHero ? 'hero' : inTexts.includes(entry.articleId) ? 'text' : 'history';
    return { entry, as };
  });
  return {
    picture,
    uses,
    articles: all?.count ?? 0,
    portraits: await portraitsWith(read, mediaId),
    mayChange: await mayChangePicture(read, actor, { mediaId, now: now() }),
  };
}

/** Those of the articles that have it in a draft, or in a text that readers have or will have. */
async function articlesInUse(mediaId: number, ids: number[]): Promise<number[]> {
  const { revisionId } = articlePicture;
  const rows = await theStore()
    .read.selectDistinct({ articleId: edition.articleId })
    .from(articlePicture)
    .innerJoin(edition, eq(edition.articleId, articlePicture.articleId))
    .where(
      and(
        eq(articlePicture.mediaId, mediaId),
        inArray(articlePicture.articleId, ids),
        or(
          eq(edition.draftRevisionId, revisionId),
          eq(edition.liveRevisionId, revisionId),
          eq(edition.scheduledRevisionId, revisionId),
        ),
      ),
    );
  return rows.map(({ articleId }) => articleId);
}
