import { getTranslations } from 'next-intl/server';
import { formatMoment } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import type { FormState } from '../form-state.ts';
import { ShownOnce } from '../shown-once.tsx';

/** A link by which somebody comes in, right after it was made. */
export async function OneTimeLink({ once, locale }: { once: FormState['once']; locale: Locale }) {
  if (!once?.link || !once.until) return null;
  const t = await getTranslations({ locale, namespace: 'people.people' });
  const title = t('linkTitle', { email: once.email ?? '' });
  const hint = t('linkText', { date: formatMoment(new Date(once.until), locale) });
  return <ShownOnce {...{ title, label: t('link'), value: once.link, hint, locale }} />;
}
