import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Format } from 'esbuild';
import { ROOT } from './tool.ts';

/**
 * By their names. The one that blocks the page is a plain script: modules never do. One is loaded by another, which is told its name and
 * comes after it. Styles that only some pages fetch are among them.
 */
const SCRIPTS: Record<string, { entry: string; format?: Format }> = {
  choices: { entry: 'components/reader/choices.ts', format: 'iife' },
  suggestions: { entry: 'components/reader/suggestions.ts', format: 'esm' },
  reader: { entry: 'components/reader/reader.ts', format: 'esm' },
  ownPages: { entry: 'components/reader/own-pages.ts', format: 'esm' },
  desk: { entry: 'components/desk/script/desk.ts', format: 'esm' },
  composing: { entry: 'components/desk/script/composing.ts', format: 'esm' },
  passkey: { entry: 'components/desk/script/passkey.ts', format: 'iife' },
  figures: { entry: 'app/(portal)/figures.css' },
};

/** What browsers of the last four years can read. */
const TARGET = 'es2022';

/**
 * Bundles our own scripts, those of readers' pages and of the desk, names each after its content, and lists them in `scripts.json` by their name
 * in the sources; server/script-file.ts reads it.
 */
export async function bundleScripts(folder = join(ROOT, '.next/prism')): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files: Record<string, string> = {};
  for (const [name, { entry, format }] of Object.entries(SCRIPTS)) {
    const code = await bundle(join(ROOT, entry), format, {
      SUGGESTIONS_SCRIPT: JSON.stringify(`./${files.suggestions}`),
    });
    const digest = createHash('sha256').update(code).digest('hex').slice(0, 16);
    const file = `${name}-${digest}${entry.endsWith('.css') ? '.css' : '.js'}`;
    writeFileSync(join(folder, file), code);
    files[name] = file;
  }
  writeFileSync(join(folder, 'scripts.json'), `${JSON.stringify(files)}\n`);
}

async function bundle(
  entry: string,
  format: Format | undefined,
  define: Record<string, string>,
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    define,
    ...(format && { format }),
    target: TARGET,
    write: false,
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${entry}.`);
  return output.contents;
}
