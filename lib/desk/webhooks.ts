/** What a receiver of webhooks can be told of (docs/contracts.md#webhooks). */
export const ARTICLE_EVENTS = [
  'article.published',
  'article.updated',
  'article.corrected',
  'article.withdrawn',
] as const;

export type ArticleEvent = (typeof ARTICLE_EVENTS)[number];

export function isArticleEvent(value: unknown): value is ArticleEvent {
  return ARTICLE_EVENTS.some((event) => event === value);
}

export const WEBHOOK_LIMITS = { name: 80, url: 2_000 } as const;

/** A receiver as administrators see it. Of its address only the host is shown: the rest may be a secret. */
export type WebhookEntry = {
  id: number;
  name: string;
  host: string;
  events: ArticleEvent[];
  createdBy: string;
  createdAt: Date;
  isPaused: boolean;
  /** The fingerprint of it as it is. */
  seen: string;
  waiting: number;
  givenUp: number;
};

/** What became of one event on its way to a receiver. */
export type WebhookDelivery = {
  /** The number of the event. */
  id: number;
  event: ArticleEvent | 'webhook.test' | 'cache.purge' | 'mail.send';
  at: Date;
  articleId: number | null;
  locale: 'ja' | 'en' | null;
  status: 'waiting' | 'delivered' | 'given-up';
  attempts: number;
  triedAt: Date | null;
  /** When it is tried next; null once it is there, or given up. */
  nextAt: Date | null;
  /** Why the last attempt failed. */
  error: string | null;
  /** The status of the last answer, and how it began. */
  answer: string | null;
};

/** What the deliveries to a receiver of the desk are kept under. */
export const channelOf = (id: number): string => `desk-webhook:${id}`;

/** Why an attempt failed, as it is told in words. */
export type DeliveryProblem =
  | { is: 'answered' | 'redirected'; status: number }
  | { is: 'late'; seconds: number }
  | { is: 'stopped' | 'private' | 'unknown-host' | 'refused' | 'broken-off' | 'certificate' }
  /** A sentence of the system that is none of these. */
  | { is: 'other'; sentence: string };

const PROBLEMS: [pattern: RegExp, read: (found: RegExpExecArray) => DeliveryProblem][] = [
  [/^It answered (\d{3})\.$/, ([, status]) => ({ is: 'answered', status: Number(status) })],
  [/^It answered (\d{3}); redirects/, ([, status]) => ({ is: 'redirected', status: Number(status) })],
  [
    /^There was no answer within ([\d.]+) seconds\.$/,
    ([, seconds]) => ({ is: 'late', seconds: Number(seconds) }),
  ],
  [/^The program was stopped/, () => ({ is: 'stopped' })],
  [/ an address of a private network;/, () => ({ is: 'private' })],
  [/ENOTFOUND|EAI_AGAIN/, () => ({ is: 'unknown-host' })],
  [/ECONNREFUSED/, () => ({ is: 'refused' })],
  [/ECONNRESET|EPIPE|socket hang up/, () => ({ is: 'broken-off' })],
  [/certificate|altname/i, () => ({ is: 'certificate' })],
];

/** Reads why an attempt failed from what the outbox keeps: a sentence of ours (server/outbox/post.ts), or one of the system. */
export function readDeliveryProblem(error: string): DeliveryProblem {
  for (const [pattern, read] of PROBLEMS) {
    const found = pattern.exec(error);
    if (found) return read(found);
  }
  return { is: 'other', sentence: error };
}
