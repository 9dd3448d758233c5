import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reading } from '#db/freshness/reading.ts';
import { bytesOf } from './dependents.ts';
import { acceptedEncodings, type Encoding, fromGzip, toBrotli, toGzip } from './encoding.ts';
import { etagOf, hasAlready } from './if-none-match.ts';

/** An answer as it was rendered, before anybody asks for it in some encoding. */
export type Rendered = {
  status: number;
  /** Its media type, as Content-Type says it. */
  type: string;
  body: Buffer;
  /** Of a picture, which is packed already, it saves nothing. */
  isPackable: boolean;
  /** Sent with it, beside those that are about its encoding and its age: names and values in turn. */
  headers: string[];
  /** What it depends on. */
  reading: Reading;
  milliseconds: number;
};

/** One encoding of an answer, with heads that are ready to be sent: names and values in turn, as `writeHead` takes them. */
type Variant = { encoding: Encoding; body: Buffer; head: string[]; unchanged: string[] };

/**
 * An answer that is kept: compressed once, sent many times. Of the identity encoding nothing is kept, since nearly nobody
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
  readonly #kept: Variant;
  #brotli: Variant | 'wanted' | undefined;

  private constructor(rendered: Rendered, packed: Buffer | undefined, cdnMaxAge: number) {
    this.status = rendered.status;
    this.reading = rendered.reading;
    this.milliseconds = rendered.milliseconds;
    this.#type = rendered.type;
    this.#headers = rendered.headers;
    this.#cdnMaxAge = cdnMaxAge;
    // A 304 repeats no headers of trust, so the tag stands for them as well.
    const hash = createHash('sha256').update(rendered.headers.join('\n')).update(rendered.body);
    this.#tag = hash.digest('base64url').slice(0, 22);
    this.#kept = packed ? this.#variant('gzip', packed) : this.#variant('identity', rendered.body);
  }

  /**
   * Compresses an answer, where that makes it shorter, and prepares its heads.
   * @param cdnMaxAge how late a shared cache may be, in seconds
   */
  static async of(rendered: Rendered, cdnMaxAge: number): Promise<KeptAnswer> {
    const packed = rendered.isPackable ? await toGzip(rendered.body) : rendered.body;
    const isShorter = packed.length < rendered.body.length;
    return new KeptAnswer(rendered, isShorter ? packed : undefined, cdnMaxAge);
  }

  /** What it takes of the memory that is set aside for answers, in bytes: brotli, once there, is shorter than gzip. */
  get bytes(): number {
    const variants = this.#kept.encoding === 'gzip' ? 2 : 1;
    return variants * this.#kept.body.length + 4_096 + bytesOf(this.reading);
  }

  /**
   * Answers a request for it.
   * @param left how long it holds from now on, in seconds
   * @param origin of the answer, for Server-Timing: kept, or just rendered
   */
  send(request: IncomingMessage, response: ServerResponse, left: number, origin: 'hit' | 'miss'): void {
    const { headers } = request;
    const [best = 'identity', next] = acceptedEncodings(headers['accept-encoding']);
    const variant = this.#choose(best, next);
    if (!variant) {
      this.#sendUnpacked(request, response, left, origin).catch(() => response.destroy());
      return;
    }
    if (this.#isKnown(headers['if-none-match'], variant.encoding)) {
      response.writeHead(304, this.#current(variant.unchanged, left, origin)).end();
      return;
    }
    response.writeHead(this.status, this.#current(variant.head, left, origin));
    if (request.method === 'HEAD') response.end();
    else response.end(variant.body);
  }

  #choose(best: Encoding, next: Encoding | undefined): Variant | undefined {
    if (this.#kept.encoding === 'identity') return this.#kept;
    if (best === 'br') {
      if (typeof this.#brotli === 'object') return this.#brotli;
      this.#wantBrotli();
      return next === 'identity' ? undefined : this.#kept;
    }
    return best === 'gzip' ? this.#kept : undefined;
  }

  /** The first reader who takes brotli sets it going; until it is there, all get gzip. */
  #wantBrotli(): void {
    if (this.#brotli !== undefined) return;
    const queued = oneAfterAnother(async () => {
      const body = await toBrotli(await fromGzip(this.#kept.body));
      this.#brotli = this.#variant('br', body);
    });
    if (queued) this.#brotli = 'wanted';
  }

  async #sendUnpacked(
    request: IncomingMessage,
    response: ServerResponse,
    left: number,
    origin: 'hit' | 'miss',
  ) {
    const { head, unchanged, body } = this.#variant('identity', await fromGzip(this.#kept.body));
    const isKnown = this.#isKnown(request.headers['if-none-match'], 'identity');
    response.writeHead(isKnown ? 304 : this.status, this.#current(isKnown ? unchanged : head, left, origin));
    response.end(isKnown || request.method === 'HEAD' ? undefined : body);
  }

  /** The pages of 404 and 410 are sent each time: a condition is for answers of 200 (RFC 9110, 13.2.1). */
  #isKnown(ifNoneMatch: string | undefined, encoding: Encoding): boolean {
    return this.status === 200 && hasAlready(ifNoneMatch, this.#tag, encoding);
  }

  #variant(encoding: Encoding, body: Buffer): Variant {
    const unchanged = [
      'ETag',
      etagOf(this.#tag, encoding),
      'Vary',
      'Accept-Encoding',
      'Cache-Control',
      cacheControl(this.#cdnMaxAge, Number.POSITIVE_INFINITY),
      'Server-Timing',
      `cache;desc=hit, render;dur=${this.milliseconds.toFixed(1)}`,
    ];
    const ofBody = ['Content-Type', this.#type, 'Content-Length', String(body.length)];
    if (encoding !== 'identity') ofBody.push('Content-Encoding', encoding);
    return {
      encoding,
      body,
      head: [...unchanged, ...ofBody, ...this.#headers],
      unchanged: [...unchanged, ...crossOrigin(this.#headers)],
    };
  }

  /** The prepared head, but for the few that are sent right after rendering or shortly before a date comes. */
  #current(head: string[], left: number, origin: 'hit' | 'miss'): string[] {
    if (origin === 'hit' && left >= this.#cdnMaxAge) return head;
    const own = [...head];
    own[CACHE_CONTROL] = cacheControl(this.#cdnMaxAge, left);
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

/** Where the values of these two stand in a prepared head. */
const CACHE_CONTROL = 5;
const SERVER_TIMING = 7;

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
