import { formatAge, formatBriefly, formatDay, formatMoment, machineTime } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';

/** A day and time in Japan, in the words of the page's language. */
export function Moment({ date, locale }: { date: Date; locale: Locale }) {
  return <time dateTime={machineTime(date)}>{formatMoment(date, locale)}</time>;
}

/** The same without the time of day. */
export function Day({ date, locale }: { date: Date; locale: Locale }) {
  return <time dateTime={machineTime(date)}>{formatDay(date, locale)}</time>;
}

/** When a story was published, as a newspaper says it at `now`; the whole of it for who asks. */
export function Age({ date, now, locale }: { date: Date; now: Date; locale: Locale }) {
  return (
    <time dateTime={machineTime(date)} title={formatMoment(date, locale)}>
      {formatAge(date, now, locale).words}
    </time>
  );
}

/** A day and time as short as it can be said at `now`. */
export function BriefMoment({ date, now, locale }: { date: Date; now: Date; locale: Locale }) {
  return (
    <time dateTime={machineTime(date)} title={formatMoment(date, locale)}>
      {formatBriefly(date, now, locale)}
    </time>
  );
}
