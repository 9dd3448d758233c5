import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { categoryPath } from '#lib/urls.ts';
import { printed } from '../ui/printed.ts';
import { Spectrum } from '../ui/spectrum.tsx';
import { type Counterpart, LanguageSwitch } from './language-switch.tsx';
import { MastheadSearch } from './masthead-search.tsx';
import { SavedLink } from './saved-link.tsx';
import { SiteWordmark } from './site-wordmark.tsx';

/** The masthead: the name of the paper, search, the way to the other language, and the categories. */
export function SiteHeader(props: {
  locale: Locale;
  counterpart: Counterpart;
  categories: { name: string; slug: string }[];
  /** The slug of the category that the page is about. */
  currentCategory: string | undefined;
}) {
  const { locale, counterpart, categories, currentCategory } = props;
  const t = translationsOf(locale, 'site');
  return (
    <header
      className="masthead"
      {...printed(
        <>
          <div className="masthead-line">
            <SiteWordmark locale={locale} />
            <div className="masthead-ways">
              <MastheadSearch locale={locale} />
              <SavedLink locale={locale} />
              <LanguageSwitch locale={locale} counterpart={counterpart} />
            </div>
          </div>
          <Spectrum />
          <nav className="categories" aria-label={t('categories')}>
            <ul>
              {categories.map(({ name, slug }) => (
                <li key={slug}>
                  <a
                    href={categoryPath(locale, slug)}
                    aria-current={slug === currentCategory ? 'page' : undefined}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </>,
      )}
    />
  );
}
