import type { ArticleView } from '#db/queries/get-article.ts';
import type { Teaser } from '#db/queries/teaser.ts';
import { AboutAuthors } from './about-authors.tsx';
import { ArticleHeader } from './article-header.tsx';
import { ArticleSections } from './article-sections.tsx';
import { Contents } from './contents.tsx';
import { Related } from './related.tsx';
import { Sources } from './sources.tsx';
import { Tags } from './tags.tsx';
import { TranslationLink } from './translation-link.tsx';

/** One article, whole, and where to read on. */
export function ArticlePage({ article, related }: { article: ArticleView; related: Teaser[] }) {
  const { authors, document, locale, sources, tags, translation } = article;
  return (
    <>
      <article className="article" aria-labelledby="headline">
        <ArticleHeader article={article} />
        <Contents document={document} locale={locale} hasSources={sources.length > 0} />
        <div className="article-text">
          <ArticleSections
            document={document}
            locale={locale}
            sourceCount={sources.length}
            asOf={article.modifiedAt ?? article.publishedAt}
          />
          <Sources article={article} />
          <footer className="article-end">
            <Tags tags={tags} locale={locale} />
            <AboutAuthors authors={authors} locale={locale} />
            {translation && <TranslationLink translation={translation} />}
          </footer>
        </div>
      </article>
      <Related teasers={related} locale={locale} />
    </>
  );
}
