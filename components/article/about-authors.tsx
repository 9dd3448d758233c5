import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { authorPath } from '#lib/urls.ts';
import { Portrait } from '../ui/portrait.tsx';

/** What is known of the authors that say something about themselves. */
export function AboutAuthors({ authors, locale }: { authors: ArticleView['authors']; locale: Locale }) {
  const known = authors.filter(({ role, bio }) => role !== '' || bio !== '');
  if (known.length === 0) return null;
  const t = translationsOf(locale, 'article');
  return (
    <section className="about-authors" aria-label={t('aboutAuthors')}>
      {known.map(({ name, role, bio, slug, portrait }) => (
        <p key={slug}>
          {portrait && <Portrait portrait={portrait} />}
          <a href={authorPath(locale, slug)} rel="author">
            {name}
          </a>{' '}
          {role}
          {bio && <br />}
          {bio}
        </p>
      ))}
    </section>
  );
}
