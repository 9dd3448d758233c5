import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';

/** Says above a preview that readers do not see this, and leads back to where it is written. */
export async function DraftBanner(props: { locale: Locale; of: 'draft' | 'revision'; editPath: string }) {
  const { locale, of, editPath } = props;
  const t = await getTranslations({ locale, namespace: 'preview' });
  return (
    <aside className="draft-banner" aria-label={t(of)}>
      <p>{t(of)}</p>
      <a href={editPath}>{t('edit')}</a>
    </aside>
  );
}
