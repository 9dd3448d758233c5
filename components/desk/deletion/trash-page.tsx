import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import type { ArticlePage } from '#db/queries/desk/list/list-articles.ts';
import { formatMoment } from '#lib/dates.ts';
import { listPath } from '#lib/desk/list-address.ts';
import { editorPath, trashPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { EditionLine } from '../today/edition-line.tsx';

/** What is in the trash, the way out of it and, for administrators, the way to what would go for good. */
export async function TrashPage(props: { viewer: Viewer; page: ArticlePage; state: FormState | undefined }) {
  const { viewer, page, state } = props;
  const { locale, role } = viewer;
  const t = await getTranslations({ locale, namespace: 'trash' });
  const { entries, next } = page;
  return (
    <DeskPage viewer={viewer} current="today" path={trashPath()}>
      <div className="page-title">
        <h1>{t('title')}</h1>
      </div>
      <FormNotice state={state} locale={locale} />
      <p className="hint">{t('text')}</p>
      {entries.length === 0 && <p className="soft">{t('none')}</p>}
      <ol className="audit">
        {entries.map((entry) => {
          const named = namedIn(entry, locale);
          return (
            <li key={entry.articleId}>
              <p className="audit-who">
                <span className="audit-when">
                  {t('changed', { when: formatMoment(entry.updatedAt, locale) })}
                </span>
              </p>
              <p>
                <EditionLine {...named} href={editorPath(entry.articleId)} desk={locale} />
              </p>
              <form className="toolbar" action={`/api/desk/trash/${entry.articleId}`} method="post">
                <button
                  className="button"
                  type="submit"
                  name="do"
                  value="restore"
                  aria-label={t('restoreOf', { headline: named.headline || `#${entry.articleId}` })}
                >
                  {t('restore')}
                </button>
                {scopeOf({ role }, 'delete') === 'all' && (
                  <a className="link" href={trashPath(entry.articleId)}>
                    {t('what')}
                  </a>
                )}
              </form>
            </li>
          );
        })}
      </ol>
      {next && (
        <a className="link" href={listPath({ status: 'trashed', after: next })}>
          {t('older')}
        </a>
      )}
    </DeskPage>
  );
}

function namedIn(entry: DeskEntry, locale: Locale): { locale: Locale; headline: string } {
  const named = [locale, entry.originLocale, 'ja' as const, 'en' as const].find(
    (each) => entry.editions[each]?.headline,
  );
  const language = named ?? entry.originLocale;
  return { locale: language, headline: entry.editions[language]?.headline ?? '' };
}
