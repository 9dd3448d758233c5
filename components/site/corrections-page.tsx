import type { ListedCorrection } from '#db/queries/lists/list-corrections.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { articlePath, infoPath } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { InlineText } from '../ui/inline-text.tsx';
import { Day } from '../ui/moment.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { InfoLinks } from './info-links.tsx';

/** What was corrected, clarified, added or taken back, and where, newest first. */
export function CorrectionsPage({ locale, notes }: { locale: Locale; notes: ListedCorrection[] }) {
  const t = translationsOf(locale, 'corrections');
  const kinds = translationsOf(locale, 'article');
  return (
    <div className="info">
      <Breadcrumbs locale={locale} items={[{ name: t('title') }]} />
      <nav className="info-links" aria-label={translationsOf(locale, 'info')('label')}>
        <InfoLinks locale={locale} />
      </nav>
      <article className="info-text">
        <h1>
          <PhrasedText text={t('title')} locale={locale} />
        </h1>
        <p className="info-lede">
          {t('text')} <a href={infoPath(locale, 'editorial-policy')}>{t('policy')}</a>
        </p>
        {notes.length === 0 && <p>{t('none')}</p>}
        {notes.map(({ at, kind, text, headline, slug, sponsor }) => (
          <section key={`${at.getTime()} ${slug} ${text}`}>
            <h2>
              <a href={`${articlePath(locale, slug)}#corrections`}>
                <PhrasedText text={headline} locale={locale} />
              </a>
            </h2>
            <p>
              <b>{kinds(`correctionKinds.${kind}`)}</b> <Day date={at} locale={locale} />{' '}
              <Sponsored sponsor={sponsor} locale={locale} />
            </p>
            <p>
              <InlineText text={text} segmentId="correction" sourceCount={0} locale={locale} />
            </p>
          </section>
        ))}
      </article>
    </div>
  );
}
