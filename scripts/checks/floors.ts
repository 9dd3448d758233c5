/*
 * Which folder may import from which: docs/where-code-lives.md in a form that a program can hold.
 * A file always may import from its own folder.
 */
export const FLOORS: Record<string, readonly string[]> = {
  lib: [],
  messages: [],
  content: [],
  i18n: ['lib', 'messages'],
  db: ['lib', 'content'],
  components: ['db', 'lib', 'i18n', 'messages'],
  app: ['components', 'db', 'lib', 'i18n', 'messages'],
  server: ['db', 'lib', 'i18n', 'messages', 'content'],
  scripts: ['server', 'db', 'lib', 'i18n', 'messages', 'content', 'testing', 'e2e'],
  testing: ['server', 'scripts', 'db', 'lib', 'i18n', 'messages', 'content'],
  e2e: ['app', 'components', 'server', 'scripts', 'db', 'lib', 'i18n', 'messages', 'content', 'testing'],
};

/**
 * The rooms of a folder, from the bottom up: a file may import from its own room and from those named before it. Files that
 * lie in no room that is named here are below them all. An entry may be a single file.
 */
export const ROOMS: Record<string, readonly string[]> = {
  lib: [
    'media',
    'cover',
    'article',
    'chart',
    'search',
    'import',
    'import/formats',
    'desk',
    'listing',
    'site',
    'share',
    'seo',
    'api',
  ],
  db: [
    'engine',
    'freshness',
    'projections',
    'mail',
    'auth',
    'media',
    'backup',
    'queries/site',
    'queries/editions',
    'queries/taxonomy',
    'queries/lists',
    'queries/addresses',
    'queries/sitemaps',
    'queries/search',
    'queries/api',
    'queries/desk',
    'outbox',
    'commands/run',
    'commands/addresses',
    'commands/hand-over',
    'commands/text',
    'commands/editions',
    'commands/front',
    'commands/previews',
    'commands/topics',
    'commands/site',
    'commands/audit',
    'commands/deletion',
    'commands/facts',
    'commands/media',
    'commands/import',
    'commands/people',
    'commands/tokens',
    'commands/webhooks',
    'seed',
    'bench',
    'open-store.ts',
  ],
  components: ['ui', 'article', 'listing', 'search', 'site', 'desk', 'reader'],
  server: [
    'html',
    'cache',
    'files',
    'requests',
    'health',
    'outbox',
    'upkeep',
    'answers',
    'share',
    'gateway',
    'process',
    'main.ts',
  ],
};

/** What tests stand on: of the folders that run in production, only their tests may import it. */
export const TEST_SUPPORT = 'testing';

/** Run by Node itself, which strips types but knows no JSX. */
export const WITHOUT_JSX = ['server', 'db', 'lib', 'scripts', 'testing'];

/**
 * Pages carry no script of the framework (server/html/lean.ts), but for these, which React draws in the browser
 * (`hasEditor` in server/requests/routes.ts). What works by that script only is not used anywhere else.
 */
export const DRAWN_IN_THE_BROWSER = [
  'components/desk/editor/',
  'components/desk/import/',
  'app/(desk)/admin/error.tsx',
];
export const WANTS_FRAMEWORK = {
  folders: ['app', 'components'],
  modules: ['next/link', 'next/image', 'next/script', 'next/dynamic'],
  names: ['Suspense', 'NextIntlClientProvider'],
  directives: ['use client'],
  files: /\/loading\.[jt]sx?$/,
};

/** There are no Server Actions, and no cache beside the gateway's. */
export const FORBIDDEN_DIRECTIVES = ['use server', 'use cache'];

/** Only db/ knows SQL, and what makes and breaks stores for tests. */
export const KNOWS_SQL = ['db', 'testing'];
export const DATABASE_PACKAGES = ['better-sqlite3', 'drizzle-orm', 'drizzle-kit', 'node:sqlite'];

export const SOURCE_FILE = /\.[cm]?[jt]sx?$/;
export const TEST_FILE = /\.test\.tsx?$/;
