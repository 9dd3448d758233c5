import { bundleScripts } from './cli/bundle-scripts.ts';
import { runCommand } from './cli/run-command.ts';

await runCommand(
  {
    name: 'dev',
    summary: 'Serves PRISM News while you work on it: pages follow the sources, nothing is kept.',
    usage: '',
    options: {},
    help: 'Reads the same environment variables as npm start. Changes under server/ and components/reader/ need a restart.',
  },
  async () => {
    process.env.NEXT_TELEMETRY_DISABLED ??= '1';
    await bundleScripts();
    process.argv.push('--dev');
    await import('#server/main.ts');
    return 0;
  },
);
