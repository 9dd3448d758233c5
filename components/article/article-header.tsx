import type { ArticleView } from '#db/queries/editions/get-article.ts';
import type { CorrectionMarks } from '#lib/article/correction-marks.ts';
import { categoryPath } from '#lib/urls.ts';
import { Breadcrumbs } from '../ui/breadcrumbs.tsx';
import { InlineText } from '../ui/inline-text.tsx';
import { PhrasedText } from '../ui/phrased-text.tsx';
import { Sponsored } from '../ui/sponsored.tsx';
import { ArticleFacts } from './article-facts.tsx';
import { CorrectionMark } from './correction-mark.tsx';

/** What comes before the first section: where the article belongs, what it says, who says it and when. */
export function ArticleHeader({ article, marks }: { article: ArticleView; marks: CorrectionMarks }) {
  const { category, document, locale, sources, sponsor } = article;
  const trail = category ? [{ name: category.name, path: categoryPath(locale, category.slug) }] : [];
  return (
    <header className="article-header">
      <div className="article-head">
        <Breadcrumbs locale={locale} items={trail} />
        {sponsor && (
          <p className="teaser-facts">
            <Sponsored sponsor={sponsor} locale={locale} />
          </p>
        )}
        <h1 id="headline">
          <PhrasedText text={document.headline} locale={locale} />
        </h1>
      </div>
      <p className="lede">
        <InlineText text={document.lede} segmentId="lede" sourceCount={sources.length} locale={locale} />
        <CorrectionMark segment="lede" marks={marks} locale={locale} />
      </p>
      <ArticleFacts article={article} />
    </header>
  );
}
