import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './tool.ts';

/** Whether a test asks a server, which has to have built pages. @param file its path from the root of the checkout */
export function asksServer(file: string): boolean {
  return imports(file, '#testing/serve.ts', '/cli/ensure-built.ts');
}

/**
 * Whether a test starts a program: a server, a command, git. Those take seconds, and some need what is not installed.
 * Told by what it imports; testing/setup/start-no-program.ts refuses a program to those of which this is false.
 * @param file its path from the root of the checkout
 */
export function startsProgram(file: string): boolean {
  const starters = [
    'node:child_process',
    '/bundle-scripts.ts',
    '/cli/start-program.ts',
    '/cli/tool.ts',
    '#testing/damage-page.ts',
    '#testing/disk.ts',
  ];
  return file.startsWith('e2e/') || asksServer(file) || imports(file, ...starters);
}

function imports(file: string, ...modules: string[]): boolean {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return modules.some((module) => source.includes(`${module}'`));
}
