import type { Draft } from '../draft.ts';
import { endsSentence, hasContent } from '../lines/sentence.ts';

/**
 * An address ends where no address goes on: at brackets, quotes, full-width signs and kana. Ideographs and katakana are
 * part of it where a step of its path begins with them.
 */
const ADDRESS =
  /https?:\/\/(?:[\w\-.~:/?#[\]@!$&()*+,;=%]|(?<=[/=#?&_-]|[\p{sc=Han}\p{sc=Kana}\u30FC])[\p{sc=Han}\p{sc=Kana}\u30FC]|(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u30FC\uFF00-\uFFEF])[\p{L}\p{M}])+/giu;
const MARKDOWN_LINK = /\[([^[\]]*)\]\(\s*<?(https?:\/\/[^\s<>]+?)>?\s*\)/giu;
const LONGEST_TITLE = 200;

/**
 * Reads what stands after the label of a source: a title, an address, or both in any order. A line with several
 * addresses gives as many sources, each with the text before its address; the host stands in for a missing title.
 */
export function addSource(line: { number: number; text: string }, text: string, draft: Draft): void {
  draft.field(line, 'source');
  const found = readSources(text);
  draft.sources.push(...(found.length > 0 ? found : [{ title: text, url: undefined }]));
  if (found.length === 0) draft.warn({ code: 'no-source-link', line: line.number });
  // A template's gap, or markup: whoever follows the address would come elsewhere.
  if (/https?:\/\/[^\s<>]*<(?!\/|br)[^\s>]/iu.test(text))
    draft.warn({ code: 'cut-address', line: line.number });
}

/** The sources that a text names by their addresses. */
export function readSources(text: string): { title: string; url: string }[] {
  const plain = text.replace(MARKDOWN_LINK, '$1 $2');
  const found = addressesIn(plain);
  let from = 0;
  return found.map(({ at, url }, index) => {
    const isLast = index === found.length - 1;
    const before = trimJoints(plain.slice(from, at));
    const after = isLast ? trimJoints(plain.slice(at + url.length)) : '';
    from = at + url.length;
    return { title: [before, after].filter(hasContent).join(' ') || new URL(url).host, url };
  });
}

/** A further line of sources: one with an address and little else, or in a list of sources a short one. */
export function continuesSource(text: string, isListed: boolean): boolean {
  const [first] = addressesIn(text);
  const title = first ? trimJoints(text.replace(ADDRESS, '')) : text;
  return (first !== undefined || isListed) && title.length <= LONGEST_TITLE && !endsSentence(title);
}

function addressesIn(text: string): { at: number; url: string }[] {
  return Array.from(text.matchAll(ADDRESS), ({ 0: match, index }) => ({
    at: index,
    url: trimEnd(match),
  })).filter(({ url }) => URL.canParse(url));
}

/** Takes off what belongs to the sentence around an address; a closing bracket stays where the address opened it. */
function trimEnd(url: string): string {
  let end = url.length;
  while (end > 0) {
    const last = url[end - 1] ?? '';
    const kept = url.slice(0, end);
    const isStray = last === ')' && kept.split(')').length > kept.split('(').length;
    if (!isStray && !/[.,;:!?\]*]/.test(last)) break;
    end -= 1;
  }
  return url.slice(0, end);
}

function trimJoints(text: string): string {
  return text
    .trim()
    .replace(/^(?:[\s\-\u2013\u2014:\uFF1A,\u3001|\uFF5C<>]|[)\uFF09](?![^(]*\())+/u, '')
    .replace(/[\s\-\u2013\u2014:\uFF1A,\u3001|\uFF5C<>(\uFF08]+$/u, '');
}
