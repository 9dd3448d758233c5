import { translationsOf } from '#i18n/translations.ts';
import { formatMoment } from '#lib/dates.ts';
import type { Locale } from '#lib/locale.ts';

type Props = { locale: Locale } & (
  | { what: 'draft' | 'revision' | 'published'; editPath: string }
  /** For somebody without an account, until then. */
  | { what: 'shared'; until: Date }
);

/** Says above a preview whether readers see this, and leads staff back to where it is written. */
export function DraftBanner(props: Props) {
  const { locale, what } = props;
  const t = translationsOf(locale, 'preview');
  return (
    <aside className="draft-banner" aria-label={t(what)}>
      <p>{t(what)}</p>
      {props.what === 'shared' ? (
        <p>{t('until', { date: formatMoment(props.until, locale) })}</p>
      ) : (
        <a href={props.editPath}>{t('edit')}</a>
      )}
    </aside>
  );
}
