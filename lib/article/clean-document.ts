import { cleanText, linesOf } from './clean-text.ts';
import type { ArticleDocument } from './document.ts';
import { prune } from './document-parts.ts';
import { segmentsOf } from './segments.ts';

/** A document with every text of it cleaned (clean-text.ts), and without the parts of which nothing was left. */
export function cleanDocument(document: ArticleDocument): ArticleDocument {
  const isClean = segmentsOf(document).every(({ id, text }) => cleaned(id, text) === text);
  if (isClean) return document;
  const result = cleanIn(document) as ArticleDocument;
  prune(result);
  return result;
}

const cleaned = (segment: string, text: string) => cleanText(text, { lines: linesOf(segment) });

const TEXTS = ['headline', 'lede', 'title', 'heading', 'label', 'text'];
/** The document has these or lacks them: they are never empty. */
const OPTIONAL = ['title', 'heading', 'label'];

function cleanIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleanIn);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    if (typeof each !== 'string' || !TEXTS.includes(key)) return [[key, cleanIn(each)]];
    const text = cleaned(OPTIONAL.includes(key) ? `.${key}` : key, each);
    return OPTIONAL.includes(key) && text.trim() === '' ? [] : [[key, text]];
  });
  return Object.fromEntries(entries);
}
