import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkModule } from './check-module.ts';
import { findCircles } from './find-circles.ts';
import { FLOORS, SOURCE_FILE } from './floors.ts';

/**
 * Holds every source file of the checkout against the floors, and all of them against circles.
 * @returns a line for each violation
 */
export function checkImportFloors(root: string): string[] {
  const modules = Object.keys(FLOORS)
    .flatMap((folder) => sourceFilesIn(join(root, folder)))
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), source: readFileSync(file, 'utf8') }));
  const circles = findCircles(modules);
  return [
    ...modules.flatMap(({ path, source }) => checkModule(path, source)),
    ...circles.map((paths) => `${paths[0]}: imports itself by way of ${paths.slice(1).join(' and ')}.`),
  ];
}

function sourceFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
