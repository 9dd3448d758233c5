import type { OtherEdition, ParallelView } from '#db/queries/editions/get-parallel.ts';
import { translationsOf } from '#i18n/translations.ts';
import { parallelText } from '#lib/article/parallel.ts';
import { toldProvenance } from '#lib/article/provenance.ts';
import type { Locale } from '#lib/locale.ts';
import { articlePath, categoryPath } from '#lib/urls.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Day } from '../../ui/moment.tsx';
import { PhrasedText } from '../../ui/phrased-text.tsx';
import { Sponsored } from '../../ui/sponsored.tsx';
import { ArticlePicture } from '../article-picture.tsx';
import { Corrections } from '../corrections.tsx';
import { Sources } from '../sources.tsx';
import { ParallelSections } from './parallel-sections.tsx';
import { PassagePair } from './passage-pair.tsx';
import { type ParallelPlace, SIDES } from './place.ts';

/**
 * An article as a book in two languages would print it: side by side where there is room, one under the other where there
 * is not, the page's own language first.
 * @param address where it is on the web, whole: a printed copy says so
 */
export function ParallelPage({ view, address }: { view: ParallelView; address: string }) {
  const { own, other, stale, optedOut } = view;
  const { category, corrections, hero, locale, sources } = own;
  const t = translationsOf(locale, 'parallel');
  const text = parallelText(own.document, other.document);
  const sourceCount = sources.length;
  const place: ParallelPlace = {
    own: { locale, sourceCount, pictures: own.pictures },
    other: { locale: other.locale, sourceCount, pictures: other.pictures },
    stale,
    optedOut,
  };
  const trail = [
    ...(category ? [{ name: category.name, path: categoryPath(locale, category.slug) }] : []),
    { name: t('title') },
  ];
  return (
    <article className={`parallel${category ? ` hue-${category.key}` : ''}`} aria-labelledby="headline">
      <p className="print-address">{address}</p>
      <Breadcrumbs locale={locale} items={trail} />
      <header className="parallel-head">
        <h1 id="headline" className="pair">
          {SIDES.map((side) => (
            <span key={side} className={`side ${side} in-${place[side].locale}`} lang={place[side].locale}>
              <PhrasedText text={text.headline[side] ?? ''} locale={place[side].locale} />
            </span>
          ))}
        </h1>
        <div className="pair pair-editions">
          {SIDES.map((side) => (
            <EditionFacts key={side} edition={view[side]} side={side} originLocale={own.originLocale} />
          ))}
        </div>
        {text.lede && <PassagePair passage={text.lede} as="lede" place={place} />}
      </header>
      {hero && <ArticlePicture article={own} />}
      <ParallelSections sections={text.sections} place={place} />
      <footer className="parallel-end">
        <Sources article={own} />
        {corrections.length + other.corrections.length > 0 && (
          <div className="pair pair-corrections">
            <div className="side own">
              <Corrections corrections={corrections} locale={locale} />
            </div>
            <div className="side other" lang={other.locale}>
              <Corrections
                corrections={other.corrections}
                locale={other.locale}
                anchor={`corrections-${other.locale}`}
              />
            </div>
          </div>
        )}
        <p className="parallel-note">{t('note')}</p>
      </footer>
    </article>
  );
}

/** In its own language: what an edition is called, when readers got it, how it came about, and where it stands alone. */
function EditionFacts(props: { edition: OtherEdition; side: (typeof SIDES)[number]; originLocale: Locale }) {
  const { edition, side, originLocale } = props;
  const { locale, slug, publishedAt, modifiedAt } = edition;
  const t = translationsOf(locale, 'article');
  const site = translationsOf(locale, 'site');
  const told = toldProvenance({ ...edition, originLocale });
  return (
    <div className={`side ${side} edition`} lang={locale}>
      <p>
        <a href={articlePath(locale, slug)} hrefLang={locale} aria-label={site('articleInThisLanguage')}>
          {site('thisLanguage')}
        </a>
      </p>
      <p>
        {t('published')} <Day date={publishedAt} locale={locale} />
      </p>
      {modifiedAt && (
        <p>
          {t('updated')} <Day date={modifiedAt} locale={locale} />
        </p>
      )}
      {told && <p>{t(`provenance.${told}`, { origin: originLocale })}</p>}
      {edition.sponsor !== null && (
        <p>
          <Sponsored sponsor={edition.sponsor} locale={locale} />
        </p>
      )}
    </div>
  );
}
