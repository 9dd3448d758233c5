import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { asksServer } from './scripts/cli/starts-program.ts';

/** They hold no state and do no input or output, so that their tests need not be kept apart. */
const PURE_FOLDERS = ['components', 'i18n', 'lib'];
/** Each test makes its own store and closes it. */
const STORE_FOLDERS = ['app', 'db', 'scripts', 'server', 'testing'];

const testsIn = (folders: string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);

/**
 * Tests that need a process of their own: those with a server in it, since the framework changes the process, and those
 * that replace a module, which must not have been loaded before.
 */
const needsProcess = (file: string) => asksServer(file) || /\bvi\.mock\(/.test(readFileSync(file, 'utf8'));
const ALONE = [...testsIn(['e2e']), ...globSync(testsIn(STORE_FOLDERS)).filter(needsProcess)];

export default defineConfig({
  test: {
    setupFiles: ['testing/setup/fail-on-console-error.ts', 'testing/setup/start-no-program.ts'],
    pool: 'forks',
    // More than there are cores: servers that start, seconds that have to pass and disks leave them idle for half of the time.
    maxWorkers: '150%',
    // Of tests that say they may run at once, which wait for the same second to pass.
    maxConcurrency: 60,
    // Some start programs of their own; on a busy machine that takes its time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
    // The library imports next without file extensions, which Node alone does not resolve.
    server: { deps: { inline: ['next-intl'] } },
    projects: [
      // A process for each file would cost three times the CPU: 50 s instead of 17.
      {
        extends: true,
        test: {
          name: 'pure',
          include: testsIn(PURE_FOLDERS),
          isolate: false,
          setupFiles: ['testing/setup/markup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'store',
          include: testsIn(STORE_FOLDERS),
          exclude: ALONE,
          globalSetup: 'testing/setup/temporary-folder.ts',
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, globalSetup: 'testing/setup/temporary-folder.ts' },
      },
    ],
  },
});
