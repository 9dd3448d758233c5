import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleScripts } from './bundle-scripts.ts';

const folder = mkdtempSync(join(tmpdir(), 'prism-scripts-'));
let names: Record<string, string>;
const read = (name: string) => readFileSync(join(folder, names[name] ?? ''), 'utf8');

beforeAll(async () => {
  await bundleScripts(folder);
  names = JSON.parse(readFileSync(join(folder, 'scripts.json'), 'utf8'));
});

describe('the scripts of readers’ pages', () => {
  it('are named after their content', async () => {
    for (const name of ['theme', 'reader']) {
      const digest = createHash('sha256').update(read(name)).digest('hex');
      expect(names[name]).toBe(`${name}-${digest.slice(0, 16)}.js`);
    }
  });

  it('are the only ones in their folder, whatever was there before', async () => {
    await bundleScripts(folder);
    expect(readdirSync(folder).sort()).toEqual([names.reader, 'scripts.json', names.theme].sort());
  });

  it('weigh at most 4 kB together, the one that blocks the page at most 500 bytes', () => {
    expect(read('theme').length).toBeLessThanOrEqual(500);
    const bytes = gzipSync(read('theme')).length + gzipSync(read('reader')).length;
    expect(bytes).toBeLessThanOrEqual(4_000);
  });

  it('load nothing else: the blocking one is no module, the other imports none', () => {
    for (const name of ['theme', 'reader']) expect(read(name)).not.toMatch(/\b(import|export)\b/);
  });

  it('hold no words of a language', () => {
    for (const name of ['theme', 'reader']) expect(read(name)).not.toMatch(/[^ -~\s]|"[A-Z][a-z]+ [a-z]+/);
  });
});
