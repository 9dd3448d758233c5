import { translationsOf } from '#i18n/translations.ts';
import { formatMonth, formatMonthOfYear, monthsByYear } from '#lib/listing/months.ts';
import type { Locale } from '#lib/locale.ts';
import { archiveMonthPath } from '#lib/urls.ts';

/** All months with stories, under their years. */
export function ArchiveMonths(props: { locale: Locale; months: string[]; current: string | null }) {
  const { locale, months, current } = props;
  if (months.length === 0) return null;
  const t = translationsOf(locale, 'archive');
  return (
    <nav className="archive-months" aria-label={t('months')}>
      <ul>
        {monthsByYear(months).map(({ year, months: ofYear }) => (
          <li key={year}>
            <span className="archive-year">{t('year', { year })}</span>
            <ul>
              {ofYear.map((month) => (
                <li key={month}>
                  <a
                    href={archiveMonthPath(locale, month)}
                    aria-label={formatMonth(month, locale)}
                    aria-current={month === current ? 'page' : undefined}
                  >
                    {formatMonthOfYear(month, locale)}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
