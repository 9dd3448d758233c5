import { getTranslations } from 'next-intl/server';
import type { DeskEdition, DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import { formatBriefly } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';

/** How one language of an article stands: its status, when that changes, and its translation. */
export async function EditionState(props: {
  /** Null when the article does not exist in this language. */
  edition: DeskEdition | null;
  assigned: DeskEntry['assigned'][Locale];
  of: Locale;
  /** The language of the desk. */
  locale: Locale;
  now: Date;
}) {
  const { edition, assigned, of, locale, now } = props;
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'deskList' }),
    getTranslations({ locale, namespace: 'desk' }),
  ]);
  const language = words(`languages.${of}`);
  const briefly = (date: Date) => formatBriefly(date, now, locale);
  return (
    <div className="row-state">
      <abbr className="row-language" title={language}>
        {t(`short.${of}`)}
      </abbr>
      <ul>
        {edition === null ? (
          <li className="row-absent">{t(of === 'ja' ? 'notInJa' : 'notInEn')}</li>
        ) : (
          <>
            <li>
              <span className="chip" data-state={edition.status}>
                {edition.publicSlug === null ? (
                  words(`states.${edition.status}`)
                ) : (
                  <a href={articlePath(of, edition.publicSlug)} title={t('page', { language })}>
                    {words(`states.${edition.status}`)}
                  </a>
                )}
              </span>
              {edition.appearsAt && (
                <span className="row-when">
                  {t(edition.publicSlug === null ? 'appears' : 'changes', {
                    when: briefly(edition.appearsAt),
                  })}
                </span>
              )}
              {edition.endsAt && (
                <span className="row-when">{t('ends', { when: briefly(edition.endsAt) })}</span>
              )}
            </li>
            {edition.stale > 0 && (
              <li>
                <span className="chip" data-state="stale">
                  {t('stale', { count: edition.stale })}
                </span>
              </li>
            )}
            {edition.isFactual && (
              <li>
                <span className="chip" data-state="stale">
                  {t('factual')}
                </span>
              </li>
            )}
            {edition.isToReview && edition.status !== 'review' && (
              <li>
                <span className="chip" data-state="review">
                  {words('states.review')}
                </span>
              </li>
            )}
            {edition.heldFor && (
              <li>
                <span className="chip" data-state="stale">
                  {t('held')}
                </span>
                <span className="row-when">{t('heldFor', { when: briefly(edition.heldFor) })}</span>
              </li>
            )}
            {edition.sentBack && (
              <li>
                <span className="chip" data-state="stale">
                  {t('sentBack')}
                </span>
              </li>
            )}
            {edition.missing > 0 && (
              <li>
                <span className="chip" data-state="missing">
                  {t('missing', { count: edition.missing })}
                </span>
              </li>
            )}
          </>
        )}
        {assigned && (
          <li className="row-when">
            {assigned.isOverdue && (
              <>
                <span className="chip" data-state="stale">
                  {t('overdue')}
                </span>{' '}
              </>
            )}
            {t('assigned', {
              name: assigned.name,
              hasName: assigned.name === '' ? 'no' : 'yes',
              when: assigned.dueAt ? briefly(assigned.dueAt) : '',
              hasDate: assigned.dueAt ? 'yes' : 'no',
            })}
          </li>
        )}
      </ul>
    </div>
  );
}
