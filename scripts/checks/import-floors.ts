import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkModule } from './check-module.ts';
import { FLOORS, SOURCE_FILE } from './floors.ts';

/**
 * Holds every source file of the checkout against the floors.
 * @returns a line for each violation
 */
export function checkImportFloors(root: string): string[] {
  return Object.keys(FLOORS)
    .flatMap((folder) => sourceFilesIn(join(root, folder)))
    .flatMap((file) => checkModule(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')));
}

function sourceFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
