import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hintAboutSiteUrl, parseSettings } from './settings.ts';

const problems = (variables: Record<string, string>) => {
  const parsed = parseSettings(variables);
  return parsed.ok ? [] : parsed.problems;
};

describe('the settings', () => {
  it('have a working value each when nothing is set', () => {
    expect(parseSettings({})).toEqual({
      ok: true,
      settings: {
        port: 3000,
        host: '127.0.0.1',
        siteUrl: 'http://127.0.0.1:3000',
        dataDir: resolve('data'),
        backups: true,
        backupDir: resolve('data/backups'),
        logLevel: 'info',
        demoContent: true,
        upkeep: true,
        workers: 1,
        cacheBytes: 134_217_728,
        shareBytes: 268_435_456,
        cdnMaxAge: 10,
        cdnTags: 'off',
        trustedProxies: [],
        accessLog: false,
        aiCrawlers: true,
        apiRate: 60,
        searchRate: 60,
        statusToken: undefined,
        outbox: { allowPrivate: false },
      },
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(problems({ PORT: '', DATABASE_URL: '' })).toEqual([]);
  });

  it('keep only the origin of the public address', () => {
    const parsed = parseSettings({ SITE_URL: 'https://news.example/' });
    expect(parsed.ok && parsed.settings.siteUrl).toBe('https://news.example');
  });

  it('put the port and brackets into the default address', () => {
    const parsed = parseSettings({ HOST: '::1', PORT: '8080' });
    expect(parsed.ok && parsed.settings.siteUrl).toBe('http://[::1]:8080');
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://[::1]:3000'],
    ['192.0.2.7', 'http://192.0.2.7:3000'],
    ['localhost', 'http://localhost:3000'],
  ])('take for HOST=%s a default address that a browser can open', (HOST, siteUrl) => {
    const parsed = parseSettings({ HOST });
    expect(parsed.ok && parsed.settings.siteUrl).toBe(siteUrl);
  });

  it('ask for SITE_URL where others may come by addresses that nobody here knows', () => {
    const hint = (host: string, siteUrl?: string) => hintAboutSiteUrl(host, siteUrl, 'http://127.0.0.1:80');
    expect(hint('0.0.0.0')).toMatch(/^SITE_URL is not set, so links lead to http:\/\/127\.0\.0\.1:80,/);
    expect(hint('::', '')).toMatch(/^SITE_URL is not set/);
    expect(hint('0.0.0.0', 'https://news.example')).toBeUndefined();
    expect(hint('127.0.0.1')).toBeUndefined();
  });

  it.each([
    [{ PORT: 'eighty' }, 'PORT must be a number from 0 to 65535, not "eighty".'],
    [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535, not "65536".'],
    [{ PORT: '-1' }, 'PORT must be a number from 0 to 65535, not "-1".'],
    [
      { SITE_URL: 'news.example' },
      'SITE_URL must be the public address without a path, such as https://news.example, not "news.example".',
    ],
    [
      { SITE_URL: 'https://news.example/blog' },
      'SITE_URL must be the public address without a path, such as https://news.example, not "https://news.example/blog".',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be silent, fatal, error, warn, info, debug or trace, not "loud".',
    ],
    [{ WORKERS: '0' }, 'WORKERS must be auto or a number from 1 to 99, not "0".'],
    [{ CDN_TAGS: 'on' }, 'CDN_TAGS must be off, Cache-Tag or Surrogate-Key, not "on".'],
    [{ CDN_MAX_AGE: '1.5' }, 'CDN_MAX_AGE must be a whole number from 0 to 3600, not "1.5".'],
    [{ CACHE_MB: '100001' }, 'CACHE_MB must be a whole number from 0 to 100000, not "100001".'],
    [
      { TRUSTED_PROXY: '10.0.0.0/33' },
      'TRUSTED_PROXY must be addresses or networks between commas, such as 127.0.0.1, 10.0.0.0/8, not "10.0.0.0/33".',
    ],
    [{ STATUS_TOKEN: 'short' }, 'STATUS_TOKEN must have 16 characters at least.'],
    [
      { INDEXNOW_KEY: 'no key' },
      'INDEXNOW_KEY must have 8 to 128 letters, digits and hyphens, not "no key".',
    ],
    [
      { WEBSUB_HUB: 'ftp://hub.example' },
      'WEBSUB_HUB must be an address such as https://hub.example/ without a user name or password.',
    ],
    [
      { WEBHOOK_URLS: 'https://a.example https://me:pw@b.example', WEBHOOK_SECRET: 'sixteen-letters-' },
      'WEBHOOK_URLS must be addresses such as https://hooks.example/prism, with spaces between them.',
    ],
    [{ WEBHOOK_URLS: 'https://a.example' }, 'WEBHOOK_SECRET is needed with WEBHOOK_URLS.'],
    [
      { WEBHOOK_URLS: 'https://a.example', WEBHOOK_SECRET: 'short' },
      'WEBHOOK_SECRET must have 16 characters at least.',
    ],
    [{ CDN_PURGE: 'akamai' }, 'CDN_PURGE must be off or cloudflare or fastly, not "akamai".'],
    [
      { CDN_PURGE: 'fastly', CDN_PURGE_ID: 'a', CDN_PURGE_TOKEN: 'b', CDN_TAGS: 'Cache-Tag' },
      'CDN_TAGS must be Surrogate-Key with CDN_PURGE=fastly, not "Cache-Tag".',
    ],
    [
      { CDN_PURGE: 'cloudflare', CDN_PURGE_ID: 'a', CDN_TAGS: 'Cache-Tag' },
      'CDN_PURGE_TOKEN is needed with CDN_PURGE.',
    ],
    [{ OUTBOUND_PRIVATE: 'yes' }, 'OUTBOUND_PRIVATE must be on or off, not "yes".'],
    [{ DEMO_CONTENT: 'yes' }, 'DEMO_CONTENT must be on or off, not "yes".'],
    [
      { HOST: 'not a host' },
      'HOST must be an address to listen on, such as 127.0.0.1 or 0.0.0.0, not "not a host".',
    ],
  ])('say in a sentence what is wrong with %j', (variables, sentence) => {
    expect(problems(variables)).toEqual([sentence]);
  });

  it('never repeat a database address, which may hold a password', () => {
    expect(problems({ DATABASE_URL: 'postgres://me:secret@db/prism' })).toEqual([
      'DATABASE_URL is not supported yet: unset it to keep the store in DATA_DIR (SQLite).',
    ]);
  });

  it('name every variable that is wrong, not only the first', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
  });
});
