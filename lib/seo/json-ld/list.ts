import type { Locale } from '../../locale.ts';
import type { Portrait } from '../../media/picture.ts';
import { absoluteUrl, homePath, mediaPath } from '../../urls.ts';
import { largestJpeg } from '../article-image.ts';
import type { PublishedAuthor } from '../published-article.ts';
import { authorThing } from './article.ts';
import { breadcrumbList } from './breadcrumb-list.ts';
import type { Thing } from './json-ld.ts';
import { webSite } from './site.ts';

/** A page that lists stories. */
export type ListFacts = {
  siteUrl: string;
  locale: Locale;
  frontPageName: string;
  name: string;
  description: string;
  path: string;
  /** The pages between the front page and this one. */
  between?: readonly { name: string; path: string }[];
};

/** What the page of a category or tag, the archive or one of its months says. */
export const collectionThings = (list: ListFacts): Thing[] => thingsOf(list, { '@type': 'CollectionPage' });

/** What the page of an author says. */
export function profileThings(
  list: ListFacts,
  author: PublishedAuthor & { role: string; bio: string; links: string[]; portrait: Portrait | null },
): Thing[] {
  const { role, bio, links, portrait, ...known } = author;
  const file = largestJpeg(portrait?.variants ?? []);
  const image = file && absoluteUrl(list.siteUrl, mediaPath(file.file));
  const more = { jobTitle: role, description: bio, sameAs: links, image };
  const about = { ...authorThing(list.siteUrl, list.locale, known), ...more };
  return thingsOf(list, { '@type': 'ProfilePage', mainEntity: about });
}

function thingsOf(list: ListFacts, page: Thing): Thing[] {
  const { siteUrl, locale, frontPageName, name, description, path, between = [] } = list;
  const url = absoluteUrl(siteUrl, path);
  return [
    {
      ...page,
      '@id': `${url}#page`,
      url,
      name,
      description,
      inLanguage: locale,
      isPartOf: webSite(siteUrl, locale),
    },
    breadcrumbList(siteUrl, [{ name: frontPageName, path: homePath(locale) }, ...between, { name }]),
  ];
}
