import type { Locale } from '../../locale.ts';
import type { Publisher } from '../../site/publisher.ts';
import { hasProgramName, siteName, siteSettings } from '../../site/site-settings.ts';
import { absoluteUrl, homePath, infoPath, searchPath, WORDMARK_PATH } from '../../urls.ts';
import type { Thing } from './json-ld.ts';

/** The program's logo in public/: its wordmark on a plain ground. */
const LOGO = { path: '/logo.png', width: 600, height: 120 };

/** What the house has drawn; else the program's logo, as long as the house is called like it. */
function logoOf(locale: Locale): typeof LOGO | undefined {
  const { wordmark } = siteSettings();
  if (wordmark) return { path: WORDMARK_PATH, width: wordmark.width, height: wordmark.height };
  return hasProgramName(locale) ? LOGO : undefined;
}

/** Who publishes: one organization on all pages, under one `@id`. */
export function organization(siteUrl: string, locale: Locale): Thing {
  const logo = logoOf(locale);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': absoluteUrl(siteUrl, '/#organization'),
    name: siteName(locale),
    url: absoluteUrl(siteUrl, homePath(locale)),
    logo: logo && {
      '@type': 'ImageObject',
      url: absoluteUrl(siteUrl, logo.path),
      width: logo.width,
      height: logo.height,
    },
  };
}

/** The portal in one language, as a part of which other pages name themselves. */
export function webSite(siteUrl: string, locale: Locale): Thing {
  const url = absoluteUrl(siteUrl, homePath(locale));
  return { '@type': 'WebSite', '@id': `${url}#website`, url, name: siteName(locale), inLanguage: locale };
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
