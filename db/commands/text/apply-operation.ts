import { cleanText, linesOf } from '#lib/article/clean-text.ts';
import type { ArticleDocument } from '#lib/article/document.ts';
import { editDocument, textOf } from '#lib/article/edit-document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import type { Conflict, Operation, SaveResult } from '#lib/desk/editor.ts';
import { LOCALES, type Locale, otherLocale } from '#lib/locale.ts';
import {
  findPastText,
  lastWriterOf,
  type PastTexts,
  recentTexts,
} from '../../queries/desk/editor/text-history.ts';
import { textHash } from '../../text-hash.ts';
import { type Context, refuse } from '../run/run-command.ts';
import { optOut, settleTranslation } from './review-translation.ts';

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>;

/** The texts as they are while the operations of one request are applied to them. */
export type Work = {
  context: Context;
  articleId: number;
  documents: Record<Locale, ArticleDocument>;
  hashes: SaveResult['hashes'];
  texts: NonNullable<SaveResult['texts']>;
  conflicts: Conflict[];
  /** Read once, and only when there is a conflict to explain. */
  history: Partial<Record<Locale, PastTexts[]>>;
  /** What is done to translations once the texts are written. */
  reviews: { touches: Locale; run: () => Promise<void> }[];
};

/**
 * Applies one operation of a request, or notes a conflict when a text is not what the operation's base says.
 * @param index which operation of the request, from 0
 */
export async function applyOperation(work: Work, operation: Operation, index: number): Promise<void> {
  switch (operation.do) {
    case 'set':
      return set(work, operation, index);
    case 'move':
    case 'insight-kind':
      return inBothLanguages(work, operation);
    case 'remove':
      return remove(work, operation, index);
    case 'still-correct':
      return stillCorrect(work, operation, index);
    case 'opt-out': {
      const { into, segment, optedOut } = operation;
      const source = otherLocale(into);
      if (textOf(work.documents[source], segment) === '') {
        return conflict(work, index, source, segment, null, '');
      }
      const run = () =>
        optOut(work.context, { articleId: work.articleId, locale: source }, segment, optedOut);
      work.reviews.push({ touches: source, run });
    }
  }
}

async function set(work: Work, operation: Of<'set'>, index: number): Promise<void> {
  const { locale, segment, base } = operation;
  const cleaned = cleanText(operation.value, { lines: linesOf(segment) });
  const value = cleaned.trim() === '' ? '' : cleaned;
  const present = textOf(work.documents[locale], segment);
  if (present !== value) {
    if (!holds(work, locale, segment, base)) return conflict(work, index, locale, segment, base, value);
    const counterpart = work.documents[otherLocale(locale)];
    const edited = editDocument(work.documents[locale], { ...operation, value }, counterpart);
    work.documents[locale] = edited ?? refuse('misplaced', { segment });
  }
  work.hashes[locale][segment] = hashOf(value);
  if (value !== operation.value) work.texts[locale][segment] = value;
  else delete work.texts[locale][segment];
}

function inBothLanguages(work: Work, change: Of<'move'> | Of<'insight-kind'>): void {
  const { ja, en } = work.documents;
  work.documents = {
    ja: editDocument(ja, change, en) ?? ja,
    en: editDocument(en, change, ja) ?? en,
  };
}

async function remove(work: Work, { part, bases }: Of<'remove'>, index: number): Promise<void> {
  const without = (locale: Locale) =>
    editDocument(work.documents[locale], { do: 'remove', part }) ?? work.documents[locale];
  const after = { ja: without('ja'), en: without('en') };
  const gone = LOCALES.flatMap((locale) => {
    const left = new Set(segmentsOf(after[locale]).map(({ id }) => id));
    const texts = segmentsOf(work.documents[locale]).filter(({ id }) => !left.has(id));
    return texts.map(({ id }) => ({ locale, segment: id, base: bases[locale]?.[id] ?? null }));
  });
  const changed = gone.filter(({ locale, segment, base }) => !holds(work, locale, segment, base));
  for (const { locale, segment, base } of changed) await conflict(work, index, locale, segment, base, '');
  if (changed.length > 0) return;
  work.documents = after;
  for (const { locale, segment } of gone) work.hashes[locale][segment] = null;
}

async function stillCorrect(work: Work, operation: Of<'still-correct'>, index: number): Promise<void> {
  const { into, segment, source } = operation;
  const { context, articleId, documents } = work;
  const from = otherLocale(into);
  if (hashOf(textOf(documents[from], segment)) !== source) {
    return conflict(work, index, from, segment, source, textOf(documents[into], segment));
  }
  if (textOf(documents[into], segment) === '') return conflict(work, index, into, segment, null, '');
  const run = () => settleTranslation(context, { articleId, locale: into }, segment);
  work.reviews.push({ touches: into, run });
}

/** Whether a text is what the editor saw. What this request wrote itself, it has seen. */
function holds(work: Work, locale: Locale, segment: string, base: string | null): boolean {
  return (
    Object.hasOwn(work.hashes[locale], segment) || hashOf(textOf(work.documents[locale], segment)) === base
  );
}

async function conflict(
  work: Work,
  operation: number,
  locale: Locale,
  segment: string,
  base: string | null,
  mine: string,
): Promise<void> {
  const { context, articleId, history } = work;
  history[locale] ??= await recentTexts(context.transaction, { articleId, locale });
  const text = textOf(work.documents[locale], segment);
  const writer = lastWriterOf(history[locale], segment);
  const at = writer?.at ?? context.now;
  work.conflicts.push({
    operation,
    locale,
    segment,
    base: (base && findPastText(history[locale], segment, base)) || null,
    theirs: { text, hash: hashOf(text), by: writer?.by ?? '', at: at.toISOString() },
    mine,
  });
}

const hashOf = (text: string) => (text === '' ? null : textHash(text));
