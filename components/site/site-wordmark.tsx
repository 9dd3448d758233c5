import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { hasProgramName, siteName, siteSettings } from '#lib/site/site-settings.ts';
import { homePath } from '#lib/urls.ts';
import { PrismMark } from '../ui/prism-mark.tsx';
import { Wordmark } from '../ui/wordmark.tsx';

/** The name of the paper, leading to the front page of the language: drawn, where it has a drawing. */
export function SiteWordmark({ locale }: { locale: Locale }) {
  const name = siteName(locale);
  const label = translationsOf(locale, 'site')('frontPage', { site: name });
  return (
    <a className="wordmark" href={homePath(locale)} aria-label={label}>
      {siteSettings().wordmark ? (
        <span className="wordmark-drawing" />
      ) : hasProgramName(locale) ? (
        <Wordmark />
      ) : (
        <>
          <PrismMark />
          <b className="wordmark-name">{name}</b>
        </>
      )}
    </a>
  );
}
