import { getTranslations } from 'next-intl/server';
import type { Teaser } from '#db/queries/teaser.ts';
import type { Locale } from '#lib/locale.ts';
import { HeadlineList } from '../listing/headline-list.tsx';

/** Where to read on. */
export async function Related({ teasers, locale }: { teasers: Teaser[]; locale: Locale }) {
  if (teasers.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'article' });
  return (
    <aside className="strip related" aria-labelledby="related">
      <h2 id="related">{t('related')}</h2>
      <HeadlineList teasers={teasers} />
    </aside>
  );
}
