/** A text that headlines, labels and headings may hold: no Markdown, only readings above characters. */
export type RubyNode = { kind: 'text'; text: string } | { kind: 'ruby'; base: string; reading: string };

const RUBY = /\{([^{}|\n]+)\|([^{}|\n]+)\}/g;

/** Reads `{漢字|かな}` in a text without Markdown; everything else is text as it stands. */
export function parseRuby(text: string): RubyNode[] {
  const nodes: RubyNode[] = [];
  let end = 0;
  for (const match of text.matchAll(RUBY)) {
    if (match.index > end) nodes.push({ kind: 'text', text: text.slice(end, match.index) });
    nodes.push({ kind: 'ruby', base: match[1] ?? '', reading: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push({ kind: 'text', text: text.slice(end) });
  return nodes;
}

/** A headline, label or heading as titles, lists and addresses have it: the characters without their readings. */
export function withoutRuby(text: string): string {
  return text.replace(RUBY, '$1');
}
