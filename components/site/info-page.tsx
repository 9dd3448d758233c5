import { messagesOf } from '#i18n/messages.ts';
import { siteWords } from '#i18n/site-words.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { type PageBlock, readPage } from '#lib/site/page-text.ts';
import { siteSettings } from '#lib/site/site-settings.ts';
import type { InfoPage as Page } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { InlineText } from '../ui/inline-text.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { InfoLinks } from './info-links.tsx';
import { PublisherFacts } from './publisher-facts.tsx';

/** One of the pages that trust needs: who publishes here, how, and by what rules. What the house has written stands in place of ours. */
export function InfoPage({ locale, page }: { locale: Locale; page: Page }) {
  const t = translationsOf(locale, 'info');
  const { name: site, publisher } = siteWords(locale);
  const title = t(`${page}.title`, { site });
  const own = readPage(siteSettings().pages[locale][page]);
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
        {own.length === 0 && <p className="info-lede">{t(`${page}.lede`, { site })}</p>}
        {namesPublisher && <PublisherFacts locale={locale} publisher={publisher} />}
        {own.length > 0 ? (
          <OwnText blocks={own} locale={locale} />
        ) : (
          <ProgramText locale={locale} page={page} />
        )}
      </article>
    </div>
  );
}

function ProgramText({ locale, page }: { locale: Locale; page: Page }) {
  return messagesOf(locale).info[page].sections.map(({ heading, paragraphs }) => (
    <section key={heading}>
      <h2>
        <PhrasedText text={heading} locale={locale} />
      </h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  ));
}

function OwnText({ blocks, locale }: { blocks: PageBlock[]; locale: Locale }) {
  return (
    <section>
      <link rel="stylesheet" href="/own-page.css" />
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place
        <Block key={index} block={block} locale={locale} />
      ))}
    </section>
  );
}

function Block({ block, locale }: { block: PageBlock; locale: Locale }) {
  const words = (text: string) => <InlineText text={text} segmentId="page" sourceCount={0} locale={locale} />;
  if (block.kind === 'paragraph') return <p>{words(block.text)}</p>;
  if (block.kind === 'list') {
    const List = block.isOrdered ? 'ol' : 'ul';
    return (
      <List>
        {block.items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor have items
          <li key={place}>{words(item)}</li>
        ))}
      </List>
    );
  }
  const Heading = block.level === 2 ? 'h2' : 'h3';
  return <Heading>{words(block.text)}</Heading>;
}
