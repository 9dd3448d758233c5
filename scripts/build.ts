import { ensureBuilt } from './cli/ensure-built.ts';
import { runCommand } from './cli/run-command.ts';

await runCommand(
  {
    name: 'build',
    summary: 'Builds the pages if they are missing or older than the sources.',
    usage: '[--force]',
    options: { force: { type: 'boolean', description: 'build even if nothing changed' } },
  },
  async ({ values }) => {
    const built = await ensureBuilt({ force: values.force === true });
    if (!built) console.error('The pages are up to date.');
  },
);
