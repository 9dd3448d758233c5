import { expect, it } from 'vitest';
import { headlineIn, pageTitle } from './page-title.ts';

it('an article is called by its headline in the language of the desk, else by the other one', () => {
  expect(headlineIn({ ja: '潮', en: 'Tides' }, 'en')).toEqual({ text: 'Tides', locale: 'en' });
  expect(headlineIn({ ja: '潮', en: '' }, 'en')).toEqual({ text: '潮', locale: 'ja' });
  expect(headlineIn({ ja: ' ', en: 'Tides' }, 'ja')).toEqual({ text: 'Tides', locale: 'en' });
  expect(headlineIn({ ja: '', en: '' }, 'ja')).toBeUndefined();
});

it('a headline is taken as it is, whatever signs are in it', () => {
  expect(pageTitle('$& and %s')).toBe('$& and %s – PRISM News');
});
