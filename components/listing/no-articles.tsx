import { translationsOf } from '#i18n/translations.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { archivePath, homePath } from '#lib/urls.ts';

/** What a list without articles says, and where there are some. */
export function NoArticles(props: {
  locale: Locale;
  of: 'frontPage' | 'category' | 'tag' | 'author' | 'archive' | 'olderPage';
  /** The list's newest page, where an older one turns out to be empty. */
  newest?: string | null;
}) {
  const { locale, of, newest } = props;
  const other = otherLocale(locale);
  const t = translationsOf(locale, 'listing.empty');
  const there = translationsOf(other, 'site');
  return (
    <div className="no-articles">
      <p>{t(of)}</p>
      <ul className="ways">
        {newest && (
          <li>
            <a href={newest}>{t('toNewest')}</a>
          </li>
        )}
        {of !== 'frontPage' && (
          <li>
            <a href={homePath(locale)}>{t('toFrontPage')}</a>
          </li>
        )}
        {of !== 'frontPage' && of !== 'archive' && (
          <li>
            <a href={archivePath(locale)}>{t('toArchive')}</a>
          </li>
        )}
        {of === 'frontPage' && (
          <li>
            <a href={homePath(other)} lang={other} hrefLang={other}>
              {there('frontPageInThisLanguage')}
            </a>
          </li>
        )}
      </ul>
    </div>
  );
}
