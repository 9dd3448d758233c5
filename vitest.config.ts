import { defineConfig } from 'vitest/config';

const FOLDERS = ['app', 'components', 'db', 'e2e', 'i18n', 'lib', 'scripts', 'server', 'testing'];

export default defineConfig({
  test: {
    include: FOLDERS.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
    setupFiles: ['testing/setup/fail-on-console-error.ts'],
    globalSetup: 'testing/setup/temporary-folder.ts',
    pool: 'forks',
    // Some start programs of their own; on a busy machine that takes its time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    // The library imports next without file extensions, which Node alone does not resolve.
    server: { deps: { inline: ['next-intl'] } },
  },
});
