import { getTranslations } from 'next-intl/server';
import type { OfferedFilters } from '#db/queries/desk/list/offered-filters.ts';
import { isNarrowed, type ListQuery, listPath } from '#lib/desk/list-address.ts';
import { SORTS } from '#lib/desk/list-filter.ts';
import { articlesPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { SearchField } from '../search-field.tsx';

/** The form above the list: what is looked for, kept in the address. What nothing can match is not offered. */
export async function ArticleFilters(props: { query: ListQuery; offered: OfferedFilters; locale: Locale }) {
  const { query, offered, locale } = props;
  const [t, words, needs] = await Promise.all([
    getTranslations({ locale, namespace: 'deskList.filter' }),
    getTranslations({ locale, namespace: 'desk' }),
    getTranslations({ locale, namespace: 'deskList.needs' }),
  ]);
  const { text, need, sort, after: _after, ...more } = query;
  const selects = [
    {
      name: 'status',
      label: t('status'),
      value: query.status,
      options: offered.statuses.map((each) => ({ id: each, name: words(`states.${each}`) })),
    },
    {
      name: 'locale',
      label: t('locale'),
      value: query.locale,
      options: offered.locales.map((each) => ({ id: each, name: words(`languages.${each}`) })),
    },
    {
      name: 'translation',
      label: t('translation'),
      value: query.translation,
      options: offered.translations.map((each) => ({ id: each, name: t(each) })),
    },
    {
      name: 'need',
      label: t('need'),
      value: need,
      options: offered.needs.map((each) => ({ id: each, name: needs(each) })),
    },
    { name: 'category', label: t('category'), value: query.categoryId, options: offered.categories },
    { name: 'author', label: t('author'), value: query.authorId, options: offered.authors },
  ].filter(({ options }) => options.length > 0);
  const isOpen = sort !== 'updated' || Object.values(more).some((value) => value !== undefined);
  return (
    <search>
      <form className="list-filters" action={articlesPath} aria-label={t('label')}>
        <div className="filter-text">
          <SearchField label={t('text')} submit={t('show')} value={text} />
          {isNarrowed(query) && (
            <a className="filter-clear" href={listPath({ sort })}>
              {t('clear')}
            </a>
          )}
        </div>
        <details className="filter-more" open={isOpen}>
          <summary>{t('more')}</summary>
          <div className="filter-fields">
            {selects.map(({ name, label, value, options }) => (
              <div className="field" key={name}>
                <label htmlFor={`filter-${name}`}>{label}</label>
                <select id={`filter-${name}`} name={name} defaultValue={value ?? ''}>
                  <option value="">{t('any')}</option>
                  {options.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name}
                    </option>
                  ))}
                </select>
              </div>
            ))}
            {(offered.tags.length > 0 || query.tag) && (
              <div className="field">
                <label htmlFor="filter-tag">{t('tag')}</label>
                <input
                  id="filter-tag"
                  name="tag"
                  list="filter-tags"
                  maxLength={200}
                  defaultValue={query.tag}
                />
                <datalist id="filter-tags">
                  {offered.tags.map(({ id, name }) => (
                    <option key={id} value={name} />
                  ))}
                </datalist>
              </div>
            )}
            <div className="field">
              <label htmlFor="filter-sort">{t('sort')}</label>
              <select id="filter-sort" name="sort" defaultValue={sort}>
                {SORTS.map((each) => (
                  <option key={each} value={each}>
                    {t(`sorts.${each}`)}
                  </option>
                ))}
              </select>
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}
