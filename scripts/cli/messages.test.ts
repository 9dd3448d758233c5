import { describe, expect, it } from 'vitest';
import { cliLocale } from './messages.ts';

describe('the language of the command line', () => {
  it.each([
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'ja' }, 'ja'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: '' }, 'ja'],
    [{ LANG: 'jam_JM' }, 'en'],
    [{}, 'en'],
  ])('with %j is %s', (environment, locale) => {
    expect(cliLocale(environment)).toBe(locale);
  });
});
