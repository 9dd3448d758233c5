import type { Locale } from '#lib/locale.ts';
import { listTeasers, type Teaser } from '../editions/teaser.ts';

/** The newest public articles in one language. */
export async function listLatest({
  locale,
  limit = 20,
}: {
  locale: Locale;
  limit?: number;
}): Promise<Teaser[]> {
  return listTeasers({ locale, limit });
}
