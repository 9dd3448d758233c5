import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Reading, withReading } from '#db/freshness/reading.ts';
import { withFound } from '#db/queries/search/search-at.ts';
import { StoreError } from '#db/store.ts';
import { type Moment, secondsLeft } from '../cache/freshness.ts';
import { cacheControl, KeptAnswer } from '../cache/kept-answer.ts';
import type { ResponseCache } from '../cache/response-cache.ts';
import { leanDocument } from '../html/lean.ts';
import { SPECULATION_RULES_HEADER } from '../html/speculation-rules.ts';
import { type Refusal, refused } from '../requests/decisions.ts';
import { type Resolved, resolveRequest } from '../requests/resolve-request.ts';
import type { Rendered } from '../requests/routes.ts';
import { searchIsBusy } from '../requests/search-decisions.ts';
import type { CdnTags } from '../settings.ts';
import { askNext, type NextAnswer, type NextHandler } from './ask-next.ts';
import { cdnTagsHeader } from './cdn-tags.ts';
import { RecentSearches } from './recent-searches.ts';
import { PLAIN_POLICY, READER_POLICY, securityHeaders } from './security-headers.ts';
import { turnstile } from './turnstile.ts';

/** So often a request is begun anew when what it reads changes under it; then it gets what is there, and nobody keeps that. */
const ATTEMPTS = 3;

/** So many pages of results wait to be rendered, one after the other. */
const MOST_WAITING = 40;

/** How much somebody may ask for: in how many seconds what they ask for may be done. */
export type Limits = {
  /** Asked before something is rendered. */
  secondsUntilFree?: () => number;
  /** Asked before something is searched for. */
  secondsUntilSearch?: () => number;
};

type Finding = Limits & {
  acceptLanguage?: string | undefined;
  /** Whether somebody waits for it. */
  isAsked?: boolean;
};

type Asked = Extract<Resolved, { do: 'render' }>;

/**
 * Answers requests for what readers and machines read: decide (resolve-request.ts) → kept? → render, once → lean →
 * compress, once → keep. What was searched for is rendered in turn, and kept for half a minute (recent-searches.ts).
 * @param options.host of the public address, the only one that pages know
 */
