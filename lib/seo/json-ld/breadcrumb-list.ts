import { absoluteUrl } from '../../urls.ts';
import type { Thing } from './json-ld.ts';

/**
 * The way from the front page to a page.
 * @param trail outermost first; the last is the page itself, whose address nobody needs
 */
export function breadcrumbList(siteUrl: string, trail: readonly { name: string; path?: string }[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: path && absoluteUrl(siteUrl, path),
    })),
  };
}
