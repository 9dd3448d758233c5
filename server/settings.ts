import { BlockList, isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/*
 * Every environment variable the program reads, parsed once. docs/contracts.md lists them for operators.
 * A message completes the sentence "NAME ...".
 */
const flag = (byDefault: 'on' | 'off') =>
  z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default(byDefault)
    .transform((value) => value === 'on');

const sentence = z.string().max(300, { error: 'must be 300 characters at most' });

const wholeNumber = (atMost: number, byDefault: number) => {
  const error = `must be a whole number from 0 to ${atMost}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine((value) => value <= atMost, { error })
    .default(byDefault);
};

/** Where something is sent to: http or https, and no password that would be seen wherever the address is. */
const target = z.string().refine(isTarget, {
  error: 'must be an address such as https://hub.example/ without a user name or password',
});

const CDN_TAGS = ['off', 'Cache-Tag', 'Surrogate-Key'] as const;
export type CdnTags = (typeof CDN_TAGS)[number];

const CDN_NETWORKS = ['cloudflare', 'fastly'] as const;
/** A network in front that is told what to drop: its API, and the id and token of the zone or service there. */
export type CdnPurge = {
  network: (typeof CDN_NETWORKS)[number];
  endpoint: string;
  id: string;
  token: string;
};

const CDN_ENDPOINTS: Record<CdnPurge['network'], string> = {
  cloudflare: 'https://api.cloudflare.com/client/v4',
  fastly: 'https://api.fastly.com',
};

export type MailSettings = { url: string; from: string };

/** Who is told of changes, by which secrets (outbox/). */
export type OutboxSettings = {
  indexNow: { key: string; endpoint: string } | undefined;
  webSubHub: string | undefined;
  webhooks: { urls: string[]; secret: string } | undefined;
  cdnPurge: CdnPurge | undefined;
  /** Who takes mails to the staff, and as whom they are sent. */
  mail: MailSettings | undefined;
  /** Whether they may be on the own machine or network; a mail server always may. */
  allowPrivate: boolean;
};

const environment = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, { error: 'must be a number from 0 to 65535' })
      .transform(Number)
      .refine((port) => port <= 65_535, { error: 'must be a number from 0 to 65535' })
      .default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, { error: 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0' })
      .default('127.0.0.1'),
    SITE_URL: z
      .string()
      .refine(isOrigin, { error: 'must be the public address without a path, such as https://news.example' })
      .transform((value) => new URL(value).origin)
      .optional(),
    DATA_DIR: z
      .string()
      .default('./data')
      .transform((path) => resolve(path)),
    /** A backup a day. */
    BACKUPS: flag('on'),
    BACKUP_DIR: z
      .string()
      .transform((path) => resolve(path))
      .optional(),
    DATABASE_URL: z
      .undefined({ error: 'is not supported yet: unset it to keep the store in DATA_DIR (SQLite)' })
      .optional(),
    LOG_LEVEL: z
      .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
        error: 'must be silent, fatal, error, warn, info, debug or trace',
      })
      .default('info'),
    DEMO_CONTENT: flag('on'),
    UPKEEP: flag('on'),
    WORKERS: z
      .string()
      .regex(/^(auto|[1-9]\d?)$/, { error: 'must be auto or a number from 1 to 99' })
      .transform((value) => (value === 'auto' ? availableParallelism() : Number(value)))
      .default(1),
    CACHE_MB: wholeNumber(100_000, 128),
    SHARE_MB: wholeNumber(100_000, 256),
    CDN_MAX_AGE: wholeNumber(3_600, 10),
    CDN_TAGS: z
      .enum(CDN_TAGS, { error: `must be ${CDN_TAGS.slice(0, -1).join(', ')} or ${CDN_TAGS.at(-1)}` })
      .default('off'),
    TRUSTED_PROXY: z
      .string()
      .transform((value) => value.split(',').map((each) => each.trim()))
      .refine((addresses) => addresses.every(isAddressOrNetwork), {
        error: 'must be addresses or networks between commas, such as 127.0.0.1, 10.0.0.0/8',
      })
      .default([]),
    API_RATE: wholeNumber(100_000, 60),
    SEARCH_RATE: wholeNumber(100_000, 60),
    ACCESS_LOG: flag('off'),
    STATUS_TOKEN: z.string().min(16, { error: 'must have 16 characters at least' }).optional(),
    INDEXNOW_KEY: z
      .string()
      .regex(/^[A-Za-z0-9-]{8,128}$/, { error: 'must have 8 to 128 letters, digits and hyphens' })
      .optional(),
    INDEXNOW_ENDPOINT: target.default('https://api.indexnow.org/indexnow'),
    WEBSUB_HUB: target.optional(),
    WEBHOOK_URLS: z
      .string()
      .transform((value) => value.split(/\s+/).filter(Boolean))
      .refine((urls) => urls.every(isTarget), {
        error: 'must be addresses such as https://hooks.example/prism, with spaces between them',
      })
      .optional(),
    WEBHOOK_SECRET: z.string().min(16, { error: 'must have 16 characters at least' }).optional(),
    CDN_PURGE: z
      .enum(['off', ...CDN_NETWORKS], { error: `must be off or ${CDN_NETWORKS.join(' or ')}` })
      .default('off'),
    CDN_PURGE_ID: z
      .string()
      .regex(/^\w{1,64}$/, { error: 'must be the id of the zone or service: letters and digits' })
      .optional(),
    CDN_PURGE_TOKEN: z
      .string()
      .regex(/^[\x21-\x7e]+$/, { error: 'must be a token without spaces' })
      .optional(),
    CDN_PURGE_ENDPOINT: target.optional(),
    SMTP_URL: z
      .string()
      .refine(isMailServer, { error: 'must be smtp://USER:PASSWORD@HOST:PORT or smtps://…' })
      .optional(),
    MAIL_FROM: z
      .string()
      .refine(isSender, {
        error: 'must be an address, such as desk@news.example, or a name before <desk@news.example>',
      })
      .optional(),
    OUTBOUND_PRIVATE: flag('off'),
    PUBLISHER_NAME: sentence.optional(),
    PUBLISHER_CONTACT: sentence.optional(),
    AI_CRAWLERS: flag('on'),
  })
  .superRefine((env, context) => {
    const needs = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (env.WEBHOOK_URLS && !env.WEBHOOK_SECRET) needs('WEBHOOK_SECRET', 'is needed with WEBHOOK_URLS');
    if (env.SMTP_URL && !env.MAIL_FROM) needs('MAIL_FROM', 'is needed with SMTP_URL');
    if (env.CDN_PURGE === 'off') return;
    if (!env.CDN_PURGE_ID) needs('CDN_PURGE_ID', 'is needed with CDN_PURGE');
    if (!env.CDN_PURGE_TOKEN) needs('CDN_PURGE_TOKEN', 'is needed with CDN_PURGE');
    const header = env.CDN_PURGE === 'cloudflare' ? 'Cache-Tag' : 'Surrogate-Key';
    if (env.CDN_TAGS !== header) needs('CDN_TAGS', `must be ${header} with CDN_PURGE=${env.CDN_PURGE}`);
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    siteUrl: env.SITE_URL ?? addressOf(env.HOST, env.PORT),
    dataDir: env.DATA_DIR,
    backups: env.BACKUPS,
    backupDir: env.BACKUP_DIR ?? join(env.DATA_DIR, 'backups'),
    logLevel: env.LOG_LEVEL,
    demoContent: env.DEMO_CONTENT,
    upkeep: env.UPKEEP,
    workers: env.WORKERS,
    /** What each worker may keep of answers, in bytes. */
    cacheBytes: env.CACHE_MB * 1024 * 1024,
    /** What may be kept on the disk of pictures that are drawn for sharing, in bytes. */
    shareBytes: env.SHARE_MB * 1024 * 1024,
    /** How late a shared cache in front may be, in seconds. */
    cdnMaxAge: env.CDN_MAX_AGE,
    /** The header in which a network in front is told what an answer depends on. */
    cdnTags: env.CDN_TAGS,
    /** Whose X-Forwarded-For is believed: addresses and networks. */
    trustedProxies: env.TRUSTED_PROXY,
    /** How many answers of the API one network may have rendered in a minute; 0 for any number. */
    apiRate: env.API_RATE,
    /** How often one network may search in a minute; 0 for any number. */
    searchRate: env.SEARCH_RATE,
    accessLog: env.ACCESS_LOG,
    /** Who names it may read /status; unset, nobody may. */
    statusToken: env.STATUS_TOKEN,
    outbox: outboxOf(env),
    publisherName: env.PUBLISHER_NAME,
    publisherContact: env.PUBLISHER_CONTACT,
    /** Whether robots.txt lets crawlers collect texts to train models. */
    aiCrawlers: env.AI_CRAWLERS,
  }));

/** Not repeated in messages: they may hold a password. */
const SECRET = new Set([
  'DATABASE_URL',
  'STATUS_TOKEN',
  'WEBSUB_HUB',
  'WEBHOOK_URLS',
  'WEBHOOK_SECRET',
  'CDN_PURGE_TOKEN',
  'INDEXNOW_ENDPOINT',
  'CDN_PURGE_ENDPOINT',
]);

export type Settings = z.infer<typeof environment>;

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 * @returns the settings, or a sentence for each variable that is wrong
 */
export function parseSettings(
  variables: Record<string, string | undefined>,
): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
  const parsed = environment.safeParse(given);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const problems = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const isSaid = given[name] !== undefined && !SECRET.has(name);
    return `${name} ${issue.message}${isSaid ? `, not "${given[name]}"` : ''}.`;
  });
  return { ok: false, problems };
}

function isTarget(value: string): boolean {
  const url = URL.parse(value);
  return (
    (url?.protocol === 'https:' || url?.protocol === 'http:') && url.username === '' && url.password === ''
  );
}

function outboxOf(env: {
  INDEXNOW_KEY?: string | undefined;
  INDEXNOW_ENDPOINT: string;
  WEBSUB_HUB?: string | undefined;
  WEBHOOK_URLS?: string[] | undefined;
  WEBHOOK_SECRET?: string | undefined;
  CDN_PURGE: 'off' | CdnPurge['network'];
  CDN_PURGE_ID?: string | undefined;
  CDN_PURGE_TOKEN?: string | undefined;
  CDN_PURGE_ENDPOINT?: string | undefined;
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  OUTBOUND_PRIVATE: boolean;
}): OutboxSettings {
  const { INDEXNOW_KEY: key, WEBHOOK_URLS: urls, WEBHOOK_SECRET: secret } = env;
  const { CDN_PURGE: network, CDN_PURGE_ID: id, CDN_PURGE_TOKEN: token } = env;
  return {
    indexNow: key === undefined ? undefined : { key, endpoint: env.INDEXNOW_ENDPOINT },
    webSubHub: env.WEBSUB_HUB,
    webhooks: urls && secret ? { urls: [...new Set(urls)], secret } : undefined,
    cdnPurge:
      network !== 'off' && id && token
        ? {
            network,
            id,
            token,
            endpoint: (env.CDN_PURGE_ENDPOINT ?? CDN_ENDPOINTS[network]).replace(/\/$/, ''),
          }
        : undefined,
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    allowPrivate: env.OUTBOUND_PRIVATE,
  };
}

function isMailServer(value: string): boolean {
  if (!/^smtps?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname, search, hash } = new URL(value);
  return hostname !== '' && (pathname === '' || pathname === '/') && !search && !hash;
}

/** An address, or a name and an address in angle brackets. */
function isSender(value: string): boolean {
  return z.email().safeParse(/^[^<>]*<([^<>]+)>$/.exec(value)?.[1] ?? value).success;
}

function isAddressOrNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  return (
    family > 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest))
  );
}

/** Whether a host means every address of the machine: one to listen on, and none to open in a browser. */
function isOpenToAll(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Where somebody on this machine finds what listens on `host`. */
export function addressOf(host: string, port: number): string {
  const here = isOpenToAll(host) ? (host === '::' ? '::1' : '127.0.0.1') : host;
  return `http://${here.includes(':') ? `[${here}]` : here}:${port}`;
}

/**
 * What to tell whoever starts the program for everybody on the network, but not by which address they open it.
 * @param url where it is found on this machine, which stands for SITE_URL
 */
export function hintAboutSiteUrl(host: string, siteUrl: string | undefined, url: string): string | undefined {
  if (siteUrl || !isOpenToAll(host)) return undefined;
  return `SITE_URL is not set, so links lead to ${url}, and the desk takes forms from there only. Set it to the address that people open, such as SITE_URL=https://news.example.`;
}

/** The addresses and networks of a setting, to be asked whether an address is among them. */
export function blockListOf(addresses: string[]): BlockList {
  const list = new BlockList();
  for (const each of addresses) {
    const [address = '', prefix] = each.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return bare && (url.protocol === 'http:' || url.protocol === 'https:');
}
