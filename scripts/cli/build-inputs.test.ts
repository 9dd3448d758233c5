import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOfInputs } from './build-inputs.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prism-inputs-'));
  mkdirSync(join(root, 'app/about'), { recursive: true });
  writeFileSync(join(root, 'app/about/page.tsx'), 'one');
  writeFileSync(join(root, 'next.config.ts'), 'config');
});
afterEach(() => rmSync(root, { recursive: true }));

const digest = () => digestOfInputs(root, ['app', 'lib', 'next.config.ts']);

describe('the pages are built again', () => {
  it.each([
    ['a page changed', () => writeFileSync(join(root, 'app/about/page.tsx'), 'two')],
    ['a page was added', () => writeFileSync(join(root, 'app/page.tsx'), 'one')],
    ['a page was removed', () => rmSync(join(root, 'app/about/page.tsx'))],
    ['the configuration changed', () => writeFileSync(join(root, 'next.config.ts'), 'other')],
  ])('when %s', (_, change) => {
    const before = digest();
    change();
    expect(digest()).not.toBe(before);
  });
});

describe('the pages are not built again', () => {
  it.each([
    ['a file was only touched', () => utimesSync(join(root, 'app/about/page.tsx'), 0, 0)],
    ['a test changed', () => writeFileSync(join(root, 'app/about/page.test.tsx'), 'test')],
    ['something else changed', () => writeFileSync(join(root, 'README.md'), 'text')],
  ])('when %s', (_, change) => {
    const before = digest();
    change();
    expect(digest()).toBe(before);
  });
});
