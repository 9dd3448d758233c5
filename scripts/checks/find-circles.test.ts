import { describe, expect, it } from 'vitest';
import { findCircles } from './find-circles.ts';

const module = (path: string, ...from: string[]) => ({
  path,
  source: from.map((each) => `import '${each}';`).join('\n'),
});

describe('findCircles', () => {
  it('finds files that import each other, however they name each other', () => {
    const sources = [
      module('lib/a.ts', './b/b.ts'),
      module('lib/b/b.ts', '#lib/c.ts'),
      { path: 'lib/c.ts', source: "export type { A } from './a.ts';" },
      module('lib/d.ts', './a.ts'),
    ];
    expect(findCircles(sources)).toEqual([['lib/a.ts', 'lib/b/b.ts', 'lib/c.ts']]);
  });

  it('finds each of several circles once', () => {
    const sources = [
      module('lib/a.ts', './b.ts', './c.ts'),
      module('lib/b.ts', './a.ts'),
      module('lib/c.ts', './d.ts'),
      module('lib/d.ts', './c.ts'),
    ];
    expect(findCircles(sources)).toEqual([
      ['lib/c.ts', 'lib/d.ts'],
      ['lib/a.ts', 'lib/b.ts'],
    ]);
  });

  it('takes two ways to one file for no circle', () => {
    const sources = [
      module('lib/a.ts', './b.ts', './c.ts'),
      module('lib/b.ts', './d.ts'),
      module('lib/c.ts', './d.ts'),
      module('lib/d.ts', 'node:path', './data.json'),
    ];
    expect(findCircles(sources)).toEqual([]);
  });
});
