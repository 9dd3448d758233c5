import { numberOf, numberShown } from '../article/cell-value.ts';
import { citedNumbers } from '../article/citation-marks.ts';
import type { Contribution } from '../article/contributions.ts';
import { correctionAnchor } from '../article/correction-marks.ts';
import { type ArticleDocument, type Block, type BlockOf, SECTIONS } from '../article/document.ts';
import { plainText } from '../article/inline.ts';
import { parseRuby } from '../article/ruby.ts';
import { type PartKind, SHAPES } from '../article/shapes.ts';
import { sectionAnchor, tableOfContents } from '../article/table-of-contents.ts';
import { type AnyPart, kindIn } from '../article/walk.ts';
import { machineTime } from '../dates.ts';
import { chartSubject } from '../share/article-subject.ts';
import { CHART_PICTURE, chartPath } from '../share/share-address.ts';
import {
  absoluteUrl,
  apiArticlePath,
  articleFilePath,
  articlePath,
  authorPath,
  categoryPath,
  mediaPath,
  tagPath,
} from '../urls.ts';
import { articleImage, largestJpeg } from './article-image.ts';
import { printJson } from './printable.ts';
import {
  type ArticleWords,
  addressOf,
  editionUri,
  summaryOf,
  titleOf,
  updatedAt,
  type WholeArticle,
} from './whole-article.ts';

/** Raised when a field changes its meaning or goes; new ones may be added at any time. */
const VERSION = 1;

/**
 * The whole article as data: the structured sections, and everything that its page says of it. Texts are plain; where one has
 * marks or readings, `markdown` has it as it was written (docs/contracts.md). What an article lacks is absent.
 */
export function articleJson(article: WholeArticle, words: ArticleWords, siteUrl: string): string {
  return printJson(articleData(article, words, siteUrl));
}

/** The same before it is printed: the API has it among other things. */
export function articleData(article: WholeArticle, words: ArticleWords, siteUrl: string) {
  const { document } = article;
  return {
    schema: 'prism-news/article',
    version: VERSION,
    ...editionSummary({ ...article, headline: document.headline, lede: document.lede }, siteUrl),
    headlineReadings: readingsIn(document.headline),
    sections: sectionsOf(article, words, siteUrl),
    sources: article.sources.map(({ title, publisher, url, language }, index) => ({
      n: index + 1,
      title: title || undefined,
      publisher: publisher || undefined,
      url: url ?? undefined,
      language: language ?? undefined,
    })),
    corrections: article.corrections.map(({ at, kind, text, segment }, index) => ({
      at: machineTime(at),
      kind,
      segment: segment ?? undefined,
      url: `${addressOf(article, siteUrl)}#${correctionAnchor(article.corrections.length - index)}`,
      text: plainText(text),
    })),
    document,
  };
}

/** What lists know of an article. */
export type ListedEdition = Omit<
  WholeArticle,
  'document' | 'pictures' | 'authors' | 'sources' | 'corrections'
> & {
  headline: string;
  lede: string;
  authors: { name: string; slug: string; bio?: string; contribution: Contribution }[];
};

/** An article as lists have it: all that is said of it but its text. */
export function editionSummary(edition: ListedEdition, siteUrl: string) {
  const { locale, slug, articleId, category, translation, hero } = edition;
  const whole = (path: string) => absoluteUrl(siteUrl, path);
  const image = articleImage({ ...edition, variants: hero?.variants ?? null });
  return {
    id: editionUri(edition, siteUrl),
    articleId,
    language: locale,
    slug,
    url: addressOf(edition, siteUrl),
    api: whole(apiArticlePath(articleId)),
    editions: [{ locale, slug }, ...(translation ? [translation] : [])].map((each) => ({
      language: each.locale,
      url: whole(articlePath(each.locale, each.slug)),
      json: whole(articleFilePath(each.locale, each.slug, '.json')),
      markdown: whole(articleFilePath(each.locale, each.slug, '.md')),
    })),
    originLanguage: edition.originLocale,
    provenance: edition.provenance,
    sponsor: edition.sponsor ?? undefined,
    noindex: edition.noindex || undefined,
    published: machineTime(edition.publishedAt),
    modified: machineTime(updatedAt(edition)),
    headline: titleOf(edition),
    lede: { text: summaryOf(edition), markdown: markdownOf(edition.lede) },
    category: category
      ? { name: category.name, slug: category.slug, url: whole(categoryPath(locale, category.slug)) }
      : undefined,
    tags: edition.tags.map(({ name, slug: of }) => ({ name, slug: of, url: whole(tagPath(locale, of)) })),
    authors: edition.authors.map(({ name, bio, contribution, slug: of }) => ({
      name,
      slug: of,
      url: whole(authorPath(locale, of)),
      contribution,
      about: bio || undefined,
    })),
    image: {
      url: whole(image.path),
      width: image.width,
      height: image.height,
      alt: hero?.alt || undefined,
      caption: hero?.caption || undefined,
      credit: hero?.credit || undefined,
      licence: hero?.licence || undefined,
    },
  };
}

