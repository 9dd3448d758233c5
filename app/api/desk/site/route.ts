import { saveAccent } from '#db/commands/site/save-accent.ts';
import { saveSitePage } from '#db/commands/site/save-site-page.ts';
import { saveSiteWords } from '#db/commands/site/save-site-words.ts';
import { setWordmark } from '#db/commands/site/set-wordmark.ts';
import { settingsPagePath, settingsPath } from '#lib/desk/paths.ts';
import { siteRequest } from '#lib/desk/request-schemas.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { SITE_WORDS, type SiteWords } from '#lib/site/site-settings.ts';
import { INFO_PAGES } from '#lib/urls.ts';
import type { Answer } from '../answer.ts';
import { deskRoute } from '../desk-route.ts';

const FIELDS = LOCALES.flatMap((locale) => SITE_WORDS.map((part) => `${part}-${locale}` as const));

/** Changes what the site is called, how it looks, or one of its pages about itself. */
export const POST = deskRoute({
  schema: siteRequest,
  page({ fields }) {
    const page = INFO_PAGES.find((each) => each === fields.page);
    return page ? settingsPagePath(page) : settingsPath;
  },
  // A form with a file is not read twice: it is the one of the wordmark.
  form: ({ do: what = 'wordmark', locale }) =>
    what === 'page' ? `page-${locale}` : what === 'remove-wordmark' ? 'wordmark' : `${what}`,
  keeps: [...FIELDS, 'text', 'light', 'dark'],
  async run({ viewer, input }) {
    const result = await done();
    return result.ok ? ({ ok: true, success: { code: 'site-saved' } } satisfies Answer) : result;

    function done() {
      const ref = { actor: viewer, seen: input.seen };
      switch (input.do) {
        case 'words': {
          const wordsIn = (locale: Locale) =>
            Object.fromEntries(SITE_WORDS.map((part) => [part, input[`${part}-${locale}`]])) as SiteWords;
          return saveSiteWords({ ...ref, words: { ja: wordsIn('ja'), en: wordsIn('en') } });
        }
        case 'page':
          return saveSitePage({ ...ref, locale: input.locale, page: input.page, text: input.text });
        case 'accent':
          return saveAccent({ ...ref, light: input.light, dark: input.dark });
        case 'wordmark':
          return setWordmark({ ...ref, bytes: input.picture });
        case 'remove-wordmark':
          return setWordmark({ ...ref, bytes: null });
      }
    }
  },
});
