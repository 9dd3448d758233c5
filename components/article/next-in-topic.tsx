import type { Beside, Neighbour } from '#db/queries/lists/list-beside.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { articlePath, categoryPath, tagPath } from '#lib/urls.ts';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Sponsored } from '../ui/sponsored.tsx';

/** At the end of an article: what came before and after it in its topic. */
export function NextInTopic({ beside, locale }: { beside: Beside; locale: Locale }) {
  const t = translationsOf(locale, 'article.nextInTopic');
  const { topic, newer, older } = beside;
  const path = topic.kind === 'tag' ? tagPath : categoryPath;
  return (
    <nav className="strip" aria-labelledby="next">
      <h2 id="next">
        <a href={path(locale, topic.slug)}>{t('title', { name: topic.name })}</a>
      </h2>
      <ul className="headline-list">
        {newer && <li>{way(t('newer'), newer)}</li>}
        {older && <li>{way(t('older'), older)}</li>}
      </ul>
    </nav>
  );

  function way(name: string, { slug, headline, sponsor }: Neighbour) {
    return (
      <>
        <p className="teaser-facts">
          <span>{name}</span>
          <Sponsored sponsor={sponsor} locale={locale} />
        </p>
        <h3 className="teaser-headline">
          <a href={articlePath(locale, slug)}>
            <PhrasedText text={headline} locale={locale} />
          </a>
        </h3>
      </>
    );
  }
}
