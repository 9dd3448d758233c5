import type { TeaserPage } from '#db/queries/editions/teaser.ts';
import type { ArchiveDay } from '#db/queries/lists/list-archive-days.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Cursor } from '#lib/cursor.ts';
import { formatMonth, monthsBeside } from '#lib/listing/months.ts';
import { pagingOf } from '#lib/listing/paging.ts';
import type { Locale } from '#lib/locale.ts';
import { archiveMonthPath, archivePath } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { ArchiveCalendar } from './archive-calendar.tsx';
import { ArchiveMonths } from './archive-months.tsx';
import { DayList } from './day-list.tsx';
import { NoArticles } from './no-articles.tsx';
import { PagingLinks } from './paging-links.tsx';

/**
 * The stories of a month by day, beside its calendar and the list of all months.
 * @param month the one that was asked for; null for the archive itself, which shows the newest
 */
export function ArchivePage(props: {
  locale: Locale;
  months: string[];
  /** Of the month that is shown. */
  days: ArchiveDay[];
  month: string | null;
  after: Cursor | null;
  page: TeaserPage;
}) {
  const { locale, months, days, month, after, page } = props;
  const t = translationsOf(locale, 'archive');
  const shown = month ?? months[0];
  const paging =
    shown === undefined ? null : pagingOf({ path: archiveMonthPath(locale, shown), after, next: page.next });
  return (
    <div className="archive">
      <Breadcrumbs
        locale={locale}
        items={
          month
            ? [{ name: t('title'), path: archivePath(locale) }, { name: formatMonth(month, locale) }]
            : [{ name: t('title') }]
        }
      />
      <div className="page-head">
        <h1>{month ? t('monthTitle', { month: formatMonth(month, locale) }) : t('title')}</h1>
        {!month && <p>{t('text')}</p>}
      </div>
      <div className="archive-ways">
        {shown && days.length > 0 && <ArchiveCalendar locale={locale} month={shown} days={days} />}
        <ArchiveMonths locale={locale} months={months} current={month} />
      </div>
      <section className="archive-stories" aria-label={shown ? formatMonth(shown, locale) : t('title')}>
        {!month && shown && <h2>{formatMonth(shown, locale)}</h2>}
        {page.teasers.length > 0 ? (
          <DayList teasers={page.teasers} locale={locale} headingLevel={month ? 2 : 3} />
        ) : (
          <NoArticles locale={locale} of={after ? 'olderPage' : 'archive'} newest={paging?.newest} />
        )}
        {paging && <PagingLinks locale={locale} paging={paging} />}
        {shown && !page.next && <MonthsBeside locale={locale} {...monthsBeside(months, shown)} />}
      </section>
    </div>
  );
}

function MonthsBeside(props: { locale: Locale; newer: string | null; older: string | null }) {
  const { locale, newer, older } = props;
  if (!newer && !older) return null;
  const t = translationsOf(locale, 'archive');
  return (
    <nav className="paging" aria-label={t('monthsBeside')}>
      {older && (
        <a className="paging-older" href={archiveMonthPath(locale, older)}>
          {formatMonth(older, locale)}
        </a>
      )}
      {newer && (
        <a className="paging-newest" href={archiveMonthPath(locale, newer)}>
          {formatMonth(newer, locale)}
        </a>
      )}
    </nav>
  );
}
