import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '#lib/locale.ts';

/**
 * Which addresses of the desk, its routes and previews the build knows. Next is asked for these only: for any other it
 * would look for a Server Action in a form, and there are none here.
 * @param root of the checkout, with a build
 * @returns whether there is a page or a route at a path
 */
export function knownRoutes(root: string): (path: string) => boolean {
  const file = join(root, '.next/app-path-routes-manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const patterns = Object.values(manifest)
    .filter((route) => PRIVATE.test(route))
    .map(patternOf);
  return (path) => patterns.some((pattern) => pattern.test(path));
}

const PRIVATE = /^\/(admin|api|\[locale\]\/preview)(\/|$)/;

/** `/api/desk/articles/[article]` as a pattern in which a part in brackets stands for any one part. */
function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    if (part === '[locale]') return `(?:${LOCALES.join('|')})`;
    return part.startsWith('[') ? '[^/]+' : part;
  });
  return new RegExp(`^${parts.join('/')}$`);
}
