import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { TimeInput } from './time-input.client.tsx';

/** A labelled date and time of Japan. */
export async function TimeField(props: {
  id: string;
  name: string;
  label: string;
  hint?: string;
  defaultValue?: string | undefined;
  required?: boolean;
  /** The language of the desk. */
  locale: Locale;
}) {
  const t = await getTranslations({ locale: props.locale, namespace: 'publishing' });
  return <TimeInput {...props} yourTime={t.raw('yourTime')} />;
}
