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

describe('our own scripts', () => {
  it('are named after their content', async () => {
    for (const name of ['choices', 'reader', 'suggestions', 'ownPages', 'desk']) {
      const digest = createHash('sha256').update(read(name)).digest('hex');
      expect(names[name]).toBe(`${name}-${digest.slice(0, 16)}.js`);
    }
  });

  it('are the only ones in their folder, whatever was there before', async () => {
    await bundleScripts(folder);
    expect(readdirSync(folder).sort()).toEqual([...Object.values(names), 'scripts.json'].sort());
  });

  it('weigh at most 4 kB together, the one that blocks the page at most 600 bytes', () => {
    expect(read('choices').length).toBeLessThanOrEqual(600);
    const bytes = gzipSync(read('choices')).length + gzipSync(read('reader')).length;
    expect(bytes).toBeLessThanOrEqual(4_000);
  });

  it('weigh with what suggests pages at most 5.5 kB, which is loaded when somebody searches', () => {
    const bytes = ['choices', 'reader', 'suggestions', 'ownPages'].map((name) => gzipSync(read(name)).length);
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(5_500);
  });

  it('weigh at most 6 kB on pages of the desk without an editor', () => {
    expect(gzipSync(read('desk')).length).toBeLessThanOrEqual(6_000);
  });

  it('load nothing but that: the blocking one is no module', () => {
    for (const name of ['choices', 'suggestions', 'ownPages', 'desk'])
      expect(read(name)).not.toMatch(/\bimport\b/);
    expect(read('reader').match(/\bimport\b(?!\.meta\.url)/g)).toBeNull();
    expect(read('reader')).toContain(`new URL("./${names.suggestions}",import.meta.url)`);
  });

  it('hold no words of a language', () => {
    for (const name of Object.keys(names)) expect(read(name)).not.toMatch(/[^ -~\s]|"[A-Z][a-z]+ [a-z]+/);
  });
});
