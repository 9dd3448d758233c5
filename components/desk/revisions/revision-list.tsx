import { getFormatter, getTranslations } from 'next-intl/server';
import type { RevisionEntry, RevisionPage } from '#lib/desk/editor.ts';
import { revisionsPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';

/** The history of one language, newest first; any two can be chosen and compared. A form, so that it needs no script. */
export async function RevisionList(props: {
  desk: Locale;
  articleId: number;
  locale: Locale;
  page: RevisionPage;
  /** The two that are compared now. */
  chosen: { a: number | undefined; b: number | undefined };
  mayRestore: boolean;
}) {
  const { desk, articleId, locale, page, chosen, mayRestore } = props;
  const { revisions, next } = page;
  const t = await getTranslations({ locale: desk, namespace: 'editor.revisions' });
  const format = await getFormatter({ locale: desk });
  const [newest, second] = revisions;
  const a = chosen.a ?? second?.id ?? newest?.id;
  const b = chosen.b ?? newest?.id;
  const about = (entry: RevisionEntry) => {
    const at = format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'medium' });
    return t('name', { at, by: entry.by });
  };
  return (
    <form method="get">
      <input type="hidden" name="locale" value={locale} />
      <div className="table-frame">
        <table className="table revisions">
          <thead>
            <tr>
              <th scope="col">{t('older')}</th>
              <th scope="col">{t('newer')}</th>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('headline')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('restore')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {revisions.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <input
                    type="radio"
                    name="a"
                    value={entry.id}
                    defaultChecked={entry.id === a}
                    aria-label={t('asOlder', { name: about(entry) })}
                  />
                </td>
                <td>
                  <input
                    type="radio"
                    name="b"
                    value={entry.id}
                    defaultChecked={entry.id === b}
                    aria-label={t('asNewer', { name: about(entry) })}
                  />
                </td>
                <td>
                  <time dateTime={entry.at}>
                    {format.dateTime(new Date(entry.at), { dateStyle: 'medium', timeStyle: 'medium' })}
                  </time>
                  <br />
                  <span className="soft">{entry.by}</span>
                </td>
                <td>
                  {t(`kinds.${entry.kind}`)}
                  {entry.isPublic && (
                    <span className="chip" data-state="live">
                      {t('isPublic')}
                    </span>
                  )}
                  {entry.isScheduled && (
                    <span className="chip" data-state="scheduled">
                      {t('isScheduled')}
                    </span>
                  )}
                  {entry.isDraft && (
                    <span className="chip" data-state="draft">
                      {t('isDraft')}
                    </span>
                  )}
                </td>
                <td lang={locale}>{entry.headline}</td>
                <td>
                  {mayRestore && !entry.isDraft && (
                    <a href={`${revisionsPath(articleId, locale)}&restore=${entry.id}`}>{t('restore')}</a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="toolbar">
        <button className="button" type="submit">
          {t('compare')}
        </button>
        {next !== null && <a href={`${revisionsPath(articleId, locale)}&before=${next}`}>{t('earlier')}</a>}
      </p>
    </form>
  );
}
