import { CommandError, runCommand } from './cli/run-command.ts';
import { attach } from './cli/tool.ts';

await runCommand(
  {
    name: 'migration',
    summary: 'Writes the SQL file that brings stores from the last migration to db/schema.ts.',
    usage: 'NAME [options]      NAME: what it does, such as add-banner',
    positionals: true,
    options: { empty: { type: 'boolean', description: 'an empty file for SQL of your own' } },
    help: 'The file goes to db/engine/sqlite/migrations; read it before you commit it. The next start of the program runs it.',
  },
  async ({ values, positionals: [name, ...more] }) => {
    if (name === undefined || more.length > 0 || !/^[a-z][a-z0-9-]*$/.test(name)) {
      throw new CommandError('Give one name, in lower-case letters with hyphens, such as add-banner.');
    }
    const options = values.empty ? ['--custom'] : [];
    return (await attach('drizzle-kit', ['generate', `--name=${name}`, ...options])) ? 0 : 1;
  },
);
