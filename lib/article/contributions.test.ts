import { describe, expect, it } from 'vitest';
import { byContribution, namedInEdition, writersOf } from './contributions.ts';

const AOI = { name: 'Aoi', contribution: 'editing' as const };
const BEN = { name: 'Ben', contribution: 'writing' as const };
const CHIE = { name: 'Chie', contribution: 'translation' as const };
const DAN = { name: 'Dan', contribution: 'writing' as const };
const ALL = [AOI, BEN, CHIE, DAN];

describe('what people did for an article', () => {
  it('stands in the order of a page, and within it in that of the article', () => {
    expect(byContribution(ALL)).toEqual([
      { contribution: 'writing', authors: [BEN, DAN] },
      { contribution: 'translation', authors: [CHIE] },
      { contribution: 'editing', authors: [AOI] },
    ]);
  });

  it('names who translated in the translation only', () => {
    expect(namedInEdition(ALL, { locale: 'ja', originLocale: 'ja' })).toEqual([AOI, BEN, DAN]);
    expect(namedInEdition(ALL, { locale: 'en', originLocale: 'ja' })).toEqual(ALL);
  });

  it('makes writers of those who are there where nobody is said to have written it', () => {
    expect(writersOf(ALL)).toEqual([BEN, DAN]);
    expect(writersOf([AOI, CHIE])).toEqual([AOI, CHIE]);
    expect(writersOf([])).toEqual([]);
  });
});
