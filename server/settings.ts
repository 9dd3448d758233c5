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
    /** Read where the pages are drawn (app/(portal)/[locale]/publisher.ts). */
    PUBLISHER_NAME: sentence.optional(),
    PUBLISHER_CONTACT: sentence.optional(),
  })
  .transform((env) => ({
    port: env.PORT,
    host: env.HOST,
    siteUrl: env.SITE_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    demoContent: env.DEMO_CONTENT,
  }));

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
    return `${name} ${issue.message}${name === 'DATABASE_URL' ? '' : `, not "${given[name]}"`}.`;
  });
  return { ok: false, problems };
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  return bare && (url.protocol === 'http:' || url.protocol === 'https:');
}
