import type { Reading } from '#db/freshness/reading.ts';
import type { CdnTags } from '../settings.ts';

/** Networks take headers of 16 kB; some less. */
const LONGEST = 8_000;

/**
 * The words of an answer for a network in front, which can be told to drop all that has one of them: `Cache-Tag` with
 * commas (Cloudflare, Akamai), `Surrogate-Key` with spaces (Fastly). Of lists it is told the whole list.
 * @returns the header's name and value; nothing where it is not wanted, or would be too long to be of use
 */
export function cdnTagsHeader(tags: CdnTags, { words, spans }: Reading): string[] {
  if (tags === 'off') return [];
  // In an order of its own, so that the same answer has the same tag (ETag) in every process.
  const all = [...words, ...spans.keys()].sort();
  const value = all.join(tags === 'Cache-Tag' ? ',' : ' ');
  return value.length > LONGEST || value === '' ? [] : [tags, value];
}
