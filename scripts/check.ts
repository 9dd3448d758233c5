import { findDeadExports } from './checks/dead-exports.ts';
import { checkImportFloors } from './checks/import-floors.ts';
import { checkMessageKeys } from './checks/message-keys.ts';
import { checkMessageWords } from './checks/message-words.ts';
import { readSources } from './checks/sources.ts';
import { runCommand } from './cli/run-command.ts';
import { runSteps } from './cli/steps.ts';
import { capture, ROOT } from './cli/tool.ts';

await runCommand(
  {
    name: 'check',
    summary: 'Checks what can be checked without running the program.',
    usage: '',
    options: {},
    help: `Lint and format, and that promises are awaited (biome), types (tsc), import floors (scripts/checks/floors.ts), that what
is exported is imported somewhere, and that the messages of both languages have the same keys, arguments and tags, and none of
the words that were given up (scripts/checks/message-words.ts). To correct what biome can correct: npx biome check --write`,
  },
  async () => {
    const sources = readSources(ROOT);
    const failed = await runSteps(
      [
        {
          name: 'lint and format',
          run: () => capture('biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
        },
        { name: 'types', run: checkTypes },
        { name: 'import floors', run: async () => listing(checkImportFloors(sources)) },
        { name: 'dead exports', run: async () => listing(findDeadExports(sources)) },
        { name: 'message keys', run: async () => listing(checkMessageKeys(ROOT)) },
        { name: 'message words', run: async () => listing(checkMessageWords(ROOT)) },
      ],
      { atOnce: true },
    );
    return failed.length === 0 ? 0 : 1;
  },
);

/** The types of the routes are written first: a clean checkout has none, and old ones name routes that are gone. */
async function checkTypes() {
  const written = await capture('next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' });
  return written.ok ? capture('tsc', ['-p', '.']) : written;
}

function listing(problems: string[]) {
  return { ok: problems.length === 0, output: problems.join('\n') };
}
