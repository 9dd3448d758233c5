import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { FEED_FORMATS } from '#lib/seo/feed-links.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { categoryPath, FEED_FILES, feedPath, homePath, SITEMAP_INDEX_PATH } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { InfoLinks } from './info-links.tsx';

/** Where people find all feeds of a language. */
export function FeedsPage(props: { locale: Locale; categories: { name: string; slug: string }[] }) {
  const { locale, categories } = props;
  const t = translationsOf(locale, 'feeds');
  const topics = categories.map(({ name, slug }) => ({ name, page: categoryPath(locale, slug) }));
  return (
    <div className="info">
      <Breadcrumbs locale={locale} items={[{ name: t('title') }]} />
      <nav className="info-links" aria-label={translationsOf(locale, 'info')('label')}>
        <InfoLinks locale={locale} current="feeds" />
      </nav>
      <article className="info-text">
        <h1>
          <PhrasedText text={t('title')} locale={locale} />
        </h1>
        <p className="info-lede">{t('lede')}</p>
        <section aria-labelledby="all">
          <h2 id="all">{t('all')}</h2>
          <FeedTable of={[{ name: siteName(locale), page: homePath(locale) }]} labelledBy="all" />
        </section>
        <section aria-labelledby="topics">
          <h2 id="topics">{t('categories')}</h2>
          <FeedTable of={topics} labelledBy="topics" />
        </section>
        <section>
          <h2>{t('others')}</h2>
          <p>{t('othersText')}</p>
        </section>
        <section>
          <h2>{t('forMachines')}</h2>
          <p>{t('twins')}</p>
          <p>
            <a href={SITEMAP_INDEX_PATH}>{t('sitemap')}</a>
          </p>
        </section>
      </article>
    </div>
  );
}

/** A row for each page that has feeds, a column for each format. */
function FeedTable(props: { of: { name: string; page: string }[]; labelledBy: string }) {
  return (
    <table className="feeds" aria-labelledby={props.labelledBy}>
      <tbody>
        {props.of.map(({ name, page }) => (
          <tr key={page}>
            <th scope="row">{name}</th>
            {FEED_FILES.map((file) => (
              <td key={file}>
                <a
                  href={feedPath(page, file)}
                  type={FEED_FORMATS[file].type}
                  aria-label={`${name} ${FEED_FORMATS[file].name}`}
                >
                  {FEED_FORMATS[file].name}
                </a>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
