import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { FLOORS, SOURCE_FILE } from './floors.ts';

/** A source file; `path` is from the root of the checkout, with forward slashes. */
export type Source = { path: string; source: string };

/**
 * Reads the source files of a checkout: those of the folders that have a floor, and the settings of tools in the root.
 * @param root the checkout's absolute path
 */
export function readSources(root: string): Source[] {
  const folders = Object.keys(FLOORS).map((folder) => `${folder}/**`);
  // `**` passes over folders whose names begin with a full stop.
  return globSync(['*.config.ts', ...folders, 'app/.well-known/**'], { cwd: root })
    .filter((file) => SOURCE_FILE.test(file))
    .map((file) => ({
      path: file.split(sep).join('/'),
      source: readFileSync(join(root, file), 'utf8'),
    }));
}

/**
 * The file of this checkout that an import names.
 * @param from what stands in the import; null when it is computed
 * @returns its path from the root; undefined for packages and computed imports
 */
export function targetOf(path: string, from: string | null): string | undefined {
  if (from?.startsWith('#')) return from.slice(1);
  return from?.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;
}
