import { createHash } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import type { Embedded } from '#lib/media/embedded.ts';
import { isShare } from '#lib/media/focal.ts';
import { scopeOf } from '#lib/rights.ts';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { encodePicture } from '../../media/encode-picture.ts';
import { inspectPicture, type MediaWarning } from '../../media/inspect-picture.ts';
import { areKept, keepFiles } from '../../media/keep-files.ts';
import { type MediaRefusal, refuseMedia } from '../../media/refusal.ts';
import { factsOf } from '../../queries/desk/editor/facts-of.ts';
import { portraitsWith } from '../../queries/desk/pictures/desk-picture.ts';
import { article, articlePicture, media, mediaText } from '../../schema.ts';
import { theStore } from '../../store.ts';
import {
  allow,
  type Context,
  type Done,
  objectionTo,
  type Refusal,
  record,
  refuse,
  runCommand,
} from '../run/run-command.ts';
import { giveHero } from './set-hero.ts';

export type AddMedia = {
  actor: Actor;
  bytes: Uint8Array;
  /** Who made it: printed with the picture. Empty: whom the file names. */
  credit: string;
  licence?: string | undefined;
  /** Of the upright picture, from 0 to 1, left to right and top to bottom. */
  focal?: { x: number; y: number } | undefined;
  texts?: Partial<Record<Locale, { alt?: string | undefined; caption?: string | undefined }>>;
  /** Whether a picture that is there already keeps what was said about it. */
  keepsWords?: boolean;
  /** The article that it becomes the picture of. */
  articleId?: number | undefined;
  /** The article in whose text it is to stand: who writes that sees it there, whatever else they may see. */
  forTextOf?: number | undefined;
  /** The fingerprint of that article's picture as it was seen: another one meanwhile is not replaced. */
  heroVersion?: string | undefined;
};

export type AddMediaResult = {
  status: 'created' | 'updated' | 'unchanged';
  mediaId: number;
  width: number;
  height: number;
  variants: (typeof media.$inferSelect)['variants'];
  /** Languages in which nobody has described the picture yet. */
  withoutAlt: Locale[];
  /** What is odd about the file that was handed in. */
  warnings: MediaWarning[];
  articleId?: number;
};

/**
 * Takes a picture in: checks it, encodes it, keeps its files, and only then writes the rows in one transaction. The
 * same file again is the same picture; what is said about it this time replaces what was said before.
 */
export async function addMedia(given: AddMedia): Promise<Done<AddMediaResult> | MediaRefusal | Refusal> {
  const { bytes, focal, articleId } = given;
  // Before anything slow is done; the transaction asks again.
  if (!scopeOf(given.actor, 'add-media')) return { ok: false, code: 'forbidden', detail: {} };
  if (focal && !(isShare(focal.x) && isShare(focal.y))) return refuseMedia('bad-focal-point');
  const inspected = await inspectPicture(bytes);
  if (!inspected.ok) return inspected;
  const { embedded, warnings } = inspected;
  const input = { ...given, credit: cleanName(given.credit) || (embedded.credit ?? '') };
  if (input.credit === '') return refuseMedia('no-credit');
  if (articleId !== undefined && !(await hasArticle(articleId))) {
    return { ok: false, code: 'unknown-article', detail: { articleId } };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await findBySha(theStore().read, sha256);
  // A store that was restored without its files gets them back by handing the picture in again.
  const isWhole = known !== undefined && areKept(known.variants);
  const picture = isWhole ? known : await encodePicture(bytes);
  if ('code' in picture) return picture;
  if ('ok' in picture) await keepFiles(picture.variants);
  const variants = picture.variants.map((variant) => ({
    format: variant.format,
    width: variant.width,
    height: variant.height,
    bytes: variant.bytes,
    file: variant.file,
  }));
  const { width, height } = picture;
  const added = await runCommand(input.actor, { right: 'add-media' }, async (context) => {
    // Somebody may have removed the same picture with its files since they were looked for.
    if (!areKept(variants)) return { isGone: true as const };
    return writeRows(context, input, { sha256, width, height, variants }, { embedded, warnings });
  });
  return added.ok && 'isGone' in added ? addMedia(given) : added;
}

type Kept = Pick<typeof media.$inferSelect, 'sha256' | 'width' | 'height' | 'variants'>;

async function writeRows(
  context: Context,
  input: AddMedia,
  kept: Kept,
  { embedded, warnings }: { embedded: Embedded; warnings: MediaWarning[] },
): Promise<AddMediaResult> {
  const { articleId, heroVersion } = input;
  if (articleId !== undefined) await allow(context, { right: 'edit-facts', articleId });
  if (input.forTextOf !== undefined) await allow(context, { right: 'edit-text', articleId: input.forTextOf });
  if (articleId !== undefined && heroVersion !== undefined) {
    const { versions } = await factsOf(context.transaction, articleId);
    if (versions.hero !== heroVersion) refuse('stale-facts', { fact: 'hero' });
  }
  // The unique fingerprint decides whether the picture is new, so that two who hand it in at once keep it once.
  const created = await insertNew(context, factsSaid(kept, input, undefined), embedded);
  const before = created ? undefined : await findBySha(context.transaction, kept.sha256);
  const keeps = before && (input.keepsWords || !(await mayDescribe(context, before.id, articleId)));
  const said: Partial<AddMedia> = keeps ? {} : input;
  const facts = factsSaid(kept, said, before);
  const mediaId = created?.id ?? before?.id;
  if (mediaId === undefined) throw new Error('A picture was neither made nor found.');
  const same = before && JSON.stringify(pick(before)) === JSON.stringify(pick(facts));
  if (before && !same) {
    await context.transaction.update(media).set(facts).where(eq(media.id, mediaId));
    context.changed.add(wordOf('media', mediaId));
  }
  const described = await describePicture(context, mediaId, said.texts ?? {});
  const differs = !same || described.changed;
  if (differs) {
    const detail = { mediaId, sha256: kept.sha256 };
    await record(context, { action: before ? 'update-media' : 'add-media', detail, visible: false });
  }
  if (input.forTextOf !== undefined) await offerToText(context, input.forTextOf, mediaId);
  const hero = articleId === undefined ? undefined : await giveHero(context, articleId, mediaId);
  const { width, height, variants } = kept;
  return {
    status: before ? (differs || hero?.changed ? 'updated' : 'unchanged') : 'created',
    mediaId,
    width,
    height,
    variants,
    withoutAlt: described.withoutAlt,
    warnings,
    ...(articleId !== undefined && { articleId }),
  };
}

/** Notes that a picture may stand in the text of an article, though no revision has it yet. */
async function offerToText({ transaction }: Context, articleId: number, mediaId: number): Promise<void> {
  const [known] = await transaction
    .select({ mediaId: articlePicture.mediaId })
    .from(articlePicture)
    .where(and(eq(articlePicture.articleId, articleId), eq(articlePicture.mediaId, mediaId)))
    .limit(1);
  if (!known) await transaction.insert(articlePicture).values({ articleId, mediaId, revisionId: null });
}

/**
 * Whether the actor may say something else about a picture that is there: not somebody who cannot publish, where it is
 * an author's portrait or the picture of another article too, for readers would see that at once.
 */
export async function mayDescribe(
  context: Context,
  mediaId: number,
  articleId: number | undefined,
): Promise<boolean> {
  if (!(await objectionTo(context, { right: 'publish' }))) return true;
  if ((await portraitsWith(context.transaction, mediaId)).length > 0) return false;
  const [other] = await context.transaction
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.heroMediaId, mediaId), ne(article.id, articleId ?? 0)))
    .union(
      context.transaction
        .select({ id: articlePicture.articleId })
        .from(articlePicture)
        .where(and(eq(articlePicture.mediaId, mediaId), ne(articlePicture.articleId, articleId ?? 0))),
    )
    .limit(1);
  return other === undefined;
}

