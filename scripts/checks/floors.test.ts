import { describe, expect, it } from 'vitest';
import { checkModule } from './check-module.ts';

const forbidden = (path: string, source: string) => checkModule(path, source).length > 0;

describe('the floors', () => {
  it.each([
    ['lib/x.ts', "import { a } from '#db/a.ts';"],
    ['lib/x.ts', "import '#messages/en.json';"],
    ['lib/article/x.ts', "export { a } from '#i18n/a.ts';"],
    ['messages/x.ts', "import '#lib/a.ts';"],
    ['content/x.ts', "import '#lib/a.ts';"],
    ['i18n/x.ts', "import { a } from '#db/a.ts';"],
    ['db/x.ts', "import { a } from '#server/a.ts';"],
    ['db/x.ts', "import { a } from '#messages/en.json';"],
    ['components/article/x.tsx', "import { a } from '#server/a.ts';"],
    ['components/article/x.tsx', "import { a } from '#content/a.json';"],
    ['app/x.tsx', "import { a } from '#server/a.ts';"],
    ['app/x.tsx', "import { a } from '#content/a.json';"],
    ['server/x.ts', "import { a } from '#components/a.tsx';"],
    ['scripts/x.ts', "import { a } from '#components/a.tsx';"],
  ])('stop %s with %s', (path, source) => {
    expect(forbidden(path, source)).toBe(true);
  });

  it.each([
    ['lib/x.ts', "import { a } from '#lib/a.ts'; import { z } from 'zod';"],
    ['i18n/x.ts', "import en from '#messages/en.json' with { type: 'json' };"],
    [
      'db/x.ts',
      "import { a } from '#lib/a.ts'; import b from '#content/b.json'; import c from 'better-sqlite3';",
    ],
    [
      'components/article/x.tsx',
      "import { a } from '#db/queries/a.ts'; import type { B } from '#db/commands/b.ts';",
    ],
    ['app/x.tsx', "import { A } from '#components/article/a.tsx'; import { b } from '#db/queries/b.ts';"],
    [
      'server/x.ts',
      "import { a } from '#db/a.ts'; import { b } from '#i18n/b.ts'; import c from '#content/c.json';",
    ],
    ['scripts/x.ts', "import { a } from '#server/a.ts'; import { b } from './cli/b.ts';"],
    ['e2e/x.spec.ts', "import { a } from '#components/a.tsx'; import { b } from '#lib/b.ts';"],
  ])('let %s pass with %s', (path, source) => {
    expect(checkModule(path, source)).toEqual([]);
  });

  it.each([
    ['a static import', "import { a } from '#db/a.ts';"],
    ['an import for its effects', "import '#db/a.ts';"],
    ['a re-export', "export { a } from '#db/a.ts';"],
    ['a re-export of everything', "export * from '#db/a.ts';"],
    ['a dynamic import', "const a = await import('#db/a.ts');"],
    ['a dynamic import between backquotes', 'const a = await import(`#db/a.ts`);'],
    ['a computed import', "const a = await import('#db/' + name);"],
    ['a type-only import', "import type { A } from '#db/a.ts';"],
    ['a type-only re-export', "export type { A } from '#db/a.ts';"],
    ['an import inside a type', "type A = import('#db/a.ts').A;"],
    ['require', "const a = require('#db/a.ts');"],
    ['import by require', "import a = require('#db/a.ts');"],
    ['an import deep inside a function', "const f = async () => { if (f) { await import('#db/a.ts'); } };"],
  ])('see %s', (_, source) => {
    expect(forbidden('lib/x.ts', source)).toBe(true);
  });

  it('say where and what', () => {
    expect(checkModule('lib/x.ts', "import './y.ts';\n\nimport { a } from '#db/a.ts';\n")).toEqual([
      'lib/x.ts:3: lib/ may not import from db/.',
    ]);
  });

  it('see nothing in comments and strings', () => {
    expect(checkModule('lib/x.ts', `// import '#db/a.ts'\nconst a = "import '#db/a.ts'";`)).toEqual([]);
  });
});

describe('relative imports', () => {
  it.each([
    ['lib/x.ts', '../db/a.ts'],
    ['lib/article/x.ts', '../../db/a.ts'],
    ['lib/article/x.ts', '../../package.json'],
    ['lib/article/x.ts', './../../lib-other/a.ts'],
    ['e2e/x.spec.ts', '../lib/a.ts'],
  ])('do not lead from %s to %s', (path, from) => {
    expect(forbidden(path, `import '${from}';`)).toBe(true);
  });

  it('lead anywhere inside their own top-level folder', () => {
    expect(checkModule('lib/article/x.ts', "import '../locale.ts'; import './y.ts';")).toEqual([]);
  });

  it('name the file with its extension', () => {
    expect(forbidden('lib/x.ts', "import './y';")).toBe(true);
    expect(forbidden('app/x.tsx', "import { a } from '#lib/a';")).toBe(true);
  });
});

describe('packages', () => {
  it.each([
    ['lib/x.ts', 'node:fs'],
    ['lib/x.ts', 'fs/promises'],
    ['lib/x.ts', 'better-sqlite3'],
    ['server/x.ts', 'better-sqlite3'],
    ['app/x.tsx', 'drizzle-orm'],
    ['components/article/x.tsx', 'drizzle-orm/sqlite-core'],
    ['scripts/x.ts', 'node:sqlite'],
  ])('%s may not use %s', (path, from) => {
    expect(forbidden(path, `import a from '${from}';`)).toBe(true);
  });

  it('a test in lib may read its fixtures', () => {
    expect(checkModule('lib/x.test.ts', "import { readFileSync } from 'node:fs';")).toEqual([]);
  });
});

describe("pages without the framework's script", () => {
  const path = 'components/site/x.tsx';
  it.each([
    ['next/link', "import Link from 'next/link';"],
    ['next/image', "import Image from 'next/image';"],
    ['next/script', "export { default } from 'next/script';"],
    ['client components', "'use client';\nexport const a = 1;"],
    ['the messages in the browser', "import { NextIntlClientProvider } from 'next-intl';"],
    ['Suspense', "import { Suspense } from 'react';"],
    ['Suspense by another name', "import { Suspense as Wait } from 'react';"],
    ['React.Suspense', "import React from 'react'; export const a = <React.Suspense>x</React.Suspense>;"],
  ])('do without %s', (_, source) => {
    expect(forbidden(path, source)).toBe(true);
    expect(forbidden('app/(portal)/[locale]/page.tsx', source)).toBe(true);
    expect(forbidden('components/desk/x.tsx', source)).toBe(true);
    expect(checkModule('components/desk/editor/x.tsx', source)).toEqual([]);
  });

  it('have no loading.tsx', () => {
    expect(forbidden('app/(portal)/[locale]/loading.tsx', 'export default function Loading() {}')).toBe(true);
    expect(forbidden('app/(desk)/admin/loading.tsx', 'export default function Loading() {}')).toBe(true);
  });
});

describe('files', () => {
  it.each(['server/x.tsx', 'db/x.tsx', 'lib/article/x.tsx', 'scripts/x.tsx'])(
    '%s cannot be run by Node',
    (path) => {
      expect(forbidden(path, 'export const a = 1;')).toBe(true);
    },
  );

  it.each(["'use server';", "export async function act() { 'use server'; }", "'use cache';"])(
    'hold no Server Action and no cache of their own: %s',
    (source) => {
      expect(forbidden('app/(desk)/admin/x.ts', source)).toBe(true);
    },
  );

  it('that cannot be parsed are no way around the floors', () => {
    expect(forbidden('lib/x.ts', 'import {{')).toBe(true);
  });
});
