import type { ReactNode } from 'react';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { translationsOf } from '#i18n/translations.ts';
import { byContribution } from '#lib/article/contributions.ts';
import type { ArticleDocument, Section } from '#lib/article/document.ts';
import { parseInline } from '#lib/article/inline.ts';
import { segmentName } from '#lib/article/shapes.ts';
import { partAnchor, sectionAnchor, tableOfContents } from '#lib/article/table-of-contents.ts';
import { formatDay } from '#lib/dates.ts';
import { articlePath, categoryPath } from '#lib/urls.ts';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { ArticlePicture } from '../article-picture.tsx';
import { Corrections } from '../corrections.tsx';
import { Sources } from '../sources.tsx';
import type { TextPlace } from '../text-place.ts';
import { TateBlocks } from './tate-blocks.tsx';
import { TateWords } from './tate-heading.tsx';
import { TateText } from './tate-line.tsx';

const locale = 'ja';

/**
 * A Japanese article set downwards, in tiers that stand below each other: the page scrolls and prints as pages do.
 * @param address where it is on the web, whole: a printed copy says so
 */
export function TatePage({ article, address }: { article: ArticleView; address: string }) {
  const { authors, category, corrections, document, hero, pictures, slug, sources } = article;
  const { publishedAt, modifiedAt, sponsor } = article;
  const t = translationsOf(locale, 'tate');
  const facts = translationsOf(locale, 'article');
  const place: TextPlace = { locale, sourceCount: sources.length, pictures };
  const at = (segmentId: string) => ({ segmentId, sourceCount: sources.length });
  const said = [
    sponsor !== null && facts('sponsored', { name: sponsor }),
    ...byContribution(authors).map(({ contribution, authors: those }) => {
      const names = those.map(({ name }) => name).join('、');
      return contribution === 'writing' ? names : `${facts(`contributions.${contribution}`)}　${names}`;
    }),
    `${facts('published')}　${formatDay(publishedAt, locale)}`,
    modifiedAt && `${facts('updated')}　${formatDay(modifiedAt, locale)}`,
  ];
  const trail = [
    ...(category ? [{ name: category.name, path: categoryPath(locale, category.slug) }] : []),
    { name: t('title') },
  ];
  return (
    <article className={`tate${category ? ` hue-${category.key}` : ''}`} aria-labelledby="headline">
      <p className="print-address">{address}</p>
      <Breadcrumbs locale={locale} items={trail} />
      <p className="ways">
        <a href={articlePath(locale, slug)}>{t('back')}</a>
      </p>
      <div className="tate-flow">
        <h1 id="headline" className="tate-box tate-title">
          <TateWords text={document.headline} />
        </h1>
        <TateText className="tate-lede" nodes={parseInline(document.lede)} place={at('lede')} />
        {said.map(
          (text) =>
            text && (
              <TateText
                key={text}
                className="tate-facts"
                nodes={[{ kind: 'text', text }]}
                place={at('facts')}
                first={2}
                rest={2}
              />
            ),
        )}
        {hero && (
          <div className="tate-figure">
            <ArticlePicture article={article} />
          </div>
        )}
        {tableOfContents(document).map(({ section, title }) => (
          <section key={section} aria-labelledby={sectionAnchor(section)}>
            <h2 id={sectionAnchor(section)} className="tate-box tate-head">
              <span className="tate-label">
                <TateWords text={facts(`sections.${section}`)} />
              </span>
              {title && (
                <span className="tate-section-title">
                  <TateWords text={title} />
                </span>
              )}
            </h2>
            {section === 'outlook' && (
              <TateText
                className="tate-facts"
                nodes={[
                  {
                    kind: 'text',
                    text: facts('asOf', { date: formatDay(modifiedAt ?? publishedAt, locale) }),
                  },
                ]}
                place={at('facts')}
                first={0}
              />
            )}
            <SectionText section={section} document={document} place={place} />
          </section>
        ))}
      </div>
      <div className="tate-end">
        <Sources article={article} />
        <Corrections corrections={corrections} locale={locale} />
      </div>
    </article>
  );
}

function SectionText(props: { section: Section; document: ArticleDocument; place: TextPlace }): ReactNode {
  const { section, document, place } = props;
  const at = (segmentId: string) => ({ segmentId, sourceCount: place.sourceCount });
  switch (section) {
    case 'whyItMatters':
    case 'outlook':
      return <TateBlocks blocks={document[section]?.blocks ?? []} place={place} />;
    case 'keyPoints':
      return (
        <ol className="tate-text">
          {document.keyPoints?.points.map(({ id, label, text }, index) => (
            <li key={id} className="tate-text">
              {label && (
                <TateText
                  className="tate-point"
                  nodes={[{ kind: 'text', text: `${index + 1}　${label}` }]}
                  place={at(segmentName(id, 'label'))}
                  first={0}
                  rest={2}
                />
              )}
              {text && <TateText nodes={parseInline(text)} place={at(id)} />}
            </li>
          ))}
        </ol>
      );
    case 'analysis':
      return document.analysis?.parts.map(({ id, heading, blocks }) => (
        <div key={id} className="tate-text">
          {heading && <Subhead id={partAnchor(id)} text={heading} />}
          <TateBlocks blocks={blocks} place={place} />
        </div>
      ));
    case 'insight':
      return document.insight?.items.map(({ id, kind, label, blocks }) => {
        const heading =
          label ?? (kind === 'other' ? '' : translationsOf(locale, 'article.insightKinds')(kind));
        return (
          <div key={id} className="tate-text">
            {heading && <Subhead id={partAnchor(id)} text={heading} />}
            <TateBlocks blocks={blocks} place={place} />
          </div>
        );
      });
  }
}

function Subhead({ id, text }: { id: string; text: string }) {
  return (
    <h3 id={id} className="tate-box tate-subhead">
      <TateWords text={text} />
    </h3>
  );
}
