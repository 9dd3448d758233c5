import { type ArticleDocument, readDocument } from '../article/document.ts';
import { plainText } from '../article/inline.ts';
import { segmentsOf, sharedValuesOf } from '../article/segments.ts';
import { rememberTexts } from '../remember.ts';
import { foldForSearch } from './fold.ts';
import { extraWords, piecesOf, titlePieces, wordsOf } from './words.ts';

/** What the index knows of a text: words with spaces between them. */
export type IndexRow = { title: string; body: string; extra: string; pieces: string };

/** The texts of a document as readers see them, the headline first, without marks and readings. */
export function searchedTexts(document: ArticleDocument): string[] {
  return [
    ...segmentsOf(document).map(({ text }) => plainText(text)),
    ...sharedValuesOf(document).map(({ text }) => text),
  ];
}

/** What is written into the index for a document. */
export function indexRow(document: ArticleDocument): IndexRow {
  const texts = searchedTexts(document).map(foldForSearch);
  const words = texts.map(wordsOf);
  const [title = '', ...body] = words.map((each) => each.map(({ text }) => text).join(' '));
  const extra = new Set(texts.flatMap((text, index) => extraWords(text, words[index] ?? [])));
  return {
    title,
    body: body.join(' '),
    extra: [...extra].join(' '),
    pieces: [...piecesOf(texts), ...titlePieces(texts[0] ?? '')].join(' '),
  };
}

/** Characters; some dozens of articles. */
const MOST_REMEMBERED = 1_000_000;

/**
 * The same for a document as it is stored. Splitting a text takes ten times as long as writing it, so that what is about to be published
 * is split before its transaction, which others wait for, and remembered for it.
 */
export const storedIndexRow: (document: string) => IndexRow = rememberTexts(
  (document) => indexRow(readDocument(document)),
  MOST_REMEMBERED,
);
