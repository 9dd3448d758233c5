import { isDataCell } from '#lib/article/cell-value.ts';
import { asStored } from '#lib/article/clean-document.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { findPart } from '#lib/article/document-parts.ts';
import { textOf } from '#lib/article/edit-document.ts';
import type { Place } from '#lib/article/place.ts';
import { sharedValuesOf } from '#lib/article/segments.ts';
import { isCellName, isSharedName, namesOf } from '#lib/article/shapes.ts';
import { withSharedData } from '#lib/article/shared-data.ts';
import type { SaveResult } from '#lib/desk/editor.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { lastWriterOf, type PastTexts, recentTexts } from '../../queries/desk/editor/text-history.ts';
import { textHash } from '../../text-hash.ts';
import type { Context } from '../run/run-command.ts';

/** The texts as they are while the operations of one request are applied to them. */
export type Work = {
  context: Context;
  articleId: number;
  /** Its structure leads where the languages differ. */
  originLocale: Locale;
  documents: Record<Locale, ArticleDocument>;
  hashes: SaveResult['hashes'];
  conflicts: SaveResult['conflicts'];
  refused: SaveResult['refused'];
  already: SaveResult['already'];
  /** Read once, and only when there is a conflict to explain. */
  history: Partial<Record<Locale, PastTexts[]>>;
  /** What is done to translations once the texts are written. */
  reviews: { touches: Locale; run: () => Promise<void> }[];
  /** What else is done then. */
  onceWritten: (() => Promise<void>)[];
};

/** A text as it is stored when it is sent so: cleaned, and '' where nothing but space is left. */
export function asWritten(segment: string, value: string): string {
  const cleaned = asStored(segment, value);
  return cleaned.trim() === '' ? '' : cleaned;
}

export const hashOf = (text: string): string | null => (text === '' ? null : textHash(text));

/**
 * In which of the documents a text is written that is said to be of `locale`. What both languages share is told in one column
 * of the editor (rows-of.ts), but only the other one may have the figure so far.
 * @param value what it is to be
 */
export function homeOf(
  { documents }: Pick<Work, 'documents'>,
  locale: Locale,
  segment: string,
  value?: string,
): Locale {
  const other = otherLocale(locale);
  const present = textOf(documents[other], segment);
  const isShared =
    isSharedName(segment) ||
    (isCellName(segment) && [value, present].some((text) => text !== undefined && isDataCell(text)));
  if (!isShared || textOf(documents[locale], segment) !== '') return locale;
  const { part } = namesOf(segment);
  return findPart(documents[other], part) && !findPart(documents[locale], part) ? other : locale;
}

/** A text as it stands, wherever it does: of what is shared, in either document. */
export function presentText(
  work: Pick<Work, 'documents'>,
  locale: Locale,
  segment: string,
  value?: string,
): string {
  return textOf(work.documents[homeOf(work, locale, segment, value)], segment);
}

/** Whether a text is what the editor saw. What this request wrote itself, it has seen. */
export function holds(
  work: Work,
  locale: Locale,
  segment: string,
  base: string | null,
  value?: string,
): boolean {
  return (
    Object.hasOwn(work.hashes[locale], segment) || hashOf(presentText(work, locale, segment, value)) === base
  );
}

/**
 * Lets the other language say what one of them shares with it, once that was changed.
 * @param before the documents before the change
 */
export function shareChanges(work: Work, before: Work['documents']): void {
  const shared = (documents: Work['documents'], locale: Locale) =>
    JSON.stringify(sharedValuesOf(documents[locale]));
  for (const locale of [work.originLocale, otherLocale(work.originLocale)]) {
    if (shared(before, locale) === shared(work.documents, locale)) continue;
    const other = otherLocale(locale);
    work.documents[other] = withSharedData(work.documents[other], work.documents[locale]);
    return;
  }
}

/**
 * Answers the settings with which a part was made, as if each had been written: in the column in which the editor tells what is
 * shared, in whichever language the part was written. Not where somebody has chosen otherwise, which its author has not seen.
 */
export function noteSettings(work: Work, { path }: Place): void {
  const { originLocale } = work;
  for (const { id, settings } of path) {
    for (const [name, chosen] of Object.entries(settings ?? {})) {
      const segment = `${id}.${name}`;
      if (presentText(work, originLocale, segment) === chosen)
        work.hashes[originLocale][segment] = hashOf(chosen);
    }
  }
}

/** Notes that a text is not what an operation's author saw. */
export async function noteConflict(
  work: Work,
  operation: number,
  locale: Locale,
  segment: string,
): Promise<void> {
  const text = presentText(work, locale, segment);
  const writer = lastWriterOf(await historyOf(work, locale), segment);
  const at = (writer?.at ?? work.context.now).toISOString();
  work.conflicts.push({
    operation,
    locale,
    segment,
    theirs: { text, hash: hashOf(text), by: writer?.by ?? '', at },
  });
}

/** Notes that a text was carried elsewhere since its author emptied it. */
export async function noteCarried(
  work: Work,
  operation: number,
  { locale, segment }: { locale: Locale; segment: string },
  at: Date,
): Promise<void> {
  const writer = (await historyOf(work, locale)).findLast((revision) => revision.at >= at);
  const theirs = { text: '', hash: null, by: writer?.by ?? '', at: at.toISOString() };
  work.conflicts.push({ operation, locale, segment, theirs });
}

/**
 * Notes that somebody else has made a text what an operation makes it. Not where its author did: then the answer to an
 * earlier request was lost.
 */
export async function noteAlready(
  work: Work,
  operation: number,
  locale: Locale,
  segment: string,
): Promise<void> {
  const writer = lastWriterOf(await historyOf(work, locale), segment);
  if (writer && writer.by !== work.context.actor.name) work.already.push({ operation, by: writer.by });
}

/** Notes that a part is not where, or what, an operation's author saw. */
export async function noteRefusal(work: Work, operation: number, part: string): Promise<void> {
  const [latest] = await historyOf(work, work.originLocale);
  work.refused.push({ operation, part, by: latest?.by ?? '' });
}

async function historyOf({ context, articleId, history }: Work, locale: Locale): Promise<PastTexts[]> {
  const known = history[locale] ?? (await recentTexts(context.transaction, { articleId, locale }));
  history[locale] = known;
  return known;
}
