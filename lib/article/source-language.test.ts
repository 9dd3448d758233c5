import { describe, expect, it } from 'vitest';
import { foreignLanguageName, nameLanguage } from './source-language.ts';

describe('the name of a source', () => {
  it('is marked as Japanese on an English page when it is written in kana or kanji', () => {
    expect(nameLanguage('情報通信白書', 'ja', 'en')).toBe('ja');
    expect(nameLanguage('情報通信白書', null, 'en')).toBe('ja');
    expect(nameLanguage('データで見る日本', null, 'en')).toBe('ja');
  });

  it('is marked as Chinese when the source is', () => {
    expect(nameLanguage('人民日报', 'zh-Hans', 'en')).toBe('zh-Hans');
  });

  it('is marked as its own language on a Japanese page when it is in Latin letters', () => {
    expect(nameLanguage('Global Trade Outlook', 'en', 'ja')).toBe('en');
    expect(nameLanguage('Le Monde', 'fr', 'ja')).toBe('fr');
    expect(nameLanguage('Global Trade Outlook', null, 'ja')).toBe('en');
  });

  it('is not marked when an editor has translated it', () => {
    expect(nameLanguage('国際電気通信連合（ITU）「海底ケーブル」', 'en', 'ja')).toBeUndefined();
    expect(nameLanguage('Information and Communications White Paper', 'ja', 'en')).toBeUndefined();
    expect(nameLanguage('1.5', 'en', 'ja')).toBeUndefined();
  });
});

describe('the language of a source', () => {
  it('is named in the words of the page, unless it is the page’s own', () => {
    expect(foreignLanguageName('en', 'ja')).toBe('英語');
    expect(foreignLanguageName('ja', 'en')).toBe('Japanese');
    expect(foreignLanguageName('en-GB', 'en')).toBeUndefined();
    expect(foreignLanguageName(null, 'ja')).toBeUndefined();
    expect(foreignLanguageName('not a language', 'ja')).toBeUndefined();
  });
});
