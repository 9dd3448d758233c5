import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import type { FormState } from '../form-state.ts';
import { ShownOnce } from '../shown-once.tsx';

/** The secret of a receiver, right after it was made. */
export async function NewSecret({ once, locale }: { once: FormState['once']; locale: Locale }) {
  if (!once?.token) return null;
  const t = await getTranslations({ locale, namespace: 'webhooks' });
  const title = t('madeTitle', { name: once.name ?? '' });
  return <ShownOnce {...{ title, label: t('secret'), value: once.token, hint: t('madeText'), locale }} />;
}
