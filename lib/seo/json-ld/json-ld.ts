/** A thing in the words of schema.org. What is not known of it may be absent or empty: it is left out. */
export type Thing = { '@type': string } & Record<string, unknown>;

/**
 * What a page says of itself in JSON-LD, for the inside of a `<script>`. Nothing in a text can end the script, begin another
 * or a comment, since all of these need `<`; U+2028 and U+2029 would end a line for some older readers.
 * @param things without empty values, which search engines report as errors
 */
export function jsonLdText(things: readonly Thing[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things.map(filled) }).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value without what is empty in it; undefined where nothing is left but what kind of thing it would be. */
function filled(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    const left = value.map(filled).filter((each) => each !== undefined);
    return left.length > 0 ? left : undefined;
  }
  if (typeof value !== 'object') return value;
  const left = Object.entries(value)
    .map(([name, each]) => [name, filled(each)] as const)
    .filter(([, each]) => each !== undefined);
  return left.some(([name]) => name !== '@type') ? Object.fromEntries(left) : undefined;
}
