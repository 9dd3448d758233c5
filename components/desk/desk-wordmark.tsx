import { getTranslations } from 'next-intl/server';
import { DESK_PATH } from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { Wordmark } from '../ui/wordmark.tsx';

/** The name of the paper, leading to the desk's first page. */
export async function DeskWordmark({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'desk' });
  return (
    <a className="wordmark" href={DESK_PATH} aria-label={t('home')}>
      <Wordmark />
    </a>
  );
}
