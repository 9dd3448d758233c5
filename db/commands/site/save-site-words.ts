import { cleanName } from '#lib/article/clean-text.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { SITE_LIMITS, SITE_WORDS, type SiteWords } from '#lib/site/site-settings.ts';
import { refuse } from '../run/run-command.ts';
import { changeSite, type SiteRef } from './change-site.ts';

export type SaveSiteWords = SiteRef & { words: Record<Locale, SiteWords> };

/** Says what the site is called, what it is and who publishes it, in both languages. An empty text takes the default back. */
export function saveSiteWords({ words, ...ref }: SaveSiteWords) {
  return changeSite(
    ref,
    'edit-site',
    (settings) => settings.words,
    (settings) => {
      for (const locale of LOCALES) {
        for (const part of SITE_WORDS) {
          const text = cleanName(words[locale][part]);
          const most = SITE_LIMITS[part];
          if (text.length > most) refuse('site-too-long', { part, locale, most });
          settings.words[locale][part] = text;
        }
      }
    },
  );
}
