import { sourceAnchor } from '../article/citations.ts';
import { correctionAnchor, correctionMarks, withMarks } from '../article/correction-marks.ts';
import type { ArticleDocument, Block, Section } from '../article/document.ts';
import { type InlineNode, isPublicLink, parseInline } from '../article/inline.ts';
import { toldProvenance } from '../article/provenance.ts';
import { parseRuby } from '../article/ruby.ts';
import { foreignLanguageName, nameLanguage } from '../article/source-language.ts';
import { COLON } from '../article/spoken-words.ts';
import { tableOfContents } from '../article/table-of-contents.ts';
import { formatDay } from '../dates.ts';
import type { Locale } from '../locale.ts';
import { chartSubject } from '../share/article-subject.ts';
import { chartPath } from '../share/share-address.ts';
import { absoluteUrl, articlePath, authorPath, infoPath } from '../urls.ts';
import { articleImage } from './article-image.ts';
import { heading, type Inline, type OutlineBlock, paragraph, strong, text } from './outline-block.ts';
import { outlineBlocks } from './outline-blocks.ts';
import { type ArticleWords, addressOf, type WholeArticle } from './whole-article.ts';

/**
 * An article as it stands alone, without a page around it: all that the page says of the story, in its order, from the lede
 * to who wrote it. Headline, dates and tags are told by whatever it stands in.
 */