/** What is kept of a picture: what is said about it now, else what was said before. */
function factsSaid(kept: Kept, said: Partial<AddMedia>, before: typeof media.$inferSelect | undefined) {
  return {
    ...kept,
    credit: said.credit === undefined ? (before?.credit ?? '') : cleanName(said.credit),
    licence: said.licence === undefined ? (before?.licence ?? '') : cleanName(said.licence),
    focalX: said.focal?.x ?? before?.focalX ?? 0.5,
    focalY: said.focal?.y ?? before?.focalY ?? 0.5,
  };
}

async function insertNew(
  { transaction, now, actor }: Context,
  facts: ReturnType<typeof factsSaid>,
  embedded: Embedded,
) {
  const [made] = await transaction
    .insert(media)
    .values({ ...facts, embedded, createdAt: now, createdBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: media.id });
  return made;
}

/** Writes the texts of a picture that were given; a language without any keeps what it has. */
export async function describePicture(
  { transaction, changed: words }: Context,
  mediaId: number,
  texts: NonNullable<AddMedia['texts']>,
) {
  let changed = false;
  const withoutAlt: Locale[] = [];
  for (const locale of LOCALES) {
    const ofLocale = and(eq(mediaText.mediaId, mediaId), eq(mediaText.locale, locale));
    const [before] = await transaction.select().from(mediaText).where(ofLocale);
    const given = texts[locale] ?? {};
    const alt = given.alt === undefined ? (before?.alt ?? '') : cleanName(given.alt);
    const caption = given.caption === undefined ? (before?.caption ?? '') : cleanName(given.caption);
    if (alt === '') withoutAlt.push(locale);
    if (alt === (before?.alt ?? '') && caption === (before?.caption ?? '')) continue;
    changed = true;
    words.add(wordOf('media', mediaId));
    await transaction
      .insert(mediaText)
      .values({ mediaId, locale, alt, caption })
      .onConflictDoUpdate({ target: [mediaText.mediaId, mediaText.locale], set: { alt, caption } });
  }
  return { changed, withoutAlt };
}

async function findBySha(database: Context['transaction'], sha256: string) {
  const [row] = await database.select().from(media).where(eq(media.sha256, sha256));
  return row;
}

async function hasArticle(articleId: number): Promise<boolean> {
  const [row] = await theStore()
    .read.select({ id: article.id })
    .from(article)
    .where(eq(article.id, articleId));
  return row !== undefined;
}

/** What can differ when a picture is handed in again. */
function pick(facts: ReturnType<typeof factsSaid>) {
  const { credit, licence, focalX, focalY, variants } = facts;
  return { credit, licence, focalX, focalY, files: variants.map(({ file }) => file) };
}
