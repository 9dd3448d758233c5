'use client';

import { useLocale } from 'next-intl';
import { formatMoment, machineTime } from '#lib/dates.ts';

/** An instant in Japan's time, in the language of the desk. */
export function Moment({ at }: { at: string }) {
  const locale = useLocale();
  const date = new Date(at);
  return <time dateTime={machineTime(date)}>{formatMoment(date, locale)}</time>;
}
