import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Reading } from '#db/freshness/reading.ts';
import { bytesOf } from './dependents.ts';
import {
  acceptedEncodings,
  type Encoding,
  encodingOf,
  fromGzip,
  type Packing,
  toBrotli,
  toGzip,
  toQuickBrotli,
} from './encoding.ts';
import { etagOf, hasAlready } from './if-none-match.ts';

/** An answer as it was rendered, before anybody asks for it in some encoding. */
export type Rendered = {
  status: number;
  /** Its media type, as Content-Type says it. */
  type: string;
  body: Buffer;
  /** Of a picture, which is packed already, it saves nothing. */
  isPackable: boolean;
  /** Whether programs ask for it by date (If-Modified-Since), as readers of feeds do. */
  isDated?: boolean;
  /** Whether it is for who asked alone, so that nobody on the way may keep it. */
  isPrivate?: boolean;
  /** Sent with it, beside those that are about its encoding and its age: names and values in turn. */
  headers: string[];
  /** What it depends on. */
  reading: Reading;
  milliseconds: number;
};

/** An answer packed in one way, with heads that are ready to be sent: names and values in turn, as `writeHead` takes them. */
type Variant = { packing: Packing; body: Buffer; head: string[]; unchanged: string[] };

/**
 * An answer that is kept: compressed once for each encoding, sent many times. Of the identity encoding nothing is kept, since nearly nobody
 * asks for it and it is five times as long; it is unpacked from the gzip bytes when somebody does. What does not pack is
 * kept as it is, and sent so to everybody.
 */
export class KeptAnswer {
  readonly status: number;
  readonly reading: Reading;
  readonly milliseconds: number;
  /*
   * What only who keeps it knows (response-cache.ts): under which key, until when at most, until when no date changes it (UTC
   * milliseconds; in the past while it is not kept), and for how many it was the answer since when.
   */
  key = '';
  keptUntil = Number.NEGATIVE_INFINITY;
  validUntil = Number.NEGATIVE_INFINITY;
  hits = 0;
  hitsSince = 0;
  readonly #tag: string;
  readonly #type: string;
  readonly #headers: string[];
  readonly #cdnMaxAge: number;
  readonly #isPrivate: boolean;
  readonly #kept: Variant;
  /** When it was rendered, to the next whole second, in UTC milliseconds; undefined where it has no date. */
  readonly #modified: number | undefined;
  /** The quick one, until somebody takes it: then a better one is made. */
  #brotli: Variant | undefined;
  #isBestWanted = false;

  private constructor(
    rendered: Rendered,
    packed: { gzip: Buffer; brotli: Buffer } | undefined,
    cdnMaxAge: number,
  ) {
    this.status = rendered.status;
    this.reading = rendered.reading;
    this.milliseconds = rendered.milliseconds;
    this.#type = rendered.type;
    this.#headers = rendered.headers;
    this.#cdnMaxAge = cdnMaxAge;
    this.#isPrivate = rendered.isPrivate ?? false;
    if (rendered.isDated) this.#modified = Math.ceil(Date.now() / 1_000) * 1_000;
    // A 304 repeats no headers of trust, so the tag stands for them as well.
    const hash = createHash('sha256').update(rendered.headers.join('\n')).update(rendered.body);
    this.#tag = hash.digest('base64url').slice(0, 22);
    this.#kept = packed ? this.#variant('gzip', packed.gzip) : this.#variant('identity', rendered.body);
    if (packed) this.#brotli = this.#variant('quick-br', packed.brotli);
  }

  /**
   * Compresses an answer, where that makes it shorter, and prepares its heads.
   * @param cdnMaxAge how late a shared cache may be, in seconds
   */
  static async of(rendered: Rendered, cdnMaxAge: number): Promise<KeptAnswer> {
    if (!rendered.isPackable) return new KeptAnswer(rendered, undefined, cdnMaxAge);
    const [gzip, brotli] = await Promise.all([toGzip(rendered.body), toQuickBrotli(rendered.body)]);
    const isShorter = gzip.length < rendered.body.length;
    return new KeptAnswer(rendered, isShorter ? { gzip, brotli } : undefined, cdnMaxAge);
  }

  /** What it takes of the memory that is set aside for answers, in bytes: brotli is shorter than gzip. */
  get bytes(): number {
    const variants = this.#kept.packing === 'gzip' ? 2 : 1;
    return variants * this.#kept.body.length + 4_096 + bytesOf(this.reading);
  }

