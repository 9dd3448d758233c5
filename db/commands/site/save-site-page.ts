import { cleanText } from '#lib/article/clean-text.ts';
import type { Locale } from '#lib/locale.ts';
import { PAGE_LIMITS } from '#lib/site/site-settings.ts';
import type { InfoPage } from '#lib/urls.ts';
import { refuse } from '../run/run-command.ts';
import { changeSite, type SiteRef } from './change-site.ts';

export type SaveSitePage = SiteRef & {
  locale: Locale;
  page: InfoPage;
  /** Restricted Markdown (lib/site/page-text.ts). */
  text: string;
};

/** Writes a page about the site in one language. An empty text takes the program's own page back. */
export function saveSitePage({ locale, page, text, ...ref }: SaveSitePage) {
  return changeSite(
    ref,
    'edit-site-page',
    (settings) => ({ locale, page, text: settings.pages[locale][page] }),
    (settings) => {
      const cleaned = cleanText(text, { lines: 'many' }).trim();
      const most = PAGE_LIMITS[locale];
      if (cleaned.length > most) refuse('site-too-long', { part: 'page', locale, most });
      settings.pages[locale][page] = cleaned;
    },
  );
}
