import { checkModule } from './check-module.ts';
import { findCircles } from './find-circles.ts';
import { FLOORS } from './floors.ts';
import type { Source } from './sources.ts';

/**
 * Holds every source file that has a floor against the floors, and all of them against circles.
 * @param sources all source files of the checkout
 * @returns a line for each violation
 */
export function checkImportFloors(sources: Source[]): string[] {
  const modules = sources.filter(({ path }) => Object.hasOwn(FLOORS, path.split('/')[0] ?? ''));
  return [
    ...modules.flatMap(({ path, source }) => checkModule(path, source)),
    ...findCircles(modules).map(
      (paths) => `${paths[0]}: imports itself by way of ${paths.slice(1).join(' and ')}.`,
    ),
  ];
}
