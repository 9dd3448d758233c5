import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Format } from 'esbuild';
import { ROOT } from './tool.ts';

/**
 * By name: where it is, and how it is bundled. The one that blocks the page is a plain script: modules never do. One is loaded by
 * another, which is told its name and comes after it.
 */
const SCRIPTS: Record<string, [folder: string, format: Format]> = {
  theme: ['components/reader', 'iife'],
  suggestions: ['components/reader', 'esm'],
  reader: ['components/reader', 'esm'],
  passkey: ['components/desk/script', 'iife'],
};

/** What browsers of the last four years can read. */
const TARGET = 'es2022';

/**
 * Bundles our own scripts, of readers' pages and of the desk, names each after its content, and lists them in `scripts.json` by their name
 * in the sources; server/script-file.ts reads it.
 */
export async function bundleScripts(folder = join(ROOT, '.next/prism')): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files: Record<string, string> = {};
  for (const [name, [from, format]] of Object.entries(SCRIPTS)) {
    const code = await bundle(join(ROOT, from, `${name}.ts`), format, {
      SUGGESTIONS_SCRIPT: JSON.stringify(`./${files.suggestions}`),
    });
    const file = `${name}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`;
    writeFileSync(join(folder, file), code);
    files[name] = file;
  }
  writeFileSync(join(folder, 'scripts.json'), `${JSON.stringify(files)}\n`);
}

async function bundle(entry: string, format: Format, define: Record<string, string>): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    define,
    format,
    target: TARGET,
    write: false,
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${entry}.`);
  return output.contents;
}
