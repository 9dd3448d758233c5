import { jaModel, Parser } from 'budoux';
import { rememberTexts } from '../remember.ts';

const parser = new Parser(jaModel);

/** Longest text that is cut into phrases; a headline has some tens of characters. */
const MAX_LENGTH = 500;

/** The headlines of some ten thousand articles: each stands on many pages. */
const REMEMBERED = 1_000_000;

const cut: (text: string) => readonly string[] = rememberTexts((text) => parser.parse(text), REMEMBERED);

/** Japanese text cut where a line may break without tearing a phrase (文節) apart. The pieces join to the text. */
export function phrasesOf(text: string): readonly string[] {
  return text.length > MAX_LENGTH ? [text] : cut(text);
}
