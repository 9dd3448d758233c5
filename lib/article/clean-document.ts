import { cellAsStored, dateAsStored } from './cell-as-stored.ts';
import { cleanText, linesOf } from './clean-text.ts';
import type { ArticleDocument } from './document.ts';
import { prune } from './document-parts.ts';
import { segmentsOf, sharedValuesOf } from './segments.ts';
import { isCellName } from './shapes.ts';

/**
 * A text, value or cell as it is stored when it is written so: cleaned (clean-text.ts), numbers and dates in one spelling.
 * Whoever types may go on: where it ends in a space it does so afterwards, too.
 */
export function asStored(segment: string, text: string): string {
  const cleaned = cleanText(text, { lines: linesOf(segment) });
  if (isCellName(segment)) return cellAsStored(cleaned);
  return segment.endsWith('.date') ? dateAsStored(cleaned) : cleaned;
}

/** A document with every text of it as it is stored, and without the parts of which nothing was left. */
export function cleanDocument(document: ArticleDocument): ArticleDocument {
  const isClean = [...segmentsOf(document), ...sharedValuesOf(document)].every(
    ({ id, text }) => text.trim() !== '' && asStored(id, text) === text,
  );
  if (isClean) return document;
  const result = cleanIn(document) as ArticleDocument;
  prune(result);
  return result;
}

/** What is no text: which part it is, of which kind. */
const NAMES = new Set(['id', 'kind', 'v']);
/** The document or the part always has these; every other text is absent where nothing is in it. */
const ALWAYS = new Set(['headline', 'lede', 'text']);

function cleanIn(value: unknown, isCells = false): unknown {
  if (Array.isArray(value)) return value.map((each) => cleanIn(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    if (typeof each !== 'string') return [[key, cleanIn(each, key === 'cells')]];
    if (NAMES.has(key) && !isCells) return [[key, each]];
    const text = asStored(isCells ? `row.${key}` : ALWAYS.has(key) ? key : `part.${key}`, each);
    return text.trim() === '' && (isCells || !ALWAYS.has(key)) ? [] : [[key, text]];
  });
  return Object.fromEntries(entries);
}
