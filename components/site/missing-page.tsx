import { listLatest } from '#db/queries/lists/list-latest.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { StatusPage } from './status-page.tsx';

/** What an address without a page shows; the gateway sends it with 404. */
export async function MissingPage({ locale }: { locale: Locale }) {
  const t = translationsOf(locale, 'status');
  const latest = await listLatest({ locale, limit: 5 });
  return (
    <StatusPage locale={locale} title={t('missing.title')} latest={latest}>
      <p>{t('missing.text')}</p>
    </StatusPage>
  );
}
