import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../bootstrap/lock.mjs';
import { digestOfInputs } from './build-inputs.ts';
import { bundleScripts } from './bundle-scripts.ts';
import { CommandError } from './command-error.ts';
import { compressFiles } from './compress-files.ts';
import { capture, ROOT } from './tool.ts';

const STAMP = join(ROOT, '.next/prism-build.json');

/**
 * Builds the pages unless the build that is there was made from the sources as they are. Progress, one line at the
 * start and one at the end, goes to standard error.
 * @param options.force build in any case
 * @returns whether it built
 * @throws CommandError with the words of `next build` when that fails
 */
export async function ensureBuilt({ force = false }: { force?: boolean } = {}): Promise<boolean> {
  if (!force && isBuilt()) return false;
  return withLock(
    'build',
    async () => {
      // Another process may have built while this one waited.
      if (!force && isBuilt()) return false;
      await build();
      return true;
    },
    () => console.error('Waiting for another process that is building ...'),
  );
}

async function build(): Promise<void> {
  const started = Date.now();
  const inputs = digestOfInputs(ROOT);
  console.error('Building the pages ...');
  rmSync(STAMP, { force: true });
  const { ok, output } = await capture('next', ['build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  if (!ok) throw new CommandError(`${output}\n\nThe pages could not be built.`);
  await bundleScripts();
  for (const folder of ['.next/static', '.next/prism']) await compressFiles(join(ROOT, folder));
  writeFileSync(STAMP, stampOf(inputs));
  console.error(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
}

function isBuilt(): boolean {
  if (!existsSync(join(ROOT, '.next/BUILD_ID')) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === stampOf(digestOfInputs(ROOT));
}

function stampOf(inputs: string): string {
  return `${JSON.stringify({ inputs })}\n`;
}
