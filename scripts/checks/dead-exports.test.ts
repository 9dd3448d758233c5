import { expect, it } from 'vitest';
import { findDeadExports } from './dead-exports.ts';

const module = (path: string, source: string) => ({ path, source });

it('names what a file exports and nobody imports', () => {
  const sources = [
    module(
      'lib/a.ts',
      'export const used = 1;\nexport const unused = 2, other = used;\nexport function f() {}',
    ),
    module('lib/b.ts', "import { used } from './a.ts';\nexport default used;"),
    module(
      'lib/c.ts',
      'export { g as h };\nfunction g() {}\nexport const { d, e: renamed } = { d: 1, e: 2 };',
    ),
    module('lib/d.ts', "export { used } from './a.ts';"),
  ];
  expect(findDeadExports(sources)).toEqual([
    'lib/a.ts:2: nobody imports unused.',
    'lib/a.ts:2: nobody imports other.',
    'lib/a.ts:3: nobody imports f.',
    'lib/b.ts:2: nobody imports default.',
    'lib/c.ts:1: nobody imports h.',
    'lib/c.ts:3: nobody imports d.',
    'lib/c.ts:3: nobody imports renamed.',
    'lib/d.ts:1: nobody imports used.',
  ]);
});

it.each([
  ['by its name', "import { a } from '#lib/a.ts';"],
  ['under another name', "import { a as b } from '#lib/a.ts';"],
  ['in a namespace', "import * as all from '#lib/a.ts';"],
  ['while running', "const { a } = await import('#lib/a.ts');"],
  ['to hand it on', "export * from '#lib/a.ts';"],
])('takes an export for used that a file, or a test, imports %s', (_, source) => {
  const used = module('lib/a.ts', 'export const a = 1;');
  expect(findDeadExports([used, module('db/b.test.ts', source)])).toEqual([]);
});

it('leaves types alone, and what Next and other tools read', () => {
  const sources = [
    module('lib/a.ts', 'export type A = 1;\nexport interface B {}\ntype C = 1;\nexport type { C };'),
    module('app/(desk)/admin/page.tsx', 'export default function Page() {}'),
    module('app/api/desk/route.ts', 'export const POST = 1;'),
    module('vitest.config.ts', 'export default {};'),
  ];
  expect(findDeadExports(sources)).toEqual([]);
  expect(findDeadExports([module('app/api/desk/answers.ts', 'export const POST = 1;')])).toHaveLength(1);
});
