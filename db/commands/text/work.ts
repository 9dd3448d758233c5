import { cleanText, linesOf } from '#lib/article/clean-text.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { textOf } from '#lib/article/edit-document.ts';
import type { SaveResult } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
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
  const cleaned = cleanText(value, { lines: linesOf(segment) });
  return cleaned.trim() === '' ? '' : cleaned;
}

export const hashOf = (text: string): string | null => (text === '' ? null : textHash(text));

/** Whether a text is what the editor saw. What this request wrote itself, it has seen. */
export function holds(work: Work, locale: Locale, segment: string, base: string | null): boolean {
  return (
    Object.hasOwn(work.hashes[locale], segment) || hashOf(textOf(work.documents[locale], segment)) === base
  );
}

/** Notes that a text is not what an operation's author saw. */
export async function noteConflict(
  work: Work,
  operation: number,
  locale: Locale,
  segment: string,
): Promise<void> {
  const text = textOf(work.documents[locale], segment);
  const writer = lastWriterOf(await historyOf(work, locale), segment);
  const at = (writer?.at ?? work.context.now).toISOString();
  work.conflicts.push({
    operation,
    locale,
    segment,
    theirs: { text, hash: hashOf(text), by: writer?.by ?? '', at },
  });
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
