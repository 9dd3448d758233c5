import type { FoundStory } from '#db/queries/search/search-articles.ts';
import { translationsOf } from '#i18n/translations.ts';
import { plainText } from '#lib/article/inline.ts';
import type { Locale } from '#lib/locale.ts';
import { clip } from '#lib/text-width.ts';
import { articlePath, categoryPath } from '#lib/urls.ts';
import { hueOf } from '../listing/hue-of.ts';
import { Day } from '../ui/moment.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { imageOf, StoryImage } from '../ui/story-image.tsx';
import { MarkedText } from './marked-text.tsx';

const LEDE_COLUMNS = { ja: 210, en: 220 } as const satisfies Record<Locale, number>;

/** What was found, in rows as everywhere; texts in the other language say so. */
export function SearchResults({ stories, locale }: { stories: FoundStory[]; locale: Locale }) {
  return (
    <ol className="teaser-list">
      {stories.map((story) => (
        <li key={story.teaser.articleId}>
          <Result story={story} locale={locale} />
        </li>
      ))}
    </ol>
  );
}

function Result({ story, locale }: { story: FoundStory; locale: Locale }) {
  const { teaser, headline, passage, isOther } = story;
  const t = translationsOf(locale, 'search');
  const { category, publishedAt, lede, slug } = teaser;
  const isForeign = teaser.locale !== locale;
  const lang = isForeign ? teaser.locale : undefined;
  return (
    <article className="row">
      <p className="teaser-facts">
        <Sponsored sponsor={teaser.sponsor} locale={locale} />
        {category && (
          <a className={`teaser-category ${hueOf(category)}`} href={categoryPath(locale, category.slug)}>
            {category.name}
          </a>
        )}
        <Day date={publishedAt} locale={locale} />
        {isForeign && <span>{t('inOtherLanguage')}</span>}
        {isOther && <span>{t('matchedInOtherLanguage')}</span>}
      </p>
      <div className="teaser" lang={lang}>
        <h2 className="teaser-headline">
          <a href={articlePath(teaser.locale, slug)} hrefLang={lang}>
            <MarkedText pieces={headline} locale={teaser.locale} isHeadline />
          </a>
        </h2>
        <p className="teaser-lede">
          {passage.length > 0 ? (
            <MarkedText pieces={passage} locale={teaser.locale} />
          ) : (
            clip(plainText(lede), LEDE_COLUMNS[teaser.locale])
          )}
        </p>
      </div>
      <StoryImage {...imageOf(teaser)} size="thumb" />
    </article>
  );
}
