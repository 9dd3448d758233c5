import type { Locale } from '../locale.ts';

/** How the text of an edition came about. */
export type Provenance = 'original' | 'human-translation' | 'machine-reviewed' | 'machine';

/** What readers are told of it: of a translation always, of an original only when a machine wrote it. */
export type ToldProvenance =
  | Exclude<Provenance, 'original'>
  | 'original-machine-reviewed'
  | 'original-machine';

/** What readers are told of how the text of an edition came about; null for a text that somebody wrote in its language. */
export function toldProvenance(edition: {
  provenance: Provenance;
  locale: Locale;
  originLocale: Locale;
}): ToldProvenance | null {
  const { provenance, locale, originLocale } = edition;
  if (provenance === 'original') return null;
  if (locale !== originLocale) return provenance;
  return provenance === 'human-translation' ? null : `original-${provenance}`;
}
