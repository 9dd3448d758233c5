import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';

/** Says above a preview whether readers see this, and leads back to where it is written. */
export async function DraftBanner(props: {
  locale: Locale;
  what: 'draft' | 'revision' | 'published';
  editPath: string;
}) {
  const { locale, what, editPath } = props;
  const t = await getTranslations({ locale, namespace: 'preview' });
  return (
    <aside className="draft-banner" aria-label={t(what)}>
      <p>{t(what)}</p>
      <a href={editPath}>{t('edit')}</a>
    </aside>
  );
}
