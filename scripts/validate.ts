import { runCommand } from './cli/run-command.ts';
import { attach } from './cli/tool.ts';

await runCommand(
  {
    name: 'validate',
    summary: 'Everything that must hold before a change is shared: npm run check, then npm test.',
    usage: '',
    options: {},
  },
  async () => {
    const checked = await attach('node', ['scripts/check.ts']);
    const tested = await attach('node', ['scripts/test.ts']);
    return checked && tested ? 0 : 1;
  },
);
