import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';

/** What a list without articles says, and where there are some. */
export async function NoArticles({ locale, of }: { locale: Locale; of: 'frontPage' | 'category' | 'tag' }) {
  const t = await getTranslations({ locale, namespace: 'listing.empty' });
  return (
    <div className="no-articles">
      <p>{t(of)}</p>
      {of !== 'frontPage' && (
        <p>
          <a href={homePath(locale)}>{t('toFrontPage')}</a>
        </p>
      )}
    </div>
  );
}
