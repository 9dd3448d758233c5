import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { tagPath } from '#lib/urls.ts';

/** The tags of an article, each leading to its page. */
export function Tags({ tags, locale }: { tags: ArticleView['tags']; locale: Locale }) {
  if (tags.length === 0) return null;
  const t = translationsOf(locale, 'article');
  return (
    <nav className="tags" aria-label={t('tags')}>
      <ul>
        {tags.map(({ name, slug }) => (
          <li key={slug}>
            <a href={tagPath(locale, slug)} rel="tag">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
