import { getTranslations } from 'next-intl/server';
import { formatMoment, machineTime } from '#lib/dates.ts';
import type { RevisionEntry, RevisionPage } from '#lib/desk/editor.ts';
import { revisionsPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';

/**
 * The history of one language, newest first: each revision leads to what it changed, and any two can be chosen and
 * compared. Links and a form, so that it needs no script.
 */
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
  const [newest, second] = revisions;
  const at = (entry: RevisionEntry) => formatMoment(new Date(entry.at), desk);
  const path = revisionsPath(articleId, locale);
  const choice = (name: 'a' | 'b', label: string, chosenId: number | undefined) => (
    <label className="revision-choice">
      <span className="field-label">{label}</span>
      <select className="input" name={name} defaultValue={chosenId}>
        {revisions.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {t('option', { at: at(entry), by: entry.by, kind: t(`kinds.${entry.kind}`) })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      {second && (
        <form method="get" className="toolbar revision-compare">
          <input type="hidden" name="locale" value={locale} />
          {choice('a', t('older'), chosen.a ?? second.id)}
          {choice('b', t('newer'), chosen.b ?? newest?.id)}
          <button className="button" type="submit">
            {t('compare')}
          </button>
        </form>
      )}
      <div className="table-frame">
        <table className="table revisions">
          <thead>
            <tr>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('headline')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {revisions.map((entry, index) => {
              const before = revisions[index + 1];
              return (
                <tr key={entry.id}>
                  <td>
                    <time dateTime={machineTime(new Date(entry.at))}>{at(entry)}</time>
                  </td>
                  <td>{entry.by}</td>
                  <td>
                    {t(`kinds.${entry.kind}`)} <Marks desk={desk} entry={entry} />
                  </td>
                  <td lang={locale}>{entry.headline}</td>
                  <td className="revision-actions">
                    {before && <a href={`${path}&a=${before.id}&b=${entry.id}`}>{t('changesOf')}</a>}
                    {mayRestore && !entry.isDraft && (
                      <a href={`${path}&restore=${entry.id}`}>{t('restore')}</a>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {next !== null && (
        <p>
          <a className="link" href={`${path}&before=${next}`}>
            {t('earlier')}
          </a>
        </p>
      )}
    </>
  );
}

async function Marks({ desk, entry }: { desk: Locale; entry: RevisionEntry }) {
  const t = await getTranslations({ locale: desk, namespace: 'editor.revisions' });
  const marks = [
    { state: 'live', isShown: entry.isPublic, words: t('isPublic') },
    { state: 'scheduled', isShown: entry.isScheduled, words: t('isScheduled') },
    { state: 'draft', isShown: entry.isDraft, words: t('isDraft') },
  ];
  return marks
    .filter(({ isShown }) => isShown)
    .map(({ state, words }) => (
      <span className="chip" data-state={state} key={state}>
        {words}
      </span>
    ));
}
