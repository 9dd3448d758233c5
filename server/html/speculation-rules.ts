import { LOCALES } from '#lib/locale.ts';
import { INFO_PAGES } from '#lib/urls.ts';

export const SPECULATION_RULES_PATH = '/speculation-rules.json';
export const SPECULATION_RULES_TYPE = 'application/speculationrules+json';

/** The value of the header `Speculation-Rules` on readers' documents: a file, so that no inline script is needed. */
export const SPECULATION_RULES_HEADER = `"${SPECULATION_RULES_PATH}"`;

/** The rooms of a section that are for reading; search, feeds and whatever is added later are not among them. */
const READING = [
  'articles/:slug',
  'articles/:slug/parallel',
  'articles/:slug/tate',
  'articles/:slug/history',
  'categories',
  'tags',
  'authors',
  'categories/:slug',
  'tags/:slug',
  'authors/:slug',
  'archive',
  'corrections',
  'archive/:month',
];

/** One pattern for both languages: the file is fetched with the first page that somebody reads. */
const HOME = `/:locale(${LOCALES.join('|')})`;
const pages = [HOME, ...[...READING, ...INFO_PAGES].map((page) => `${HOME}/${page}`)];

/**
 * Which pages a browser may render before a link to them is chosen: those for reading, when a finger or a pointer is on
 * the link. Never links within a page, nor addresses that end in an extension (feeds).
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: pages },
          { not: { href_matches: '/*.:extension([a-z]+)' } },
          { not: { selector_matches: '[href^="#"], [download], [target]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
});