export function readerAnswers(options: {
  next: NextHandler;
  cache: ResponseCache;
  currentMoment: () => Moment;
  host: string;
  isHttps: boolean;
  cdnMaxAge: number;
  cdnTags: CdnTags;
  /** Whether pages of results are remembered for a moment. */
  keepsSearches: boolean;
  refuse: (request: IncomingMessage, response: ServerResponse, problem: Refusal) => void;
}) {
  const { next, cache, currentMoment, host, isHttps, cdnMaxAge, cdnTags, keepsSearches, refuse } = options;
  const searches = new RecentSearches();
  const inTurn = turnstile(MOST_WAITING);
  const trust = securityHeaders({ isHttps, policy: READER_POLICY });
  const ofPage = Object.entries({ ...trust, 'Speculation-Rules': SPECULATION_RULES_HEADER }).flat();
  const ofDocument = Object.entries(securityHeaders({ isHttps, policy: PLAIN_POLICY })).flat();

  async function render(asked: Asked, before: Reading): Promise<KeptAnswer> {
    const { url, route = url, status, kind, found } = asked;
    const started = performance.now();
    // What was asked before it is rendered counts too: whether there is such a page at all. Of what is missing all addresses
    // share one page, which is about none of them.
    const { result: answer, reading } = await withReading(
      () => withFound(found, () => askNext(next, { url: route, headers: { host, accept: ACCEPTED[kind] } })),
      status === 404 ? undefined : before,
    );
    if (answer.status >= 500 || (kind === 'page' && answer.status !== 200)) {
      throw new Error(`${url} was answered ${answer.status}.`);
    }
    const isPage = kind === 'page';
    const rendered = {
      status: isPage ? status : answer.status,
      type: answer.headers['content-type']?.toString() ?? 'application/octet-stream',
      body: isPage ? Buffer.from(leanDocument(answer.body.toString())) : answer.body,
      isPackable: kind !== 'picture',
      isDated: kind === 'document' && !found,
      isPrivate: found !== undefined,
      headers: [
        ...(isPage ? ofPage : [...ofDocument, ...ownOf(answer)]),
        ...(found ? [] : cdnTagsHeader(cdnTags, reading)),
      ],
      reading,
      milliseconds: performance.now() - started,
    };
    return KeptAnswer.of(rendered, cdnMaxAge);
  }

  /** What answers `target` now: a redirect, or an answer that is kept, or was just rendered. */
  async function find(
    target: string,
    { acceptLanguage, secondsUntilFree = () => 0, secondsUntilSearch, isAsked = true }: Finding = {},
  ) {
    for (let attempt = 1; ; attempt++) {
      await cache.catchUp();
      const begun = cache.step;
      const recent = searches.get(target, begun, currentMoment().now);
      if (recent) return { answer: recent, from: 'hit' as const };
      const { result: decision, reading } = await withReading(() =>
        resolveRequest({ target, acceptLanguage, secondsUntilSearch }),
      );
      if (decision.do !== 'render') return { decision };
      if (decision.found) {
        const answer = await inTurn(() => render(decision, reading));
        if (!answer) return { decision: refused(searchIsBusy()) };
        if (keepsSearches && cache.step === begun && !currentMoment().unheard)
          searches.keep(target, answer, begun, { now: currentMoment().now, until: cache.until });
        return { answer, from: 'miss' as const };
      }
      const { now, unheard } = currentMoment();
      const kept = cache.get(decision.url, now);
      if (kept) return { answer: kept, from: 'hit' as const };
      const wait = attempt === 1 ? secondsUntilFree() : 0;
      if (wait > 0) return { decision: refused(tooMany(wait)) };
      // Nobody could tell how long it would hold.
      if (unheard) throw new StoreError(unheard.why, { trouble: 'unreadable' });
      try {
        const { answer, isTrue } = await cache.render(decision.url, begun, () => render(decision, reading), {
          isAsked,
        });
        if (isTrue || attempt === ATTEMPTS) return { answer, from: 'miss' as const };
      } catch (error) {
        // What was there when it was decided may be gone when it is rendered.
        if (cache.step === begun || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async function answerReader(
    target: string,
    request: IncomingMessage,
    response: ServerResponse,
    limits: Limits = {},
  ): Promise<void> {
    const found = await find(target, { acceptLanguage: request.headers['accept-language'], ...limits });
    if (found.answer) {
      const { answer, from } = found;
      // What is missing here may be there from the next date on. Any date counts, so that none is told.
      const validUntil = answer.status === 404 ? Math.min(answer.validUntil, cache.until) : answer.validUntil;
      // Rendering took its time, and it may hold for a few seconds only.
      answer.send(request, response, secondsLeft(currentMoment(), { validUntil }), from);
      return;
    }
    const { decision } = found;
    if (decision.do === 'refuse') return refuse(request, response, decision.problem);
    response
      .writeHead(decision.status, {
        ...trust,
        'Cache-Control': cacheControl(cdnMaxAge, 0),
        ...decision.headers,
        Location: decision.to,
        'Content-Length': 0,
      })
      .end();
  }

  /** Renders what was kept under a key, if that still is the address of something and is not there already. */
  async function refresh(key: string): Promise<void> {
    if (!cache.has(key)) await find(key, { isAsked: false });
  }

  return { answerReader, refresh };
}

const tooMany = (seconds: number): Refusal => ({
  status: 429,
  code: 'too-many-requests',
  headers: { 'Retry-After': String(seconds) },
});

/** What a document may say of itself, beside its media type: names and values in turn. */
const OWN_HEADERS = [
  'Link',
  'Content-Language',
  'X-Robots-Tag',
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
];

const ownOf = ({ headers }: NextAnswer): string[] =>
  OWN_HEADERS.flatMap((name) => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? [] : [name, value.toString()];
  });

const ACCEPTED: Record<Rendered['kind'], string> = { page: 'text/html', document: '*/*', picture: 'image/*' };
