import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { type Publisher, publisherOf } from '#lib/site/publisher.ts';
import { siteName, siteSettings } from '#lib/site/site-settings.ts';
import { translationsOf } from './translations.ts';

/**
 * What the site says of itself in a language: what administrators have set, else what the operator has (environment), else the
 * program's own words.
 */
export function siteWords(locale: Locale): {
  name: string;
  description: string;
  line: string;
  publisher: Publisher;
} {
  const set = siteSettings().words[locale];
  const { publisherName, publisherContact } = processSettings();
  const name = siteName(locale);
  const t = translationsOf(locale, 'site');
  return {
    name,
    description: set.description || t('description', { site: name }),
    line: set.line || t('tagline'),
    publisher: publisherOf({
      name: set.publisher || publisherName,
      contact: set.contact || publisherContact,
    }),
  };
}
