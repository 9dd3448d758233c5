import { BlockList, isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
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

const CDN_TAGS = ['off', 'Cache-Tag', 'Surrogate-Key'] as const;
export type CdnTags = (typeof CDN_TAGS)[number];

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
    DATABASE_URL: z
      .undefined({ error: 'is not supported yet: unset it to keep the store in DATA_DIR (SQLite)' })
      .optional(),
    LOG_LEVEL: z
      .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
        error: 'must be silent, fatal, error, warn, info, debug or trace',
      })
      .default('info'),
    DEMO_CONTENT: flag('on'),
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
    ACCESS_LOG: flag('off'),
    STATUS_TOKEN: z.string().min(16, { error: 'must have 16 characters at least' }).optional(),
    PUBLISHER_NAME: sentence.optional(),
    PUBLISHER_CONTACT: sentence.optional(),
    AI_CRAWLERS: flag('on'),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    siteUrl: env.SITE_URL ?? addressOf(env.HOST, env.PORT),
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    demoContent: env.DEMO_CONTENT,
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
    accessLog: env.ACCESS_LOG,
    /** Who names it may read /status; unset, nobody may. */
    statusToken: env.STATUS_TOKEN,
    publisherName: env.PUBLISHER_NAME,
    publisherContact: env.PUBLISHER_CONTACT,
    /** Whether robots.txt lets crawlers collect texts to train models. */
    aiCrawlers: env.AI_CRAWLERS,
  }));

/** Not repeated in messages: they may hold a password. */
const SECRET = new Set(['DATABASE_URL', 'STATUS_TOKEN']);

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
    return `${name} ${issue.message}${SECRET.has(name) ? '' : `, not "${given[name]}"`}.`;
  });
  return { ok: false, problems };
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
