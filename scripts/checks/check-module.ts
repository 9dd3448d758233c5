import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import {
  DATABASE_PACKAGES,
  DRAWN_IN_THE_BROWSER,
  FLOORS,
  FORBIDDEN_DIRECTIVES,
  KNOWS_SQL,
  ROOMS,
  TEST_FILE,
  TEST_SUPPORT,
  WANTS_FRAMEWORK,
  WITHOUT_JSX,
} from './floors.ts';
import { type Import, readModule } from './read-module.ts';

/**
 * Holds one source file against the floors.
 * @param path from the root of the checkout, with forward slashes
 * @returns a line `path:line: what is wrong` for each violation
 */
export function checkModule(path: string, source: string): string[] {
  const folder = topFolder(path);
  const isLean =
    WANTS_FRAMEWORK.folders.includes(folder) && !DRAWN_IN_THE_BROWSER.some((room) => path.startsWith(room));
  const problems: string[] = [];
  const report = (line: number, what: string) => problems.push(`${path}:${line}: ${what}`);

  if (/\.[jt]sx$/.test(path) && WITHOUT_JSX.includes(folder)) {
    report(1, `${folder}/ is run by Node, which cannot read .tsx files.`);
  }
  if (isLean && WANTS_FRAMEWORK.files.test(path)) report(1, 'loading.tsx hides pages behind a script.');

  let module: ReturnType<typeof readModule>;
  try {
    module = readModule(path, source);
  } catch (error) {
    report(1, `cannot be parsed: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return problems;
  }
  for (const { from, line, typeOnly } of module.imports) {
    const problem = problemOfImport(path, folder, { from, typeOnly });
    if (problem) report(line, problem);
    if (isLean && from && WANTS_FRAMEWORK.modules.includes(from)) {
      report(line, `${from} needs the framework's script, which only the editor's pages carry.`);
    }
  }
  for (const { text, line } of module.directives) {
    if (FORBIDDEN_DIRECTIVES.includes(text)) report(line, `'${text}' is not used in this project.`);
    if (isLean && WANTS_FRAMEWORK.directives.includes(text)) {
      report(line, `'${text}' does not work here: only the editor's pages carry the framework's script.`);
    }
  }
  for (const { name, line } of module.names) {
    if (isLean && WANTS_FRAMEWORK.names.includes(name)) {
      report(line, `${name} does not work here: only the editor's pages carry the framework's script.`);
    }
  }
  return problems;
}

/** Why a file may not import this; undefined when it may. */
function problemOfImport(
  path: string,
  folder: string,
  { from, typeOnly }: Pick<Import, 'from' | 'typeOnly'>,
): string | undefined {
  const isTest = TEST_FILE.test(path);
  if (from === null) return isTest ? undefined : 'a computed import cannot be checked; name the module.';
  if (from.startsWith('.') || from.startsWith('/')) {
    const target = posix.join(posix.dirname(path), from);
    if (!target.startsWith(`${folder}/`))
      return `${from} leaves ${folder}/; other folders are imported by #.`;
    return problemOfSpelling(from) ?? (isTest ? undefined : problemOfRoom(path, target));
  }
  if (from.startsWith('#')) {
    const target = topFolder(from.slice(1));
    if (target !== folder && !FLOORS[folder]?.includes(target) && !(isTest && target === TEST_SUPPORT))
      return `${folder}/ may not import from ${target}/.`;
    if (
      folder === 'components' &&
      target === 'db' &&
      !typeOnly &&
      !isTest &&
      !from.startsWith('#db/queries/')
    ) {
      return 'components/ may take only types and queries from db/.';
    }
    const isOwn = target === folder && !isTest;
    return problemOfSpelling(from) ?? (isOwn ? problemOfRoom(path, from.slice(1)) : undefined);
  }
  if (folder === 'lib' && isBuiltin(from) && !isTest) return `lib/ does no input or output: not ${from}.`;
  const database = DATABASE_PACKAGES.find((name) => from === name || from.startsWith(`${name}/`));
  if (database && !KNOWS_SQL.includes(folder)) return `only db/ knows SQL: not ${from}.`;
  return undefined;
}

/** Inside of a folder: whether the room of `target` is above that of the file. */
function problemOfRoom(path: string, target: string): string | undefined {
  const rooms = ROOMS[topFolder(path)] ?? [];
  const [own, theirs] = [path, target].map((file) =>
    // A room may have another one above it inside of it.
    rooms.findLastIndex((room) => `${file}/`.startsWith(`${topFolder(path)}/${room}/`)),
  ) as [number, number];
  if (theirs <= own) return undefined;
  const name = own < 0 ? `${path} is below all rooms and` : `${topFolder(path)}/${rooms[own]}/`;
  return `${name} may not import from ${topFolder(path)}/${rooms[theirs]}.`;
}

function problemOfSpelling(from: string): string | undefined {
  return /\.\w+$/.test(from) ? undefined : `${from} lacks its file extension.`;
}

function topFolder(path: string): string {
  return path.split('/')[0] ?? '';
}
