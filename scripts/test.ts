import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './cli/ensure-browser.ts';
import { ensureBuilt } from './cli/ensure-built.ts';
import { ensureNginx } from './cli/ensure-nginx.ts';
import { CommandError, runCommand } from './cli/run-command.ts';
import { asksServer, startsProgram } from './cli/starts-program.ts';
import { runSteps, type Step } from './cli/steps.ts';
import { attach, ROOT } from './cli/tool.ts';

/**
 * Where Node keeps what it compiled, for the hundreds of servers and commands that tests start: each takes a quarter less CPU to
 * be ready. What it finds there it holds against the source.
 */
const COMPILED = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node') };

await runCommand(
  {
    name: 'test',
    summary: 'Runs the tests: unit and integration tests (vitest), then browser tests (Playwright).',
    usage: '[PATTERN] [--quick | --unit | --browser]      PATTERN: a part of the test files’ paths',
    positionals: true,
    options: {
      quick: {
        type: 'boolean',
        description: 'only tests that start no program: no server, build or browser',
      },
      unit: { type: 'boolean', description: 'only unit and integration tests, the quick ones among them' },
      browser: { type: 'boolean', description: 'only browser tests' },
    },
    help: `Installs what the tests need: a browser unless CHROMIUM_PATH or the system has one, nginx where apt may be used; and
builds the pages.
One browser test, watched: npm run build && npx playwright test --ui`,
  },
  async ({ values, positionals: [pattern = '', ...more] }) => {
    if (more[0] !== undefined) throw new CommandError(`One pattern at a time: what is "${more[0]}"?`);
    const { quick, unit: onlyUnit, browser: onlyBrowser } = values;
    if ([quick, onlyUnit, onlyBrowser].filter(Boolean).length > 1) {
      throw new CommandError('Choose one of --quick, --unit and --browser; without them, all tests run.');
    }
    const vitest = onlyBrowser ? [] : testFiles('*/**/*.test.{ts,tsx}', pattern);
    const unit = quick ? vitest.filter((file) => !startsProgram(file)) : vitest;
    const browser = quick || onlyUnit ? [] : testFiles('e2e/**/*.spec.ts', pattern);
    if (unit.length + browser.length === 0)
      throw new CommandError(`No test file's path has "${pattern}" in it.`);

    // Otherwise the first test that asks a server would build them, and seem slow.
    const needsPages = browser.length > 0 || unit.some(asksServer);
    const steps = [
      ...(needsPages ? [{ name: 'pages built', run: buildPages }] : []),
      ...(unit.length > 0 ? unitSteps(unit) : []),
      ...(browser.length > 0 ? browserSteps(browser) : []),
    ];
    const failed = await runSteps(steps);
    console.log(failed.length === 0 ? '\nAll tests passed.' : `\nNot passed: ${failed.join(', ')}.`);
    return failed.length === 0 ? 0 : 1;
  },
);

function testFiles(glob: string, pattern: string): string[] {
  const exclude = ['node_modules/**', '.next/**', 'data/**'];
  return globSync(glob, { cwd: ROOT, exclude }).filter((file) => file.includes(pattern));
}

function unitSteps(files: string[]): Step[] {
  const run = async () => ({
    ok: await attach('vitest', ['run', ...files], { NODE_ENV: 'test', ...COMPILED }),
  });
  const needsNginx = files.includes('e2e/http/nginx.test.ts');
  return [
    ...(needsNginx ? [{ name: 'nginx', run: ensureNginx }] : []),
    { name: 'unit and integration tests', run },
  ];
}

function browserSteps(files: string[]): Step[] {
  return [
    { name: 'browser and fonts', run: ensureBrowser },
    {
      name: 'browser tests',
      run: async () => ({ ok: await attach('playwright', ['test', ...files], COMPILED) }),
    },
  ];
}

async function buildPages() {
  await ensureBuilt();
  return { ok: true };
}
