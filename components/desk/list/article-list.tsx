import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { ArticlePage } from '#db/queries/desk/list/list-articles.ts';
import type { Choice } from '#db/queries/desk/list/list-choices.ts';
import type { Needed } from '#db/queries/desk/list/needs-me.ts';
import type { OfferedFilters } from '#db/queries/desk/list/offered-filters.ts';
import { WALK } from '#db/queries/desk/list/walk-facets.ts';
import { isNarrowed, type ListQuery, listPath } from '#lib/desk/list-address.ts';
import { scopeOf } from '#lib/rights.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { ArticleFilters } from './article-filters.tsx';
import { ArticleRow } from './article-row.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { BulkNotice } from './bulk-notice.tsx';
import { ChooseAll } from './choose-all.tsx';
import { NeedsPanel } from './needs-panel.tsx';
import { NewArticle } from './new-article.tsx';
import { NoArticles } from './no-articles.tsx';

/** The desk's first page: what waits, the articles, and what can be done to several of them. */
export async function ArticleList(props: {
  viewer: Viewer;
  query: ListQuery;
  page: ArticlePage;
  needs: Needed[];
  /** What articles can be given. */
  choices: { categories: Choice[]; tags: Choice[] };
  /** What the list can be narrowed to. */
  offered: OfferedFilters;
  state: FormState | undefined;
  now: Date;
}) {
  const { viewer, query, page, needs, choices, offered, state, now } = props;
  const { locale, role } = viewer;
  const t = await getTranslations({ locale, namespace: 'deskList' });
  const { typedIn } = await fieldsOf('bulk', state, locale);
  // Those of an action that was refused are chosen still.
  const chosen = new Set(typedIn('article')?.split(' ').map(Number));
  const path = listPath(query);
  const mayChange = scopeOf({ role }, 'edit-facts') !== undefined || scopeOf({ role }, 'trash') !== undefined;
  const { entries, next, isCutShort } = page;
  const isEmpty = entries.length === 0;
  return (
    <DeskPage viewer={viewer} current="articles" path={path}>
      <div className="page-title">
        <h1>{t('title')}</h1>
        <NewArticle role={role} locale={locale} />
      </div>
      <FormNotice state={state} locale={locale} />
      {state?.bulk && <BulkNotice outcome={state.bulk} chosen={[...chosen]} back={path} locale={locale} />}
      <div className="list-page">
        <NeedsPanel needs={needs} current={query.need} locale={locale} now={now} />
        <div className="list-main">
          <ArticleFilters query={query} offered={offered} locale={locale} />
          {mayChange && (
            <datalist id="tags">
              {choices.tags.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          )}
          {query.need && (
            <p className="list-need">
              <b>{t(`needs.${query.need}`)}</b>{' '}
              <a className="link" href={listPath({ ...query, need: undefined, after: undefined })}>
                {t('filter.without')}
              </a>
            </p>
          )}
          {isEmpty && !isCutShort && (
            <NoArticles
              because={query.after ? 'endOfList' : isNarrowed(query) ? 'noMatch' : 'emptyStore'}
              role={role}
              locale={locale}
            />
          )}
          {!isEmpty && (
            <form className="list-form" action="/api/desk/articles/bulk" method="post">
              <input type="hidden" name="back" value={path} />
              {mayChange && <ChooseAll label={t('chooseAll')} />}
              <ol className="article-rows">
                {entries.map((entry) => (
                  <ArticleRow
                    key={entry.articleId}
                    entry={entry}
                    locale={locale}
                    now={now}
                    isInText={page.inText.has(entry.articleId)}
                    choice={!mayChange ? 'none' : chosen.has(entry.articleId) ? 'chosen' : 'open'}
                  />
                ))}
              </ol>
              {mayChange && (
                <BulkBar
                  role={role}
                  categories={choices.categories}
                  isTrash={query.status === 'trashed'}
                  typed={{ category: typedIn('category'), tag: typedIn('tag') }}
                  locale={locale}
                />
              )}
            </form>
          )}
          {isCutShort && <p className="hint">{t('cutShort', { walked: WALK, found: entries.length })}</p>}
          {(next || query.after) && (
            <p className="list-paging">
              {query.after && (
                <a className="link" href={listPath({ ...query, after: undefined })}>
                  {t('newest')}
                </a>
              )}
              {next && (
                <a className="link" href={listPath({ ...query, after: next })} rel="next">
                  {t(isCutShort ? 'lookFurther' : 'older')}
                </a>
              )}
            </p>
          )}
        </div>
      </div>
    </DeskPage>
  );
}
