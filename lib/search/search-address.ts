import { afterQuery, type Cursor, parseAfter } from '../cursor.ts';
import { isLocale, type Locale } from '../locale.ts';
import { isEmpty, parseQuery, writeQuery } from './query.ts';
import { MOST_PAGES, type SearchQuestion } from './question.ts';

/** What the query of a search's address says. Topics are named by their slugs; days are Japan's, both ends count. */
export type SearchAddress = {
  /** In its one spelling (query.ts); empty where there is nothing to look for. */
  typed: string;
  category?: string;
  tag?: string;
  author?: string;
  lang?: Locale;
  from?: string;
  until?: string;
} & ({ sort: 'relevance'; page: number } | { sort: 'date'; after: Cursor | null });

/** The topics that an address may name. */
export const SEARCH_TOPICS = ['category', 'tag', 'author'] as const;

const DAY = /^[12]\d{3}-\d\d-\d\d$/;
const DAY_LENGTH = 86_400_000;

/** Reads an address; what it does not know, or cannot understand, it leaves out. */
export function readSearchAddress(parameters: URLSearchParams): SearchAddress {
  const value = (name: string) =>
    parameters.get(name)?.normalize('NFC').toWellFormed().slice(0, 200) || undefined;
  const query = parseQuery(parameters.get('q')?.toWellFormed() ?? '');
  const page = /^[1-9]\d?$/.test(value('page') ?? '') ? Number(value('page')) : 1;
  const [category, tag, author] = SEARCH_TOPICS.map(value);
  const lang = value('lang');
  const [from, until] = ['from', 'until'].map((name) => (startOfDay(value(name)) ? value(name) : undefined));
  return {
    typed: isEmpty(query) ? '' : writeQuery(query),
    ...(category && { category }),
    ...(tag && { tag }),
    ...(author && { author }),
    ...(isLocale(lang) && { lang }),
    ...(from && { from }),
    ...(until && { until }),
    ...(value('sort') === 'date'
      ? { sort: 'date', after: parseAfter(parameters.get('after')) }
      : { sort: 'relevance', page: page > MOST_PAGES ? 1 : page }),
  };
}

/** The one spelling of an address, as a browser sends a form: `?q=…`, then what narrows it; empty without a word. */
export function printSearchAddress(address: SearchAddress): string {
  if (address.typed === '') return '';
  const { typed, category, tag, author, lang, from, until } = address;
  const parameters = new URLSearchParams({ q: typed });
  for (const [name, value] of Object.entries({ category, tag, author, lang, from, until })) {
    if (value) parameters.set(name, value);
  }
  if (address.sort === 'relevance') {
    if (address.page > 1) parameters.set('page', String(address.page));
    return `?${parameters}`;
  }
  parameters.set('sort', 'date');
  return `?${parameters}${address.after ? afterQuery(address.after).replace('?', '&') : ''}`;
}

/** The first page of an address in an order. */
export function orderedBy(address: SearchAddress, sort: SearchAddress['sort']): SearchAddress {
  const { typed, category, tag, author, lang, from, until } = address;
  const kept = { category, tag, author, lang, from, until };
  return {
    typed,
    ...(Object.fromEntries(Object.entries(kept).filter(([, value]) => value)) as Partial<SearchAddress>),
    ...(sort === 'date' ? { sort, after: null } : { sort, page: 1 }),
  };
}

/** Whether an address asks for less than all that has the words. */
export const isNarrowed = ({ category, tag, author, lang, from, until }: SearchAddress): boolean =>
  [category, tag, author, lang, from, until].some((value) => value !== undefined);

/** The instants between which its days lie: `from` counts, `until` does not. */
export function periodOf({ from, until }: SearchAddress): { from?: Date; until?: Date } {
  const [begins, lastBegins] = [startOfDay(from), startOfDay(until)];
  return {
    ...(begins && { from: begins }),
    ...(lastBegins && { until: new Date(lastBegins.getTime() + DAY_LENGTH) }),
  };
}

export function orderOf(address: SearchAddress): SearchQuestion['order'] {
  return address.sort === 'date'
    ? { by: 'date', ...(address.after && { after: address.after }) }
    : { by: 'relevance', page: address.page };
}

/** When a day begins in Japan; undefined when `day` is none. */
function startOfDay(day: string | undefined): Date | undefined {
  if (day === undefined || !DAY.test(day)) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  // The 31st of February would be a day of March.
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) return undefined;
  return new Date(`${day}T00:00:00+09:00`);
}
