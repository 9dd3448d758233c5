import { parseSettings } from '#server/settings.ts';
import { ensureBuilt } from './cli/ensure-built.ts';
import { CommandError, runCommand } from './cli/run-command.ts';

await runCommand(
  {
    name: 'start',
    summary: 'Serves PRISM News; creates the store and builds the pages first where needed.',
    usage: '',
    options: {},
    help: `Environment (docs/contracts.md has all):
  PORT=3000  HOST=127.0.0.1  SITE_URL=https://news.example  DATA_DIR=./data  LOG_LEVEL=info  DEMO_CONTENT=on`,
  },
  async () => {
    const parsed = parseSettings(process.env);
    if (!parsed.ok) throw new CommandError(parsed.problems.join('\n'));
    await ensureBuilt({ force: false });
    await import('#server/main.ts');
  },
);
