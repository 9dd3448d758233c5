import { messagesOf } from '#i18n/messages.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import type { Publisher } from '#lib/site/publisher.ts';
import type { InfoPage as Page } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { InfoLinks } from './info-links.tsx';
import { PublisherFacts } from './publisher-facts.tsx';

/** One of the pages that trust needs: who publishes here, how, and by what rules. */
export function InfoPage(props: { locale: Locale; page: Page; publisher: Publisher }) {
  const { locale, page, publisher } = props;
  const t = translationsOf(locale, 'info');
  const { title, lede, sections } = messagesOf(locale).info[page];
  const namesPublisher = page === 'about' || page === 'contact';
  return (
    <div className="info">
      <Breadcrumbs locale={locale} items={[{ name: title }]} />
      <nav className="info-links" aria-label={t('label')}>
        <InfoLinks locale={locale} current={page} />
      </nav>
      <article className="info-text">
        <h1>
          <PhrasedText text={title} locale={locale} />
        </h1>
        <p className="info-lede">{lede}</p>
        {namesPublisher && <PublisherFacts locale={locale} publisher={publisher} />}
        {sections.map(({ heading, paragraphs }) => (
          <section key={heading}>
            <h2>
              <PhrasedText text={heading} locale={locale} />
            </h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </article>
    </div>
  );
}
