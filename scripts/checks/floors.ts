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
  scripts: ['server', 'db', 'lib', 'i18n', 'messages', 'content', 'e2e'],
  e2e: ['app', 'components', 'server', 'scripts', 'db', 'lib', 'i18n', 'messages', 'content'],
};

/** Run by Node itself, which strips types but knows no JSX. */
export const WITHOUT_JSX = ['server', 'db', 'lib', 'scripts'];

/** Pages for readers: they carry no script of the framework, so nothing here may count on one. */
export const READER_FOLDERS = [
  'app/(portal)',
  'components/article',
  'components/listing',
  'components/reader',
  'components/site',
  'components/ui',
];
export const NOT_FOR_READERS = {
  modules: ['next/link', 'next/image', 'next/script', 'next/dynamic'],
  names: ['Suspense', 'NextIntlClientProvider'],
  directives: ['use client'],
  files: /\/loading\.[jt]sx?$/,
};

/** There are no Server Actions, and no cache beside the gateway's. */
export const FORBIDDEN_DIRECTIVES = ['use server', 'use cache'];

/** Only db/ knows SQL. */
export const DATABASE_PACKAGES = ['better-sqlite3', 'drizzle-orm', 'drizzle-kit', 'node:sqlite'];

export const SOURCE_FILE = /\.[cm]?[jt]sx?$/;
export const TEST_FILE = /\.test\.tsx?$/;
