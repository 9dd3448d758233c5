import { siteWords } from '#i18n/site-words.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { siteSettings } from '#lib/site/site-settings.ts';
import {
  archivePath,
  authorsPath,
  categoriesPath,
  categoryPath,
  correctionsPath,
  displayPath,
  tagsPath,
} from '#lib/urls.ts';
import { printed } from '../ui/printed.ts';
import { InfoLinks } from './info-links.tsx';
import { SiteWordmark } from './site-wordmark.tsx';

/** The foot of every page: whose it is, where everything stands, and by what rules it is made. */
export function SiteFooter(props: { locale: Locale; categories: { name: string; slug: string }[] }) {
  const { locale, categories } = props;
  const t = translationsOf(locale);
  return (
    <footer
      className="site-footer"
      {...printed(
        <>
          <div className="site-footer-house">
            <SiteWordmark locale={locale} />
            <p>{siteWords(locale).line}</p>
            <p>{siteSettings().words[locale].description || t('site.note')}</p>
            <p>{t('site.japanTime')}</p>
            <p>
              <a href={displayPath(locale)}>{t('reader.display.title')}</a>
            </p>
          </div>
          <div>
            <h2>
              <a href={categoriesPath(locale)}>{t('site.categories')}</a>
            </h2>
            <ul className="site-footer-categories">
              {categories.map(({ name, slug }) => (
                <li key={slug}>
                  <a href={categoryPath(locale, slug)}>{name}</a>
                </li>
              ))}
              <li>
                <a href={tagsPath(locale)}>{t('hubs.tag.title')}</a>
              </li>
              <li>
                <a href={authorsPath(locale)}>{t('hubs.author.title')}</a>
              </li>
              <li>
                <a href={archivePath(locale)}>{t('archive.title')}</a>
              </li>
              <li>
                <a href={correctionsPath(locale)}>{t('corrections.title')}</a>
              </li>
            </ul>
          </div>
          <div>
            <h2>{t('info.label')}</h2>
            <InfoLinks locale={locale} />
          </div>
        </>,
      )}
    />
  );
}
