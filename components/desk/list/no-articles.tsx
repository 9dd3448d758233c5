import { getTranslations } from 'next-intl/server';
import { articlesPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { type Role, scopeOf } from '#lib/rights.ts';
import { NewArticle } from './new-article.tsx';

/** In place of the list, when it is empty: why, and what to do. */
export async function NoArticles(props: {
  because: 'emptyStore' | 'noMatch' | 'endOfList';
  role: Role;
  locale: Locale;
}) {
  const { because, role, locale } = props;
  const t = await getTranslations({ locale, namespace: 'deskList' });
  const isWaiting = because === 'emptyStore' && scopeOf({ role }, 'create') === undefined;
  return (
    <div className="no-articles">
      <h2>{t(`${because}.title`)}</h2>
      <p>{t(isWaiting ? 'emptyStore.waitText' : `${because}.text`)}</p>
      {because === 'emptyStore' ? (
        <NewArticle role={role} locale={locale} />
      ) : (
        <a className="link" href={articlesPath}>
          {t('filter.without')}
        </a>
      )}
    </div>
  );
}
