import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';
import { Wordmark } from '../ui/wordmark.tsx';

/** The name of the paper, leading to the front page of the language. */
export function SiteWordmark({ locale }: { locale: Locale }) {
  return (
    <a className="wordmark" href={homePath(locale)} aria-label={translationsOf(locale, 'site')('frontPage')}>
      <Wordmark />
    </a>
  );
}
