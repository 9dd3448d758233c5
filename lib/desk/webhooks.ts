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
