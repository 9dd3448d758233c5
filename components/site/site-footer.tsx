import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/locale.ts';
import { homePath } from '#lib/urls.ts';

/** The foot of every page: whose it is, and how to read its times. */
export async function SiteFooter({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'site' });
  return (
    <footer className="site-footer">
      <p className="site-footer-name">
        <a href={homePath(locale)} lang="en">
          PRISM News
        </a>
      </p>
      <p>{t('tagline')}</p>
      <p>{t('note')}</p>
      <p>{t('japanTime')}</p>
    </footer>
  );
}
