import type { Draft } from '../draft.ts';
import type { TextLine } from '../lines/read-lines.ts';
import { readSources } from './source-line.ts';

/*
 * Footnotes: a line that says what a mark in the text refers to. They become sources, which the text cites as `[^n]`.
 */

/** `mark`: how the text refers to it; `always`: it is a note though nothing does. */
type Style = { definition: RegExp; mark: RegExp; always?: true };

const STYLES: readonly Style[] = [
  {
    definition: /^\[\^(?<name>[^\]\s]{1,32})\]\s*[:\uFF1A]\s*(?<text>.+)$/u,
    mark: /\[\^(?<name>[^\]\s]{1,32})\]/gu,
    always: true,
  },
  {
    definition: /^[[\uFF3B](?<name>\d{1,3})[\]\uFF3D]\s*[:\uFF1A]?\s*(?<text>\S.*)$/u,
    mark: /(?<=.)[[\uFF3B](?<name>\d{1,3})[\]\uFF3D](?!\()/gu,
  },
  {
    definition: /^\u203B(?<name>[\d\uFF10-\uFF19]{1,2})[\s:\uFF1A.)\uFF09、]*(?<text>\S.*)$/u,
    mark: /(?<=.)[(\uFF08]?\u203B(?<name>[\d\uFF10-\uFF19]{1,2})[)\uFF09]?/gu,
  },
  {
    definition: /^[(\uFF08]?注(?<name>[\d\uFF10-\uFF19]{1,2})[)\uFF09]?[\s:\uFF1A.)、]*(?<text>\S.*)$/u,
    mark: /(?<=.)[(\uFF08]注(?<name>[\d\uFF10-\uFF19]{1,2})[)\uFF09]/gu,
  },
];

/**
 * Takes the footnotes out of a text and has it cite them as sources.
 * @returns the other lines, with their marks in the form `[^n]`; and whether there was any
 */
export function takeNotes(lines: TextLine[], draft: Draft): { lines: TextLine[]; cited: boolean } {
  let rest = lines;
  let cited = false;
  for (const style of STYLES) {
    const notes = definitionsOf(style, rest);
    if (notes.size === 0) continue;
    cited = true;
    const numbers = new Map([...notes].map(([line, { name, text }]) => [name, sourceFor(line, text, draft)]));
    rest = rest.filter((line) => !notes.has(line));
    for (const line of rest) {
      line.text = line.text.replace(style.mark, (mark, name: string) => {
        const n = numbers.get(name.normalize('NFKC'));
        return n === undefined ? mark : `[^${n}]`;
      });
    }
  }
  return { lines: rest, cited };
}

function definitionsOf({ definition, mark, always }: Style, lines: TextLine[]) {
  const found = new Map<TextLine, { name: string; text: string }>();
  for (const line of lines.filter(({ is }) => is === undefined)) {
    const { name, text } = definition.exec(line.text)?.groups ?? {};
    if (name && text) found.set(line, { name: name.normalize('NFKC'), text });
  }
  if (found.size === 0 || always) return found;
  const marks = new Set(
    lines.flatMap(({ text }) => Array.from(text.matchAll(mark), (each) => each[1]?.normalize('NFKC'))),
  );
  return new Map([...found].filter(([, { name }]) => marks.has(name)));
}

/** The number of the source that a note names, made where there is none with its address. */
function sourceFor(line: TextLine, text: string, draft: Draft): number {
  draft.field(line, 'source');
  const [source = { title: text, url: undefined }, ...others] = readSources(text);
  const known = source.url ? draft.sources.findIndex(({ url }) => url === source.url) : -1;
  if (known >= 0) return known + 1;
  return draft.sources.push(source, ...others) - others.length;
}