  /**
   * Answers a request for it.
   * @param left how long it holds from now on, in seconds
   * @param origin of the answer, for Server-Timing: kept, or just rendered
   */
  send(request: IncomingMessage, response: ServerResponse, left: number, origin: 'hit' | 'miss'): void {
    const { headers } = request;
    const [best = 'identity'] = acceptedEncodings(headers['accept-encoding']);
    const variant = this.#choose(best);
    if (!variant) {
      this.#sendUnpacked(request, response, left, origin).catch(() => response.destroy());
      return;
    }
    if (this.#isKnown(headers, variant.packing)) {
      response.writeHead(304, this.#current(variant.unchanged, left, origin)).end();
      return;
    }
    response.writeHead(this.status, this.#current(variant.head, left, origin));
    if (request.method === 'HEAD') response.end();
    else response.end(variant.body);
  }

  #choose(best: Encoding): Variant | undefined {
    if (this.#kept.packing === 'identity') return this.#kept;
    if (best === 'br') {
      this.#wantBest();
      return this.#brotli;
    }
    return best === 'gzip' ? this.#kept : undefined;
  }

  /** The first reader who takes brotli sets the better one going; until it is there, all get the quick one. */
  #wantBest(): void {
    if (this.#isBestWanted) return;
    this.#isBestWanted = oneAfterAnother(async () => {
      const body = await toBrotli(await fromGzip(this.#kept.body));
      this.#brotli = this.#variant('br', body);
    });
  }

  async #sendUnpacked(
    request: IncomingMessage,
    response: ServerResponse,
    left: number,
    origin: 'hit' | 'miss',
  ) {
    const { head, unchanged, body } = this.#variant('identity', await fromGzip(this.#kept.body));
    const isKnown = this.#isKnown(request.headers, 'identity');
    response.writeHead(isKnown ? 304 : this.status, this.#current(isKnown ? unchanged : head, left, origin));
    response.end(isKnown || request.method === 'HEAD' ? undefined : body);
  }

  /** The pages of 404 and 410 are sent each time: a condition is for answers of 200 (RFC 9110, 13.2.1). */
  #isKnown(headers: IncomingHttpHeaders, packing: Packing): boolean {
    if (this.status !== 200) return false;
    const ifNoneMatch = headers['if-none-match'];
    // A tag says more than a date, which counts alone only (RFC 9110, 13.2.2).
    if (ifNoneMatch !== undefined) return hasAlready(ifNoneMatch, this.#tag, packing);
    const since = headers['if-modified-since'];
    return this.#modified !== undefined && since !== undefined && Date.parse(since) >= this.#modified;
  }

  #variant(packing: Packing, body: Buffer): Variant {
    const encoding = encodingOf(packing);
    const unchanged = [
      'ETag',
      etagOf(this.#tag, packing),
      'Vary',
      'Accept-Encoding',
      'Cache-Control',
      this.#cacheControl(Number.POSITIVE_INFINITY),
      'Server-Timing',
      `cache;desc=hit, render;dur=${this.milliseconds.toFixed(1)}`,
    ];
    if (this.#modified !== undefined) unchanged.push('Last-Modified', httpDate(this.#modified));
    const ofBody = ['Content-Type', this.#type, 'Content-Length', String(body.length)];
    if (encoding !== 'identity') ofBody.push('Content-Encoding', encoding);
    return {
      packing,
      body,
      head: [...unchanged, ...ofBody, ...this.#headers],
      unchanged: [...unchanged, ...crossOrigin(this.#headers)],
    };
  }

  #cacheControl(left: number): string {
    return this.#isPrivate ? 'private, no-cache' : cacheControl(this.#cdnMaxAge, left);
  }

  /**
   * The prepared head, but for the few that are sent right after rendering or shortly before a date comes. Within the second
   * in which it was rendered it may have been something else, so that until this is over no date is given that would be
   * taken for its own later on.
   */
  #current(head: string[], left: number, origin: 'hit' | 'miss'): string[] {
    const isDateToCome = this.#modified !== undefined && Date.now() < this.#modified;
    if (origin === 'hit' && left >= this.#cdnMaxAge && !isDateToCome) return head;
    const own = [...head];
    if (isDateToCome) own[LAST_MODIFIED] = httpDate(Number(this.#modified) - 1_000);
    own[CACHE_CONTROL] = this.#cacheControl(left);
    if (origin === 'miss') own[SERVER_TIMING] = own[SERVER_TIMING]?.replace('hit', 'miss') ?? '';
    return own;
  }
}

/** Without these a browser keeps a 304 from the script of another site that asked. */
function crossOrigin(headers: string[]): string[] {
  return headers.flatMap((name, at) =>
    at % 2 === 0 && name.startsWith('Access-Control-') ? [name, headers[at + 1] ?? ''] : [],
  );
}

/** Where the values of these stand in a prepared head. */
const CACHE_CONTROL = 5;
const SERVER_TIMING = 7;
/** Where there is one. */
const LAST_MODIFIED = 9;

const httpDate = (at: number): string => new Date(at).toUTCString();

/**
 * Browsers ask again each time; a shared cache may answer by itself for half of `cdnMaxAge`, and for the other half while
 * it asks, but never longer than the page holds.
 * @param secondsLeft until a date changes the page
 */
export function cacheControl(cdnMaxAge: number, secondsLeft: number): string {
  const longest = Math.max(0, Math.min(cdnMaxAge, Math.floor(secondsLeft)));
  if (longest === 0) return 'public, max-age=0, must-revalidate';
  const fresh = Math.ceil(longest / 2);
  return `public, max-age=0, s-maxage=${fresh}, stale-while-revalidate=${longest - fresh}`;
}

const LONGEST_QUEUE = 64;
let queued = 0;
let last: Promise<void> = Promise.resolve();

/**
 * High compression is for later; pages are to be rendered meanwhile, so it takes one thread at most.
 * @returns whether it was queued; a long queue is full of pages that may be old before their turn
 */
function oneAfterAnother(work: () => Promise<void>): boolean {
  if (queued >= LONGEST_QUEUE) return false;
  queued += 1;
  last = last.then(work).finally(() => {
    queued -= 1;
  });
  return true;
}
