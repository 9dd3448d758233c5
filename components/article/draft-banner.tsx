import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';

/** Says above a preview whether readers see this, and leads back to where it is written. */
export function DraftBanner(props: {
  locale: Locale;
  what: 'draft' | 'revision' | 'published';
  editPath: string;
}) {
  const { locale, what, editPath } = props;
  const t = translationsOf(locale, 'preview');
  return (
    <aside className="draft-banner" aria-label={t(what)}>
      <p>{t(what)}</p>
      <a href={editPath}>{t('edit')}</a>
    </aside>
  );
}
