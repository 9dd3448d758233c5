import type { Teaser } from '#db/queries/editions/teaser.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { articlePath } from '#lib/urls.ts';
import { Day } from '../ui/moment.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { imageOf, StoryImage } from '../ui/story-image.tsx';

/** Where to read on. */
export function Related({ teasers, locale }: { teasers: Teaser[]; locale: Locale }) {
  if (teasers.length === 0) return null;
  const t = translationsOf(locale, 'article');
  return (
    <aside className="related" aria-labelledby="related">
      <h2 id="related">{t('related')}</h2>
      <ul>
        {teasers.map((teaser) => (
          <li key={teaser.articleId}>
            <article className="related-story">
              <StoryImage {...imageOf(teaser)} size="thumb" />
              <h3>
                <a href={articlePath(teaser.locale, teaser.slug)}>
                  <PhrasedText text={teaser.headline} locale={teaser.locale} />
                </a>
              </h3>
              <p className="related-date">
                <Sponsored sponsor={teaser.sponsor} locale={locale} />{' '}
                <Day date={teaser.publishedAt} locale={locale} />
              </p>
            </article>
          </li>
        ))}
      </ul>
    </aside>
  );
}
