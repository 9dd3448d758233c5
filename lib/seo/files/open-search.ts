import { x } from 'xastscript';
import type { Locale } from '../../locale.ts';
import { siteName } from '../../site/site-settings.ts';
import { absoluteUrl, openSearchPath, searchFeedPath, searchPath } from '../../urls.ts';
import { printXml } from '../print-xml.ts';

/** How a browser searches here: an OpenSearch 1.1 description. */
export function openSearch(site: { siteUrl: string; locale: Locale; description: string }): string {
  const { siteUrl, locale, description } = site;
  const url = (path: string) => absoluteUrl(siteUrl, path);
  return printXml(
    x('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
      x('ShortName', siteName(locale)),
      x('Description', description),
      x('InputEncoding', 'UTF-8'),
      x('Language', locale),
      x('Image', { width: '16', height: '16', type: 'image/svg+xml' }, url('/favicon.svg')),
      x('Url', { type: 'text/html', template: `${url(searchPath(locale))}?q={searchTerms}` }),
      x('Url', {
        type: 'application/rss+xml',
        template: `${url(searchFeedPath(locale))}?q={searchTerms}&sort=date`,
      }),
      x('Url', {
        type: 'application/opensearchdescription+xml',
        rel: 'self',
        template: url(openSearchPath(locale)),
      }),
    ]),
  );
}