/** The sections that the article has, in the order of every article. */
function sectionsOf(article: WholeArticle, words: ArticleWords, siteUrl: string) {
  const { document } = article;
  const page = addressOf(article, siteUrl);
  const imageOf = imagesOf(article, siteUrl);
  const present = new Map(tableOfContents(document).map(({ section, title }) => [section, title]));
  return SECTIONS.filter((section) => present.has(section)).map((section) => ({
    kind: section,
    label: words.sections[section],
    title: plainOf(present.get(section)),
    url: `${page}#${sectionAnchor(section)}`,
    ...contentOf(document, section, (block) => blockOf(block, imageOf)),
  }));
}

function contentOf(
  document: ArticleDocument,
  section: (typeof SECTIONS)[number],
  blockOf: (block: Block) => { kind: string },
) {
  switch (section) {
    case 'whyItMatters':
    case 'outlook':
      return { blocks: (document[section]?.blocks ?? []).map(blockOf) };
    case 'keyPoints':
      return {
        points: (document.keyPoints?.points ?? []).map(({ id, label, text }) => ({
          label: plainOf(label),
          ...textOf(id, text),
        })),
      };
    case 'analysis':
      return {
        parts: (document.analysis?.parts ?? []).map(({ id, heading, blocks }) => ({
          id,
          heading: plainOf(heading),
          blocks: blocks.map(blockOf),
        })),
      };
    case 'insight':
      return {
        items: (document.insight?.items ?? []).map(({ id, kind, label, blocks }) => ({
          id,
          kind,
          label: plainOf(label),
          blocks: blocks.map(blockOf),
        })),
      };
  }
}

type ImageOf = (part: AnyPart) => { url: string; width: number; height: number } | undefined;

/** What a part looks like: the largest file of the picture that it names; a chart as it is drawn. */
function imagesOf(article: WholeArticle, siteUrl: string): ImageOf {
  return (part) => {
    if (part.kind === 'chart') {
      const path = chartPath(chartSubject(article, part as BlockOf<'chart'>));
      return { url: absoluteUrl(siteUrl, path), ...CHART_PICTURE };
    }
    const { media } = part;
    const file = typeof media === 'string' && largestJpeg(article.pictures[media]?.variants ?? []);
    if (!file) return undefined;
    const { width, height } = file;
    return { url: absoluteUrl(siteUrl, mediaPath(file.file)), width, height };
  };
}

const blockOf = (block: Block, imageOf: ImageOf): { kind: string } => ({
  kind: block.kind,
  ...partOf(block.kind, block as AnyPart, imageOf),
});

/** A part by its shape: its own text as every text is, its others under their names, numbers as numbers. */
function partOf(kind: PartKind, part: AnyPart, imageOf: ImageOf): Record<string, unknown> {
  const named = SHAPES[kind].flatMap((field): [string, unknown][] => {
    const value = part[field.name];
    if (value === undefined || field.name === 'text') return [];
    if (field.is === 'text') return [[field.name, { ...textOf('', value as string), id: undefined }]];
    if (field.is !== 'parts') return [[field.name, value]];
    return [
      [
        field.name,
        (value as AnyPart[]).map((child) =>
          field.kind === 'row' ? rowOf(child, part) : partOf(kindIn(field.kind, child), child, imageOf),
        ),
      ],
    ];
  });
  const own = typeof part.text === 'string' ? textOf(part.id, part.text) : { id: part.id };
  return { ...own, ...Object.fromEntries(named), image: imageOf(part) };
}

/** The cells of a row, one for each column; an empty object where there is nothing. */
function rowOf(row: AnyPart, table: AnyPart) {
  const written = row.cells as Record<string, string>;
  const cells = (table.columns as AnyPart[]).map(({ id }) => {
    const text = written[id];
    if (text === undefined) return {};
    const number = numberOf(text);
    return number === undefined
      ? { ...textOf('', text), id: undefined }
      : { text: numberShown(text), number };
  });
  return { id: row.id, cells };
}

function textOf(id: string, text: string) {
  const cites = [...new Set(citedNumbers(text))];
  return {
    id,
    text: plainText(text),
    markdown: markdownOf(text),
    cites: cites.length > 0 ? cites : undefined,
  };
}

const markdownOf = (text: string): string | undefined => (plainText(text) === text ? undefined : text);

/** A label or heading without its readings. */
const plainOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : titleOf({ headline: text });

function readingsIn(text: string) {
  const readings = parseRuby(text).flatMap((node) =>
    node.kind === 'ruby' ? [{ base: node.base, reading: node.reading }] : [],
  );
  return readings.length > 0 ? readings : undefined;
}
