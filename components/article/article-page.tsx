import type { ArticleView } from '#db/queries/editions/get-article.ts';
import type { Teaser } from '#db/queries/editions/teaser.ts';
import type { Beside } from '#db/queries/lists/list-beside.ts';
import { correctionMarks } from '#lib/article/correction-marks.ts';
import { AboutAuthors } from './about-authors.tsx';
import { ArticleHeader } from './article-header.tsx';
import { ArticlePicture } from './article-picture.tsx';
import { ArticleSections } from './article-sections.tsx';
import { Contents } from './contents.tsx';
import { Corrections } from './corrections.tsx';
import { NextInTopic } from './next-in-topic.tsx';
import { Related } from './related.tsx';
import { ShareLinks } from './share-links.tsx';
import { Sources } from './sources.tsx';
import { Tags } from './tags.tsx';
import { TranslationLink } from './translation-link.tsx';

/**
 * One article, whole, and where to read on.
 * @param address where it is on the web, whole: a printed copy says so
 */
export function ArticlePage(props: {
  article: ArticleView;
  /** Its neighbours in its topic, once it stands in lists. */
  beside: Beside | null;
  related: Teaser[];
  address: string;
}) {
  const { article, beside, related, address } = props;
  const { authors, category, corrections, document, locale, sources, tags, translation } = article;
  const marks = correctionMarks(corrections, document);
  return (
    <>
      <article className={`article${category ? ` hue-${category.key}` : ''}`} aria-labelledby="headline">
        <p className="print-address">{address}</p>
        <ArticleHeader article={article} marks={marks} />
        <ArticlePicture article={article} />
        <Contents document={document} locale={locale} hasSources={sources.length > 0} />
        <div className="article-text">
          <ArticleSections
            document={document}
            locale={locale}
            sourceCount={sources.length}
            pictures={article.pictures}
            marks={marks}
            asOf={article.modifiedAt ?? article.publishedAt}
          />
          <Sources article={article} />
          <Corrections corrections={corrections} marks={marks} locale={locale} />
          <footer className="article-end">
            <Tags tags={tags} locale={locale} />
            <AboutAuthors authors={authors} locale={locale} />
            <ShareLinks address={address} locale={locale} />
            {translation && <TranslationLink translation={translation} />}
          </footer>
        </div>
      </article>
      {beside && <NextInTopic beside={beside} locale={locale} />}
      <Related teasers={related} locale={locale} />
    </>
  );
}
