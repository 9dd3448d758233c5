import { cleanName } from '#lib/article/clean-text.ts';
import { readDate } from '../../meta/dates.ts';
import type { ImportFields } from '../../report.ts';
import { localeIn } from '../html/page-facts.ts';

/** Words of the programs that make sites from files, for what is not to be read by everybody. */
const UNPUBLISHED =
  /^(?:draft|private|pending|protected|unlisted|hidden|archived?|trash|review|in[- ]?review|wip|idea|scheduled-draft|members?|paid|subscribers?|\u4E0B\u66F8\u304D|\u975E\u516C\u958B|\u9650\u5B9A\u516C\u958B)$/i;
const MOST = 50;

/** What the head of a Markdown file says of its article, in the words of the programs that make sites from such files. */
export function fieldsOf(data: Record<string, unknown>): ImportFields {
  const keys = new Map(
    Object.entries(data).map(([key, value]) => [key.toLowerCase().replace(/[\s_-]/g, ''), value]),
  );
  const get = (...names: string[]) =>
    names
      .map((name) => keys.get(name))
      .find((value) => value !== undefined && value !== null && value !== '');
  const text = (...names: string[]) => textOf(get(...names));
  const date = (...names: string[]) =>
    names
      .map((name) => readDate(textOf(keys.get(name))))
      .find(Boolean)
      ?.toISOString();
  const publishedAt = date(
    'date',
    'publishdate',
    'published',
    'pubdate',
    'publishedat',
    'publishedtime',
    'created',
    'createdat',
    'datepublished',
  );
  const modifiedAt = date(
    'lastmod',
    'updated',
    'modified',
    'updatedat',
    'updateddate',
    'lastupdated',
    'datemodified',
    'lastmodified',
  );
  const authors = namesOf(get('authors', 'author', 'byline'));
  const tags = [
    ...new Set(['tags', 'tag', 'topics', 'keywords'].flatMap((name) => namesOf(keys.get(name)))),
  ].slice(0, MOST);
  const [category = '', ...others] = namesOf(get('category', 'categories', 'section'));
  const address = text('permalink', 'url');
  const slug = text('slug') || lastStep(address);
  const former = [
    // A blog that changed its program may have both.
    ...['aliases', 'alias', 'redirectfrom', 'redirects', 'oldurls']
      .flatMap((name) => listOf(keys.get(name)))
      .map(textOf)
      .filter((alias) => alias.includes('/')),
    ...(address && lastStep(address) !== slug ? [address] : []),
  ];
  const sourceUrl = [text('canonicalurl', 'canonical', 'originalurl', 'source', 'sourceurl')].find(
    (each) => /^https?:\/\//i.test(each) && URL.canParse(each),
  );
  const sponsor = text('sponsor', 'sponsoredby', 'sponsored');
  return {
    ...some('headline', text('title', 'headline')),
    ...some('lede', text('description', 'summary', 'excerpt', 'lede', 'lead', 'subtitle')),
    ...some('publishedAt', publishedAt),
    ...some('modifiedAt', modifiedAt),
    ...(authors.length > 0 && { authors }),
    ...(tags.length + others.length > 0 && { tags: [...new Set([...tags, ...others])] }),
    ...some('category', category),
    ...some('slug', slug),
    ...(former.length > 0 && { formerAddresses: former.slice(0, MOST) }),
    ...(isUnpublished(keys) && { isDraft: true }),
    ...(sponsor && !isNo(sponsor) && { sponsor: isYes(sponsor) ? '' : sponsor }),
    ...some('sourceUrl', sourceUrl),
    ...localeIn(text('lang', 'language', 'locale')),
  };
}

const some = <Name extends keyof ImportFields>(name: Name, value: string | undefined) =>
  value ? { [name]: value } : {};

/** YAML 1.2 has no `yes`; those who write heads by hand do. */
const isYes = (value: unknown) =>
  value === true || value === 1 || /^(?:true|yes|on|y|1)$/i.test(String(value));
const isNo = (value: unknown) =>
  value === false || value === 0 || /^(?:false|no|off|n|0)$/i.test(String(value));

function isUnpublished(keys: Map<string, unknown>): boolean {
  const says = (names: string[], test: (value: unknown) => boolean) =>
    names.some((name) => keys.has(name) && test(keys.get(name)));
  // What cannot be read as a no is a yes: better a draft too many.
  const isSet = (value: unknown) => value !== null && value !== '' && !isNo(value);
  return (
    says(
      [
        'draft',
        'isdraft',
        'private',
        'unlisted',
        'hidden',
        'ignorepublish',
        'unpublished',
        'noindex',
        'password',
        'protected',
        'eleventyexcludefromcollections',
      ],
      isSet,
    ) ||
    says(['published', 'publish', 'permalink', 'ispublished', 'public'], isNo) ||
    says(['status', 'visibility', 'state', 'access', 'published', 'poststatus'], (value) =>
      listOf(value).some((each) => UNPUBLISHED.test(String(each).trim())),
    ) ||
    says(['expirydate', 'expires', 'unpublishdate'], (value) => value !== null && value !== '')
  );
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

function textOf(value: unknown): string {
  if (typeof value === 'string') return cleanName(value);
  return typeof value === 'number' ? String(value) : '';
}

/** Names in a list, or in a text with commas. Of an author as an object only the name is read. */
function namesOf(value: unknown): string[] {
  const named = listOf(value).flatMap((each) => {
    if (typeof each === 'object' && each !== null) return 'name' in each ? [textOf(each.name)] : [];
    return Array.isArray(value) ? [textOf(each)] : textOf(each).split(/\s*[,\u3001]\s*/u);
  });
  return named.filter((name) => name !== '' && !/@[\w-]+\./.test(name)).slice(0, MOST);
}

/** The last step of an address, which is what it is called: of `/2026/11/tides.html`, `tides`. */
function lastStep(address: string): string {
  if (address.includes(':') && !/^https?:/i.test(address)) return '';
  const path = address.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const step =
    path
      .split('/')
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.(?:html?|php|md)$/i, '') ?? '';
  return step === 'index' ? '' : step;
}
