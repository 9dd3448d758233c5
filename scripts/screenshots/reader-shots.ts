import type { Shot } from './shot.ts';

/** Readers' pages, as the README and the decisions show them. */
export const READER_SHOTS: Shot[] = [
  { name: 'front-ja', path: '/ja', width: 1280, height: 1500 },
  { name: 'front-en-dark', path: '/en', width: 1280, height: 1500, dark: true },
  { name: 'front-ja-phone', path: '/ja', width: 390, height: 1800 },
  { name: 'article-en', path: '/en/articles/undersea-cables', width: 1280, height: 1800 },
  { name: 'article-ja-dark', path: '/ja/articles/undersea-cables', width: 1280, height: 1800, dark: true },
  { name: 'article-ja-phone', path: '/ja/articles/undersea-cables', width: 390, height: 1800 },
  { name: 'article-en-phone-dark', path: '/en/articles/leap-second', width: 390, height: 1800, dark: true },
  { name: 'parallel-ja', path: '/ja/articles/undersea-cables/parallel', width: 1280, height: 1500 },
  { name: 'tate-ja', path: '/ja/articles/undersea-cables/tate', width: 1280, height: 1200 },
  { name: 'category-ja', path: '/ja/categories/technology', width: 1280, height: 1200 },
  { name: 'archive-en', path: '/en/archive', width: 1280, height: 1200 },
  { name: 'policy-ja-phone', path: '/ja/editorial-policy', width: 390, height: 1600 },
  { name: 'missing-en-phone', path: '/en/nothing-here', width: 390, height: 1200 },
];
