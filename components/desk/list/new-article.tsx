import { getTranslations } from 'next-intl/server';
import { importPath } from '#lib/desk/paths.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { type Role, scopeOf } from '#lib/rights.ts';

/** The ways to begin an article, for roles that may. */
export async function NewArticle({ role, locale }: { role: Role; locale: Locale }) {
  if (scopeOf({ role }, 'create') === undefined) return null;
  const t = await getTranslations({ locale, namespace: 'deskList.new' });
  return (
    <form className="new-article toolbar" action="/api/desk/articles" method="post" aria-label={t('label')}>
      {LOCALES.map((each) => (
        <button className="button" key={each} type="submit" name="locale" value={each}>
          {t(each)}
        </button>
      ))}
      <a className="link" href={importPath}>
        {t('import')}
      </a>
    </form>
  );
}
