import { jaModel, Parser } from 'budoux';

const parser = new Parser(jaModel);

/** Longest text that is cut into phrases; a headline has some tens of characters. */
const MAX_LENGTH = 500;

/** Japanese text cut where a line may break without tearing a phrase (文節) apart. The pieces join to the text. */
export function phrasesOf(text: string): string[] {
  return text.length > MAX_LENGTH ? [text] : parser.parse(text);
}
