import { TEST_FILE } from './floors.ts';
import { type Module, readModule } from './read-module.ts';
import { type Source, targetOf } from './sources.ts';

/** Exports that programs read which we do not write: Next's files, settings of tools, drizzle-kit’s tables, types of plain JavaScript. */
const READ_BY_OTHERS = [
  /^app\/(.*\/)?(page|layout|route|not-found|error|global-error)\.tsx?$/,
  /^[^/]+\.config\.ts$/,
  /^i18n\/request\.ts$/,
  /^testing\/setup\//,
  /\.d\.[cm]?ts$/,
  /^db\/(accounts-)?schema\.ts$/,
];

/**
 * Finds what a file exports and no other file imports: the word `export` is too much there, or the code is dead. Types
 * may be exported for whoever reads a signature; a test counts as an importer.
 * @param sources all source files of the checkout
 * @returns a line `path:line: what is wrong` for each
 */
export function findDeadExports(sources: Source[]): string[] {
  const modules = sources.flatMap((each) => {
    const module = read(each);
    return module ? [{ path: each.path, module }] : [];
  });
  const taken = new Map<string, Set<string>>();
  for (const { path, module } of modules) {
    for (const { from, names } of module.imports) {
      const target = targetOf(path, from);
      if (target === undefined) continue;
      taken.set(target, new Set([...(taken.get(target) ?? []), ...names]));
    }
  }
  return modules.flatMap(({ path, module }) => {
    const names = taken.get(path);
    if (TEST_FILE.test(path) || names?.has('*') || READ_BY_OTHERS.some((each) => each.test(path))) return [];
    return module.exports
      .filter(({ name }) => !names?.has(name))
      .map(({ name, line }) => `${path}:${line}: nobody imports ${name}.`);
  });
}

/** A file that cannot be parsed is reported with the floors. */
function read({ path, source }: Source): Module | undefined {
  try {
    return readModule(path, source);
  } catch {
    return undefined;
  }
}
