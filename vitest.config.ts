import { defineConfig } from 'vitest/config';

/** They hold no state and do no input or output, so that their tests need not be kept apart. */
const PURE_FOLDERS = ['components', 'i18n', 'lib'];
const OTHER_FOLDERS = ['app', 'db', 'e2e', 'scripts', 'server', 'testing'];

const testsIn = (folders: string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    setupFiles: ['testing/setup/fail-on-console-error.ts'],
    pool: 'forks',
    // The default leaves a core free.
    maxWorkers: '100%',
    // Some start programs of their own; on a busy machine that takes its time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    // The library imports next without file extensions, which Node alone does not resolve.
    server: { deps: { inline: ['next-intl'] } },
    projects: [
      // A process for each file would cost three times the CPU: 50 s instead of 17.
      { extends: true, test: { name: 'pure', include: testsIn(PURE_FOLDERS), isolate: false } },
      {
        extends: true,
        test: {
          name: 'store',
          include: testsIn(OTHER_FOLDERS),
          globalSetup: 'testing/setup/temporary-folder.ts',
        },
      },
    ],
  },
});
