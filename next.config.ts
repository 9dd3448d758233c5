import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  /** The gateway in server/ compresses. */
  compress: false,
  /** Metadata always in the head, never streamed into the body: readers' pages have no script to move it. */
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    'better-auth',
    'better-sqlite3',
    'drizzle-orm',
    'pino',
  ],
  /** `npm run check` checks types; whoever only starts the portal need not wait for it. */
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root: import.meta.dirname,
    // The editor draws charts, whose words are cut by budoux; of that, nothing reads HTML.
    resolveAlias: { linkedom: { browser: './scripts/build/browser-dom.cjs' } },
  },
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