export function articleOutline(article: WholeArticle, words: ArticleWords, siteUrl: string): OutlineBlock[] {
  const { locale, sources, corrections: told } = article;
  const page = addressOf(article, siteUrl);
  const document = withMarks(
    article.document,
    correctionMarks(told, article.document),
    ({ n, kind }) => `[${words.correctionKinds[kind]}](${page}#${correctionAnchor(n)})`,
  );
  const inline = (text: string) =>
    parseInline(text).map((node) =>
      resolve(node, (n) => (n <= sources.length ? `${page}#${sourceAnchor(n)}` : null)),
    );
  const blocks = (of: Block[] = []) =>
    outlineBlocks(of, {
      locale,
      pictures: article.pictures,
      words,
      siteUrl,
      chartAddress: (chart) => absoluteUrl(siteUrl, chartPath(chartSubject(article, chart))),
      inline,
    });

  return [
    ...(article.sponsor === null ? [] : [paragraph(strong([text(words.sponsored(article.sponsor))]))]),
    ...provenance(),
    ...(document.lede ? [paragraph(...inline(document.lede))] : []),
    ...picture(),
    ...tableOfContents(document).flatMap(({ section, title }) => [
      heading(2, [
        {
          kind: 'text',
          text: words.sections[section],
          lang: section === 'insight' ? foreign('en') : undefined,
        },
        ...(title ? [{ kind: 'text', text: COLON[locale] } as const, ...readings(title)] : []),
      ]),
      ...sectionBlocks(section, document),
    ]),
    ...sourceList(),
    ...corrections(),
    ...authors(),
    ...translation(),
  ];

  function sectionBlocks(section: Section, { keyPoints, analysis, insight, ...prose }: ArticleDocument) {
    switch (section) {
      case 'whyItMatters':
        return blocks(prose.whyItMatters?.blocks);
      case 'keyPoints':
        return keyPoints ? [pointList(keyPoints.points)] : [];
      case 'analysis':
        return (analysis?.parts ?? []).flatMap((part) => [
          ...(part.heading ? [heading(3, readings(part.heading))] : []),
          ...blocks(part.blocks),
        ]);
      case 'insight':
        return (insight?.items ?? []).flatMap(({ kind, label, blocks: of }) => [
          ...(label || kind !== 'other' ? [heading(3, readings(label ?? words.insightKinds[kind]))] : []),
          ...blocks(of),
        ]);
      case 'outlook':
        return blocks(prose.outlook?.blocks);
    }
  }

  function pointList(points: NonNullable<ArticleDocument['keyPoints']>['points']): OutlineBlock {
    return {
      kind: 'list',
      isOrdered: true,
      items: points.map(({ label, text: of }) => ({
        children: [
          ...(label ? [strong(readings(label))] : []),
          ...(label && of ? [{ kind: 'break' } as const] : []),
          ...inline(of),
        ],
      })),
    };
  }

  function provenance(): OutlineBlock[] {
    const told = toldProvenance(article);
    if (!told) return [];
    const href = absoluteUrl(siteUrl, infoPath(locale, 'editorial-policy'));
    return [
      paragraph({ kind: 'link', href, children: [text(words.provenance(told, article.originLocale))] }),
    ];
  }

  function picture(): OutlineBlock[] {
    const { hero, document: of } = article;
    if (!hero) return [];
    const { path, width, height } = articleImage({
      ...article,
      headline: of.headline,
      variants: hero.variants,
    });
    const { credit, licence } = hero;
    const by = credit ? words.pictureCredit(credit, licence) : licence;
    const caption = [hero.caption, by].filter(Boolean).join(' ');
    return [
      {
        kind: 'picture',
        src: absoluteUrl(siteUrl, path),
        width,
        height,
        alt: hero.alt,
        caption: caption ? [text(caption)] : [],
      },
    ];
  }

  function sourceList(): OutlineBlock[] {
    if (sources.length === 0) return [];
    return [
      heading(2, [text(words.sources)]),
      { kind: 'list', isOrdered: true, items: sources.map((each) => ({ children: sourceItem(each) })) },
    ];
  }

  function sourceItem({ title, publisher, url, language }: WholeArticle['sources'][number]): Inline[] {
    const name = title || publisher || words.unnamedSource;
    const lang = nameLanguage(name, language, locale);
    const inLanguage = foreignLanguageName(language, locale);
    return [
      ...(publisher && publisher !== name
        ? [text(publisher, nameLanguage(publisher, language, locale)), text(' ')]
        : []),
      url && isPublicLink(url) ? { kind: 'link', href: url, lang, children: [text(name)] } : text(name, lang),
      ...(inLanguage ? [text(` ${words.sourceLanguage(inLanguage)}`)] : []),
    ];
  }

  function corrections(): OutlineBlock[] {
    if (article.corrections.length === 0) return [];
    const items = article.corrections.map(({ at, kind, text: of }) => ({
      children: [
        strong([text(`${formatDay(at, locale)} ${words.correctionKinds[kind]}`)]),
        text(COLON[locale]),
        ...inline(of),
      ],
    }));
    return [heading(2, [text(words.corrections)]), { kind: 'list', isOrdered: false, items }];
  }

  function authors(): OutlineBlock[] {
    const known = article.authors.filter(({ bio }) => bio !== '');
    if (known.length === 0) return [];
    return [
      heading(2, [text(words.aboutAuthors)]),
      ...known.map(({ name, slug, bio }) => {
        const href = absoluteUrl(siteUrl, authorPath(locale, slug));
        return paragraph({ kind: 'link', href, children: [text(name)] }, { kind: 'break' }, text(bio));
      }),
    ];
  }

  function translation(): OutlineBlock[] {
    if (!article.translation) return [];
    const { locale: lang, slug } = article.translation;
    const href = absoluteUrl(siteUrl, articlePath(lang, slug));
    return [paragraph({ kind: 'link', href, lang, children: [text(words.readTranslation)] })];
  }

  function foreign(language: Locale) {
    return language === locale ? undefined : language;
  }
}

/** A headline, label or heading: no marks but readings. */
const readings = (of: string): Inline[] => parseRuby(of);

function resolve(node: InlineNode, sourceAddress: (n: number) => string | null): Inline {
  switch (node.kind) {
    case 'strong':
    case 'emphasis':
      return { kind: node.kind, children: node.children.map((child) => resolve(child, sourceAddress)) };
    case 'link':
      return { ...node, children: node.children.map((child) => resolve(child, sourceAddress)) };
    case 'citation':
      return { kind: 'citation', n: node.n, href: sourceAddress(node.n) };
    default:
      return node;
  }
}
