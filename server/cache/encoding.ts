import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib';
import Negotiator from 'negotiator';

export type Encoding = 'br' | 'gzip' | 'identity';

/** How bytes were made of a content: brotli in two ways, of which the quick one is there as soon as gzip is. */
export type Packing = Encoding | 'quick-br';

/** What differs between the tags of one content packed in several ways (RFC 9110, 8.8.3.3). */
export const TAG_SUFFIX: Record<Packing, string> = {
  br: '-br',
  'quick-br': '-bq',
  gzip: '-gz',
  identity: '',
};

export const encodingOf = (packing: Packing): Encoding => (packing === 'quick-br' ? 'br' : packing);

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

/** Of a page a sixth smaller than gzip, and some 25 ms of work, which can wait. */
export const toBrotli = (bytes: Buffer) => brotli(bytes, constants.BROTLI_MAX_QUALITY);

/** Below 1 ms for a page, and an eighth smaller than gzip: beyond this quality both jump. */
export const toQuickBrotli = (bytes: Buffer) => brotli(bytes, 7);

function brotli(bytes: Buffer, quality: number): Promise<Buffer> {
  return compress.brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
}

export const fromGzip = promisify(gunzip);
