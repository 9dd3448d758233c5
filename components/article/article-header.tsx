import type { ArticleView } from '#db/queries/get-article.ts';
import { categoryPath } from '#lib/urls.ts';
import { InlineText } from '../ui/inline-text.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { ArticleFacts } from './article-facts.tsx';

/** What comes before the first section: where the article belongs, what it says, who says it and when. */
export function ArticleHeader({ article }: { article: ArticleView }) {
  const { category, document, locale, sources } = article;
  return (
    <header className="article-header">
      <div className="article-head">
        {category && (
          <p className="kicker">
            <a href={categoryPath(locale, category.slug)}>{category.name}</a>
          </p>
        )}
        <h1 id="headline">
          <PhrasedText text={document.headline} locale={locale} />
        </h1>
      </div>
      <p className="lede">
        <InlineText text={document.lede} segmentId="lede" sourceCount={sources.length} />
      </p>
      <ArticleFacts article={article} />
    </header>
  );
}
