import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib';
import Negotiator from 'negotiator';

export type Encoding = 'br' | 'gzip' | 'identity';

/** What differs between the tags of one content in several encodings (RFC 9110, 8.8.3.3). */
export const TAG_SUFFIX: Record<Encoding, string> = { br: '-br', gzip: '-gz', identity: '' };

/** There are a few dozen spellings of the header in the world; whoever invents more gets no memory for them. */
const MEMORY = 500;
const remembered = new Map<string, Encoding[]>();

const BEST_FIRST: Encoding[] = ['br', 'gzip', 'identity'];
/** What the library takes since 1.0, and its types do not say yet. */
type Preferring = { encodings(available: Encoding[], options: { preferred: Encoding[] }): Encoding[] };

/** The encodings that a request takes, best first, by its Accept-Encoding header. */
export function acceptedEncodings(header: string | undefined): Encoding[] {
  if (header === undefined) return ['identity'];
  const known = remembered.get(header);
  if (known) return known;
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } }) as Preferring;
  const accepted = negotiator.encodings(BEST_FIRST, { preferred: BEST_FIRST });
  const usable: Encoding[] = accepted.length > 0 ? accepted : ['identity'];
  if (remembered.size < MEMORY) remembered.set(header, usable);
  return usable;
}

const compress = { gzip: promisify(gzip), brotli: promisify(brotliCompress) };

/** In a thread of its own, as all of these. */
export function toGzip(bytes: Buffer): Promise<Buffer> {
  return compress.gzip(bytes, { level: constants.Z_BEST_COMPRESSION });
}

/** Some 100 ms of work for a page, and a tenth smaller than gzip. */
export function toBrotli(bytes: Buffer): Promise<Buffer> {
  return compress.brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
}

export const fromGzip = promisify(gunzip);
