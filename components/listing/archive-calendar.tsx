import type { ArchiveDay } from '#db/queries/lists/list-archive-days.ts';
import { translationsOf } from '#i18n/translations.ts';
import { afterQuery } from '#lib/cursor.ts';
import { formatDay } from '#lib/dates.ts';
import { formatMonth } from '#lib/listing/months.ts';
import type { Locale } from '#lib/locale.ts';
import { daysOf, placesBefore } from '#lib/month.ts';
import { archiveMonthPath } from '#lib/urls.ts';

/** A month as a calendar: a day with stories leads to the page of the month that begins with it. */
export function ArchiveCalendar(props: { locale: Locale; month: string; days: ArchiveDay[] }) {
  const { locale, month, days } = props;
  const t = translationsOf(locale, 'archive');
  const path = archiveMonthPath(locale, month);
  const places = [
    ...Array.from({ length: placesBefore(month, locale) }, () => null),
    ...daysOf(month).map((_, index) => index + 1),
  ];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => places[7 * week + place] ?? null),
  );
  return (
    <table className="archive-calendar">
      <caption>{t('calendar', { month: formatMonth(month, locale) })}</caption>
      <thead>
        <tr>
          {t('weekdays')
            .split(' ')
            .map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in a week is what it is
              <td key={place}>{day !== null && dayOf(day)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

  function dayOf(day: number) {
    const index = days.findIndex((each) => each.day === day);
    const here = days[index];
    if (!here) return day;
    const newer = days[index - 1];
    return (
      <a
        href={newer ? path + afterQuery(newer.last) : path}
        aria-label={t('day', { date: formatDay(here.last.publishedAt, locale), count: here.stories })}
      >
        {day}
        <small>{here.stories}</small>
      </a>
    );
  }
}
