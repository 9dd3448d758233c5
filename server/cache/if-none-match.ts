import fresh from 'fresh';
import { type Packing, TAG_SUFFIX } from './encoding.ts';

/** The strong tag of a content as it was packed, as the ETag header has it. */
export const etagOf = (tag: string, packing: Packing): string => `"${tag}${TAG_SUFFIX[packing]}"`;

/**
 * Whether whoever asks has the content already, so that 304 is the answer. Tags are compared weakly (RFC 9110, 13.1.2),
 * and all encodings are of the same content. Only who has it in a worse one than brotli, and takes that, gets it anew: a
 * shared cache would keep the gzip bytes of the first answer.
 * @param ifNoneMatch the header; Node joins several of them with commas
 * @param tag of the content, without quotes and suffix
 * @param packing of the answer
 */
export function hasAlready(ifNoneMatch: string | undefined, tag: string, packing: Packing): boolean {
  if (ifNoneMatch === undefined) return false;
  // What browsers and caches send: the one tag that they were given.
  if (ifNoneMatch === etagOf(tag, packing)) return true;
  // Only this header is handed over: the library answers `Cache-Control: no-cache` with all of it, as RFC 2616 did.
  const request = { 'if-none-match': ifNoneMatch };
  return GOOD_ENOUGH[packing].some((each) => fresh(request, { etag: etagOf(tag, each) }));
}

/** Who has one of these needs none of the answer; the likeliest first. */
const GOOD_ENOUGH: Record<Packing, Packing[]> = {
  br: ['br', 'quick-br'],
  'quick-br': ['quick-br', 'br'],
  gzip: ['gzip', 'br', 'quick-br', 'identity'],
  identity: ['identity', 'gzip', 'br', 'quick-br'],
};
