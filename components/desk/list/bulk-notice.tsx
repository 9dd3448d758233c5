import { getTranslations } from 'next-intl/server';
import { BULK_REASONS, type BulkOutcome } from '#lib/desk/bulk-outcome.ts';
import { editorPath } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { Notice } from '../notice.tsx';

/** What became of the action that led here, or what it has to be told first. */
export async function BulkNotice(props: {
  outcome: BulkOutcome;
  /** The articles that it is about. */
  chosen: number[];
  /** The address of the list. */
  back: string;
  locale: Locale;
}) {
  const { outcome, chosen, back, locale } = props;
  const t = await getTranslations({ locale, namespace: 'deskList' });
  if ('done' in outcome) {
    return <Notice kind="success">{t(`bulk.done.${outcome.done}`, { count: outcome.count })}</Notice>;
  }
  if ('asks' in outcome) {
    const { pages, articles } = outcome;
    return (
      <Notice kind="error">
        <form className="bulk-question" action="/api/desk/articles/bulk" method="post">
          <p>{t('bulk.asks', { pages, articles })}</p>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="pages" value={pages} />
          {chosen.map((articleId) => (
            <input key={articleId} type="hidden" name="article" value={articleId} />
          ))}
          <p className="toolbar">
            <button className="button button-danger" type="submit" name="do" value="trash">
              {t('bulk.trashChosen', { count: chosen.length })}
            </button>
            <a
              href={back}
              // biome-ignore lint/a11y/noAutofocus: the question comes with a new page, far from the button that asked it
              autoFocus
            >
              {t('bulk.cancel')}
            </a>
          </p>
        </form>
      </Notice>
    );
  }
  if ('problem' in outcome) return <Notice kind="error">{t(`bulk.problems.${outcome.problem}`)}</Notice>;
  return (
    <Notice kind="error">
      <p>{t('bulk.refused')}</p>
      <ul className="refused">
        {BULK_REASONS.map((reason) =>
          outcome.refused[reason]?.map((id) => (
            <li key={id}>
              <a href={editorPath(id)}>{t('number', { id })}</a> <span>{t(`bulk.reasons.${reason}`)}</span>
            </li>
          )),
        )}
      </ul>
    </Notice>
  );
}
