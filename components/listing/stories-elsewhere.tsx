import type { StoryElsewhere } from '#db/queries/lists/list-elsewhere.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { Age } from '../ui/moment.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { hueOf } from './hue-of.ts';

/** Stories without an edition in the page's language: headlines in their own, everything about them in the page's. */
export function StoriesElsewhere(props: { stories: StoryElsewhere[]; now: Date; locale: Locale }) {
  const { stories, now, locale } = props;
  if (stories.length === 0) return null;
  const t = translationsOf(locale, 'listing.elsewhere');
  return (
    <section className="front-section elsewhere" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{t('title')}</h2>
      <ul className="headline-list">
        {stories.map((story) => (
          <li key={story.slug} className="teaser">
            <h3 className="teaser-headline" lang={story.locale}>
              <a href={articlePath(story.locale, story.slug)} lang={story.locale} hrefLang={story.locale}>
                <PhrasedText text={story.headline} locale={story.locale} />
              </a>
            </h3>
            <p className="teaser-facts">
              <Sponsored sponsor={story.sponsor} locale={locale} />
              {story.category && (
                <span className={`teaser-category ${hueOf(story.category)}`}>{story.category.name}</span>
              )}
              <Age date={story.publishedAt} now={now} locale={locale} />
              <span>{t('language')}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
