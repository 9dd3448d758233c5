import { getTranslations } from 'next-intl/server';
import type { ArticleView } from '#db/queries/get-article.ts';
import type { Locale } from '#lib/locale.ts';

/** What is known of the authors that say something about themselves. */
export async function AboutAuthors({ authors, locale }: { authors: ArticleView['authors']; locale: Locale }) {
  const known = authors.filter(({ bio }) => bio !== '');
  if (known.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'article' });
  return (
    <section className="about-authors" aria-label={t('aboutAuthors')}>
      {known.map(({ name, bio }) => (
        <p key={name}>
          <b>{name}</b> {bio}
        </p>
      ))}
    </section>
  );
}
