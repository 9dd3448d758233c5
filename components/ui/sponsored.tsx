import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';

/** That somebody paid for a text, and who; nothing where nobody did. */
export function Sponsored({ sponsor, locale }: { sponsor: string | null; locale: Locale }) {
  if (sponsor === null) return null;
  return <strong>{translationsOf(locale, 'article')('sponsored', { name: sponsor })}</strong>;
}
