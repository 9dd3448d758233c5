/** What scripts/cli/bundle-scripts.ts makes that pages name. */
export const ASSETS = ['choices', 'reader', 'ownPages', 'desk', 'composing', 'passkey', 'figures'] as const;
export type Asset = (typeof ASSETS)[number];

/** What the operator has decided, as far as pages and accounts depend on it. */
export type ProcessSettings = {
  /** The public origin, such as `https://news.example`. */
  siteUrl: string;
  /** Where our own scripts and sheets are; their names change with their contents. Pages go without what is not named. */
  assets?: Partial<Record<Asset, string>>;
  /** Who publishes here, as they have said it. */
  publisherName?: string | undefined;
  publisherContact?: string | undefined;
  /** Whether crawlers may collect texts to train models; they may where absent. */
  aiCrawlers?: boolean | undefined;
  /** The WebSub hub that feeds name. */
  webSubHub?: string | undefined;
  /** Whether mails are sent to the staff. */
  sendsMail?: boolean | undefined;
  /** What search engines that speak IndexNow find at `/{key}.txt`. */
  indexNowKey?: string | undefined;
};

const KEY = Symbol.for('prism.settings');

/** For tools and tests that render without a server. */
const WITHOUT_SERVER: ProcessSettings = { siteUrl: 'http://127.0.0.1:3000' };

/**
 * The settings of this process. Node runs one copy of this module and Next bundles another, so they live in globalThis,
 * as the store does (db/store.ts).
 */
export function processSettings(): ProcessSettings {
  return ((globalThis as Record<symbol, unknown>)[KEY] as ProcessSettings | undefined) ?? WITHOUT_SERVER;
}

/** Makes `settings` those of this process: called once the server knows its port. */
export function setProcessSettings(settings: ProcessSettings): void {
  (globalThis as Record<symbol, unknown>)[KEY] = settings;
}
