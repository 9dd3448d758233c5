import { translationsOf } from '#i18n/translations.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';

/** What there is of a page in the other language. */
export type Counterpart =
  | { kind: 'page'; path: string }
  /** Nothing: the switch says so where a reader would expect it, and leads to the other front page. */
  | { kind: 'none'; notice?: 'noTranslation' | 'noTagTranslation' };

/** The two languages of the paper, each named in its own: the one of the page, and the way to the other. */
export function LanguageSwitch({ locale, counterpart }: { locale: Locale; counterpart: Counterpart }) {
  const other = otherLocale(locale);
  const t = translationsOf(locale, 'site');
  const there = translationsOf(other, 'site');
  const here = <b aria-current="true">{t('thisLanguage')}</b>;
  return (
    <nav className="language-switch" aria-label={t('language')}>
      {counterpart.kind === 'none' && counterpart.notice && <p>{t(counterpart.notice)}</p>}
      {locale === 'ja' && here}
      <a
        href={counterpart.kind === 'page' ? counterpart.path : homePath(other)}
        lang={other}
        hrefLang={other}
      >
        {there(counterpart.kind === 'page' ? 'thisLanguage' : 'frontPageInThisLanguage')}
      </a>
      {locale === 'en' && here}
    </nav>
  );
}
