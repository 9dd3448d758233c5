import type { Locale } from '../locale.ts';

/** What somebody did for an article, in the order in which its page names them. */
export const CONTRIBUTIONS = [
  'writing',
  'reporting',
  'translation',
  'editing',
  'photography',
  'graphics',
] as const;
export type Contribution = (typeof CONTRIBUTIONS)[number];

type Contributor = { contribution: Contribution };

/** Those of an article whom an edition names: who translated is no author of the text that was translated. */
export function namedInEdition<Each extends Contributor>(
  authors: Each[],
  { locale, originLocale }: { locale: Locale; originLocale: Locale },
): Each[] {
  return locale === originLocale
    ? authors.filter(({ contribution }) => contribution !== 'translation')
    : authors;
}

/** Who wrote it, for formats that know authors only; whoever there is where nobody is said to have written it. */
export function writersOf<Each extends Contributor>(authors: Each[]): Each[] {
  const writers = authors.filter(({ contribution }) => contribution === 'writing');
  return writers.length > 0 ? writers : authors;
}

/** Those who did the same together, each in the order of the article. */
export function byContribution<Each extends Contributor>(
  authors: Each[],
): { contribution: Contribution; authors: Each[] }[] {
  return CONTRIBUTIONS.map((contribution) => ({
    contribution,
    authors: authors.filter((each) => each.contribution === contribution),
  })).filter(({ authors }) => authors.length > 0);
}
