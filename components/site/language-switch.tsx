import { translationsOf } from '#i18n/translations.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';

/** What there is of a page in the other language. */
export type Counterpart =
  | { kind: 'page'; path: string }
  /** Nothing: the switch says so where a reader would expect it, and leads to the other front page. */
  | { kind: 'none'; notice?: 'noTranslation' | 'noTagTranslation' };

/** The way to the other language, named in that language. */
export function LanguageSwitch({ locale, counterpart }: { locale: Locale; counterpart: Counterpart }) {
  const other = otherLocale(locale);
  const t = translationsOf(locale, 'site');
  const there = translationsOf(other, 'site');
  return (
    <nav className="language-switch" aria-label={t('language')}>
      {counterpart.kind === 'none' && counterpart.notice && <p>{t(counterpart.notice)}</p>}
      <a
        href={counterpart.kind === 'page' ? counterpart.path : homePath(other)}
        lang={other}
        hrefLang={other}
      >
        {there(counterpart.kind === 'page' ? 'thisLanguage' : 'frontPageInThisLanguage')}
      </a>
    </nav>
  );
}
