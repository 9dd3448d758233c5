import { and, count, desc, eq, exists, gte, lt, max, or, type SQL, sql } from 'drizzle-orm';
import type { DeskPicture } from '#lib/desk/pictures.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../../auth/actor.ts';
import { media, mediaText } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readablePicture } from '../readable-pictures.ts';
import { deskPictures, usesOf } from './desk-picture.ts';

export type LibraryEntry = DeskPicture & {
  /** How many articles have it. */
  uses: number;
};

const PAGE = 40;
/** So many pictures are looked at for a page: one costs the same however few are meant, and the next one looks further back. */
const WALK = 5_000;

/**
 * The library's pictures that the actor may see, the latest first.
 * @param args.typed part of a credit, alternative text or caption; '' for all
 * @param args.before the id that a page of older ones begins behind
 * @returns null for who may not take pictures in; `next` is the `before` of the next page
 */
export async function listLibrary(args: {
  actor: Actor;
  typed?: string | undefined;
  before?: number | undefined;
}): Promise<{ pictures: LibraryEntry[]; next: number | null } | null> {
  const { actor, typed = '', before } = args;
  if (scopeOf(actor, 'add-media') === undefined) return null;
  const { read, now } = theStore();
  const [latest] = await read.select({ id: max(media.id) }).from(media);
  const top = Math.min(before ?? Number.POSITIVE_INFINITY, (latest?.id ?? 0) + 1);
  const bottom = Math.max(1, top - WALK);
  const rows = await read
    .select({ id: media.id })
    .from(media)
    .where(and(lt(media.id, top), gte(media.id, bottom), worded(typed), readablePicture(actor)))
    .orderBy(desc(media.id))
    .limit(PAGE + 1);
  const ids = rows.slice(0, PAGE).map(({ id }) => id);
  const older = rows.length > PAGE ? (ids.at(-1) ?? null) : null;
  const next = older ?? (bottom > 1 ? bottom : null);
  if (ids.length === 0) return { pictures: [], next };
  const pictures = await deskPictures(read, ids, now());
  const used = usesOf(read, ids).as('used');
  const counts = await read
    .select({ mediaId: sql<number>`${used.mediaId}`, uses: count() })
    .from(used)
    .groupBy(sql`${used.mediaId}`);
  return {
    pictures: pictures.map((picture) => ({
      ...picture,
      uses: counts.find(({ mediaId }) => mediaId === picture.id)?.uses ?? 0,
    })),
    next,
  };
}

/** One whose credit, alternative text or caption, in either language, holds what was typed. */
function worded(typed: string): SQL | undefined {
  const wanted = typed.trim();
  if (wanted === '') return undefined;
  const held = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  const holds = (column: typeof media.credit | typeof mediaText.alt | typeof mediaText.caption) =>
    sql`${column} like ${held} escape '\\'`;
  const said = theStore()
    .read.select({ one: sql`1` })
    .from(mediaText)
    .where(and(eq(mediaText.mediaId, media.id), or(holds(mediaText.alt), holds(mediaText.caption))));
  return or(holds(media.credit), exists(said));
}
