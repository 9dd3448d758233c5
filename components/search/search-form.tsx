import type { AskedSearch } from '#db/queries/search/search-at.ts';
import { translationsOf } from '#i18n/translations.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { LONGEST_QUERY } from '#lib/search/query.ts';
import { isNarrowed } from '#lib/search/search-address.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { searchPath } from '#lib/urls.ts';

type Props = {
  locale: Locale;
  /** What was asked for; undefined on the page that asks. */
  asked: AskedSearch | undefined;
  categories: { name: string; slug: string }[];
};

/** What somebody searches for and what narrows it, as it was sent. The browser writes the address. */
export function SearchForm({ locale, asked, categories }: Props) {
  const t = translationsOf(locale, 'search');
  const address = asked?.address;
  return (
    <search aria-label={t('form', { site: siteName(locale) })}>
      <form className="search-form" action={searchPath(locale)}>
        <div className="search-line">
          <label htmlFor="search-words">{t('words')}</label>
          <input
            id="search-words"
            type="search"
            name="q"
            defaultValue={address?.typed}
            maxLength={LONGEST_QUERY}
            enterKeyHint="search"
            autoComplete="off"
          />
          <button type="submit">{t('search')}</button>
        </div>
        <details open={address !== undefined && isNarrowed(address)}>
          <summary>{t('narrow')}</summary>
          <Narrowing locale={locale} asked={asked} categories={categories} />
        </details>
        {address?.sort === 'date' && <input type="hidden" name="sort" value="date" />}
      </form>
    </search>
  );
}

function Narrowing({ locale, asked, categories }: Props) {
  const t = translationsOf(locale, 'search');
  const address = asked?.address;
  return (
    <div className="search-narrowing">
      <label>
        {t('category')}
        <select name="category" defaultValue={address?.category ?? ''}>
          <option value="">{t('all')}</option>
          {categories.map(({ name, slug }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('language')}
        <select name="lang" defaultValue={address?.lang ?? ''}>
          <option value="">{t('all')}</option>
          {LOCALES.map((each) => (
            <option key={each} value={each}>
              {t(`languages.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('from')}
        <input type="date" name="from" defaultValue={address?.from} />
      </label>
      <label>
        {t('until')}
        <input type="date" name="until" defaultValue={address?.until} />
      </label>
      {(['tag', 'author'] as const).map((kind) => {
        const topic = asked?.topics[kind];
        return (
          topic && (
            <label key={kind} className="search-topic">
              <input type="checkbox" name={kind} value={topic.slug} defaultChecked />
              {t(kind, { name: topic.name })}
            </label>
          )
        );
      })}
    </div>
  );
}
