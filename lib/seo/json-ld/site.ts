import type { Locale } from '../../locale.ts';
import type { Publisher } from '../../site/publisher.ts';
import { absoluteUrl, homePath, infoPath, searchPath } from '../../urls.ts';
import { SITE_NAME } from '../page-metadata.ts';
import type { Thing } from './json-ld.ts';

/** The publisher's logo in public/: the wordmark on a plain ground. */
const LOGO = { path: '/logo.png', width: 600, height: 120 };

/** Who publishes: one organization on all pages, under one `@id`. */
export function organization(siteUrl: string, locale: Locale): Thing {
  const { path, width, height } = LOGO;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': absoluteUrl(siteUrl, '/#organization'),
    name: SITE_NAME,
    url: absoluteUrl(siteUrl, homePath(locale)),
    logo: { '@type': 'ImageObject', url: absoluteUrl(siteUrl, path), width, height },
  };
}

/** The portal in one language, as a part of which other pages name themselves. */
export function webSite(siteUrl: string, locale: Locale): Thing {
  const url = absoluteUrl(siteUrl, homePath(locale));
  return { '@type': 'WebSite', '@id': `${url}#website`, url, name: SITE_NAME, inLanguage: locale };
}

/** How to search here. */
const searchAction = (siteUrl: string, locale: Locale): Thing => ({
  '@type': 'SearchAction',
  target: {
    '@type': 'EntryPoint',
    urlTemplate: `${absoluteUrl(siteUrl, searchPath(locale))}?q={search_term_string}`,
  },
  'query-input': 'required name=search_term_string',
});

/**
 * What a front page says: what this site is, who publishes it, and by what rules.
 * @param page.description of the site
 */
export function frontPageThings(page: {
  siteUrl: string;
  locale: Locale;
  description: string;
  publisher: Publisher;
}): Thing[] {
  const { siteUrl, locale, description, publisher } = page;
  const house = organization(siteUrl, locale);
  const policy = absoluteUrl(siteUrl, infoPath(locale, 'editorial-policy'));
  return [
    {
      ...webSite(siteUrl, locale),
      description,
      publisher: { '@id': house['@id'] },
      potentialAction: searchAction(siteUrl, locale),
    },
    {
      ...house,
      description,
      legalName: publisher.name,
      publishingPrinciples: policy,
      ethicsPolicy: policy,
      correctionsPolicy: policy,
      contactPoint: {
        '@type': 'ContactPoint',
        contactType: 'newsroom',
        url: absoluteUrl(siteUrl, infoPath(locale, 'contact')),
      },
    },
  ];
}
