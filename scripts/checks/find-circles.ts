import { readModule } from './read-module.ts';
import { type Source, targetOf } from './sources.ts';

/**
 * The circles of imports among files, those of types among them: whoever reads one file of a circle has to read all.
 * @param sources with paths from the root of the checkout; one that cannot be parsed is taken to import nothing
 * @returns of each circle its files, in alphabetical order
 */
export function findCircles(sources: Source[]): string[][] {
  const imports = new Map(sources.map((each) => [each.path, importsOf(each)]));
  const circles: string[][] = [];
  /** Tarjan's strongly connected components: when a file was met, and the earliest file it leads back to. */
  const met = new Map<string, number>();
  const earliest = new Map<string, number>();
  const open: string[] = [];

  function visit(path: string): number {
    met.set(path, met.size);
    earliest.set(path, met.size - 1);
    open.push(path);
    for (const target of imports.get(path) ?? []) {
      if (!imports.has(target)) continue;
      const back = met.has(target) ? (open.includes(target) ? met.get(target) : undefined) : visit(target);
      earliest.set(path, Math.min(earliest.get(path) ?? 0, back ?? Number.POSITIVE_INFINITY));
    }
    const start = earliest.get(path) ?? 0;
    if (start === met.get(path)) {
      const component = open.splice(open.indexOf(path));
      if (component.length > 1) circles.push(component.sort());
    }
    return start;
  }
  for (const path of imports.keys()) if (!met.has(path)) visit(path);
  return circles;
}

function importsOf({ path, source }: Source): string[] {
  try {
    return readModule(path, source).imports.flatMap(({ from }) => targetOf(path, from) ?? []);
  } catch {
    return [];
  }
}
