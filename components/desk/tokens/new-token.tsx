import { getTranslations } from 'next-intl/server';
import { formatDay } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';
import type { FormState } from '../form-state.ts';
import { ShownOnce } from '../shown-once.tsx';

/** The token of a program, right after it was made. */
export async function NewToken({ once, locale }: { once: FormState['once']; locale: Locale }) {
  if (!once?.token || !once.until) return null;
  const t = await getTranslations({ locale, namespace: 'people.tokens' });
  const title = t('madeTitle', { name: once.name ?? '' });
  const hint = t('madeText', { date: formatDay(new Date(once.until), locale) });
  return <ShownOnce {...{ title, label: t('token'), value: once.token, hint, locale }} />;
}
