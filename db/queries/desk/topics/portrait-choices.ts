import type { DeskPicture } from '#lib/desk/pictures.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { theStore } from '../../../store.ts';
import { readableDeskPicture } from '../pictures/desk-picture.ts';
import { listLibrary } from '../pictures/list-library.ts';

/**
 * The pictures that the form of an author offers as their portrait: the one that they have, then the latest of the library.
 * @param args.current its id; null where there is none
 * @returns forty-one at most; null for who may not change authors
 */
export async function portraitChoices(args: {
  actor: Actor;
  current: number | null;
}): Promise<DeskPicture[] | null> {
  const { actor, current } = args;
  if (scopeOf(actor, 'manage-topics') === undefined) return null;
  const { read, now } = theStore();
  const shown =
    current === null ? null : await readableDeskPicture(read, actor, { mediaId: current, now: now() });
  const latest = (await listLibrary({ actor }))?.pictures ?? [];
  return [...(shown ? [shown] : []), ...latest.filter(({ id }) => id !== current)];
}
