import { describe, expect, it } from 'vitest';
import { isValidSlug, slugFromHeadline, suggestSlug } from './slug.ts';

describe('the address of an English headline', () => {
  it('is its words in lower case', () => {
    expect(slugFromHeadline('Japan’s Rice Price: What’s Next?', 'en')).toBe('japans-rice-price-whats-next');
  });

  it('has no accents or special letters', () => {
    expect(slugFromHeadline('São Tomé, Łódź & Straße', 'en')).toBe('sao-tome-lodz-strasse');
  });

  it('has at most 60 characters of whole words', () => {
    // 'one-two-three-four-five-six-seven-eight-nine-ten-eleven' has 55; '-twelve' would make 62.
    expect(slugFromHeadline('One two three four five six seven eight nine ten eleven twelve', 'en')).toBe(
      'one-two-three-four-five-six-seven-eight-nine-ten-eleven',
    );
    expect(slugFromHeadline('x'.repeat(80), 'en')).toBe('x'.repeat(60));
  });

  it('is nothing when no letter is left', () => {
    expect(slugFromHeadline('地政学', 'en')).toBe('');
    expect(slugFromHeadline('?!', 'en')).toBe('');
  });
});

describe('the address of a Japanese headline', () => {
  it('is the headline itself, never its reading', () => {
    expect(slugFromHeadline('地政学', 'ja')).toBe('地政学');
    expect(slugFromHeadline('「コーヒー」の値段、なぜ上がる\uFF1F', 'ja')).toBe('コーヒー-の値段-なぜ上がる');
  });

  it('composes its characters and drops invisible ones', () => {
    expect(slugFromHeadline('か\u3099くせい\u200B', 'ja')).toBe('がくせい');
    expect(slugFromHeadline('AI規制', 'ja')).toBe('ai規制');
  });

  it('is what a person would type: in letters of one width, without what nobody sees', () => {
    expect(slugFromHeadline('港の課題1\uFE0F\u20E3と2\uFE0F\u20E3', 'ja')).toBe('港の課題1と2');
    expect(slugFromHeadline('５Ｇとｶﾞﾗｽ', 'ja')).toBe('5gとガラス');
    expect(slugFromHeadline('Demo\u00ADcracy after the har\u00ADbour strike', 'en')).toBe(
      'democracy-after-the-harbour-strike',
    );
    expect(slugFromHeadline('港\u{E0100}町', 'ja')).toBe('港町');
  });

  it('differs where names differ by signs', () => {
    expect(['C++', 'C#', 'F#', 'C'].map((name) => slugFromHeadline(name, 'ja'))).toEqual([
      'c-plus-plus',
      'c-sharp',
      'f-sharp',
      'c',
    ]);
    expect(slugFromHeadline('Why C++ still matters', 'en')).toBe('why-c-plus-plus-still-matters');
  });

  it('leaves readings out', () => {
    expect(slugFromHeadline('{兌換|だかん}紙幣', 'ja')).toBe('兌換紙幣');
  });

  it('is cut between phrases at 30 characters at most', () => {
    const headline = '日本銀行が政策金利を引き上げるなか、住宅ローンの返済額はどこまで増えるのか';
    const slug = slugFromHeadline(headline, 'ja');
    expect([...slug].length).toBeLessThanOrEqual(30);
    expect(slug).toBe('日本銀行が政策金利を引き上げるなか-住宅ローンの返済額は');
  });

  it('is cut anywhere when one phrase alone is too long', () => {
    expect(slugFromHeadline('漢'.repeat(600), 'ja')).toBe('漢'.repeat(30));
  });

  it('is nothing when only signs are left', () => {
    expect(slugFromHeadline('\uFF1F\uFF01…', 'ja')).toBe('');
  });

  it('is always one that an editor may choose', () => {
    for (const headline of ['か\u309A\u309A゛x', '\u3099あ', 'İstanbul', '👨‍👩‍👧 家族', 'A--B']) {
      expect(isValidSlug(slugFromHeadline(headline, 'ja'))).toBe(true);
    }
  });
});

describe('the suggested address', () => {
  it('of a Japanese edition is English where there is an English headline', () => {
    const headline = '米価はなぜ上がる';
    expect(suggestSlug({ locale: 'ja', headline, englishHeadline: 'Why rice is dear' })).toBe(
      'why-rice-is-dear',
    );
    expect(suggestSlug({ locale: 'ja', headline })).toBe('米価はなぜ上がる');
    expect(suggestSlug({ locale: 'ja', headline, englishHeadline: '\uFF1F' })).toBe('米価はなぜ上がる');
  });

  it('of an English edition is its own', () => {
    expect(suggestSlug({ locale: 'en', headline: 'Why rice is dear' })).toBe('why-rice-is-dear');
  });
});

describe('an address an editor chooses', () => {
  it('has lower-case letters and numbers with single hyphens between', () => {
    for (const slug of ['a', 'rice-2026', '米価-なぜ', 'が']) expect(isValidSlug(slug)).toBe(true);
  });

  it('has nothing else', () => {
    // A bare number names an article by its id, on the command line and in addresses of the desk.
    for (const slug of ['1', '12', '0', '2026']) expect(isValidSlug(slug), slug).toBe(false);
    for (const slug of [
      '',
      '-a',
      'a-',
      'a--b',
      'A',
      'a b',
      'a/b',
      'a%20b',
      'か\u3099',
      '.',
      'x'.repeat(101),
    ]) {
      expect(isValidSlug(slug)).toBe(false);
    }
  });
});
