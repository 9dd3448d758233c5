'use client';

import { useFormatter } from 'next-intl';

/** An instant in Japan's time. */
export function Moment({ at }: { at: string }) {
  const format = useFormatter();
  return (
    <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' })}</time>
  );
}
