import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** All that `next build` reads. A file that is missing here would leave old pages behind after a change to it. */
const BUILD_INPUTS = [
  'app',
  'components',
  'db',
  'i18n',
  'lib',
  'messages',
  'public',
  'scripts/cli/bundle-scripts.ts',
  'scripts/cli/compress-files.ts',
  'server/cache/encoding.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];

/**
 * A digest of names and contents, so that a checkout or a copy, which change every file's time, cause no build.
 * Tests do not count.
 */
export function digestOfInputs(root: string, inputs: string[] = BUILD_INPUTS): string {
  const digest = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(root, input)).sort()) {
    const content = createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex');
    digest.update(`${file}\0${content}\n`);
  }
  return digest.digest('hex');
}

function filesOf(root: string, input: string): string[] {
  const stats = statSync(join(root, input), { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [input];
  return readdirSync(join(root, input), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length)
        .replace(/^[/\\]/, ''),
    );
}
