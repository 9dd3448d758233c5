import { SECTIONS } from '../../article/parts.ts';
import type { Locale } from '../../locale.ts';
import type { SectionKey } from '../editor.ts';
import type { Slot } from './slots.ts';
import type { TranslationNow } from './translation-now.ts';

/** How far a section is: its rows, how many of them are written in each language, and how many translations are stale. */
export type Progress = { section: SectionKey; rows: number; written: Record<Locale, number>; stale: number };

type Row = { texts: Record<Locale, string>; translation: TranslationNow | null };

/** What of a row counts in the progress of its section; the same words mean the same progress. */
export function countedOf({ texts, translation }: Row): string {
  return `${texts.ja !== ''} ${texts.en !== ''} ${translation?.state}`;
}

/** How far each section is, in the order of the sheet. */
export function progressOf(slots: Slot[], rowOf: (segment: string) => Row): Progress[] {
  return (['head', ...SECTIONS] as const).map((section) => {
    const rows = slots
      .filter(({ place }) => place.section === section)
      .map(({ segment }) => rowOf(segment))
      // Empty slots are offers, not debts; what both languages share needs no translation.
      .filter(({ translation }) => translation !== null);
    const written = (locale: Locale) =>
      rows.filter(({ texts, translation }) => texts[locale] !== '' || translation?.state === 'opted-out')
        .length;
    return {
      section,
      rows: rows.length,
      written: { ja: written('ja'), en: written('en') },
      stale: rows.filter(({ translation }) => translation?.state === 'stale').length,
    };
  });
}
