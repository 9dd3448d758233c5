import type { ReactNode } from 'react';
import type { ArticleDocument, Section } from '#lib/article/document.ts';
import { tableOfContents } from '#lib/article/table-of-contents.ts';
import { Analysis } from './analysis.tsx';
import { ArticleSection } from './article-section.tsx';
import { Blocks } from './blocks.tsx';
import { Insight } from './insight.tsx';
import { KeyPoints } from './key-points.tsx';
import type { TextPlace } from './text-place.ts';

/** The sections of an article that have any text, in the order of the page. */
export function ArticleSections(props: { document: ArticleDocument } & TextPlace) {
  const { document, ...place } = props;
  const { locale, sourceCount, marks } = place;
  const content: Record<Section, ReactNode> = {
    whyItMatters: <Blocks blocks={document.whyItMatters?.blocks ?? []} {...place} />,
    keyPoints: (
      <KeyPoints
        points={document.keyPoints?.points ?? []}
        locale={locale}
        sourceCount={sourceCount}
        marks={marks}
      />
    ),
    analysis: <Analysis parts={document.analysis?.parts ?? []} {...place} />,
    insight: <Insight items={document.insight?.items ?? []} {...place} />,
    outlook: <Blocks blocks={document.outlook?.blocks ?? []} {...place} />,
  };
  return tableOfContents(document).map(({ section, title }) => (
    <ArticleSection key={section} section={section} title={title} locale={locale}>
      {content[section]}
    </ArticleSection>
  ));
}
