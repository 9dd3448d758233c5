import { type Contribution, writersOf } from '../../article/contributions.ts';
import { correctionAnchor } from '../../article/correction-marks.ts';
import type { Block } from '../../article/document.ts';
import { isPublicLink, plainText } from '../../article/inline.ts';
import { shownPictures } from '../../article/picture-words.ts';
import { withoutRuby } from '../../article/ruby.ts';
import { listsIn } from '../../article/walk.ts';
import { machineTime } from '../../dates.ts';
import type { Locale } from '../../locale.ts';
import { articleSubject } from '../../share/article-subject.ts';
import { type ShareShape, sharePath } from '../../share/share-address.ts';
import { clipCharacters } from '../../text-width.ts';
import { absoluteUrl, articlePath, authorPath, categoryPath, homePath, mediaPath } from '../../urls.ts';
import { largestJpeg } from '../article-image.ts';
import type { PublishedArticle, PublishedAuthor } from '../published-article.ts';
import { breadcrumbList } from './breadcrumb-list.ts';
import type { Thing } from './json-ld.ts';
import { organization } from './site.ts';

const TYPE = 'AnalysisNewsArticle';
/** What somebody paid for is no news article to schema.org. */
const PAID_TYPE = 'AdvertiserContentArticle';

/** Search engines take no longer ones. */
const MOST_HEADLINE_CHARACTERS = 110;

/** Search results show a picture in one of these three ratios. */
const SEARCH_SHAPES = ['wide', 'classic', 'square'] as const satisfies ShareShape[];

/** What a voice would read of an article: selectors of what stands on its page. */
const SPEAKABLE = ['#headline', '.lede'];

/** What an article's page says: the article, and where it belongs. */
export function articleThings(
  article: PublishedArticle,
  site: { siteUrl: string; frontPageName: string },
): Thing[] {
  const { siteUrl, frontPageName } = site;
  const { locale, category, document } = article;
  const headline = withoutRuby(document.headline);
  return [
    newsArticle(article, siteUrl),
    breadcrumbList(siteUrl, [
      { name: frontPageName, path: homePath(locale) },
      ...(category ? [{ name: category.name, path: categoryPath(locale, category.slug) }] : []),
      { name: headline },
    ]),
  ];
}

function newsArticle(article: PublishedArticle, siteUrl: string): Thing {
  const { locale, slug, document, publishedAt, modifiedAt, translation } = article;
  const type = article.sponsor === null ? TYPE : PAID_TYPE;
  const subject = articleSubject({ ...article, headline: document.headline });
  return {
    '@type': type,
    '@id': articleId(siteUrl, article),
    mainEntityOfPage: absoluteUrl(siteUrl, articlePath(locale, slug)),
    headline: clipCharacters(withoutRuby(document.headline), MOST_HEADLINE_CHARACTERS),
    description: plainText(document.lede),
    inLanguage: locale,
    isAccessibleForFree: true,
    datePublished: machineTime(publishedAt),
    dateModified: machineTime(modifiedAt ?? publishedAt),
    articleSection: article.category?.name,
    keywords: article.tags.map(({ name }) => name),
    image: [
      ...SEARCH_SHAPES.map((shape) => absoluteUrl(siteUrl, sharePath(subject, shape))),
      ...picturesIn(article, siteUrl),
    ],
    ...contributors(article, siteUrl),
    publisher: organization(siteUrl, locale),
    sponsor: article.sponsor === null ? undefined : { '@type': 'Organization', name: article.sponsor },
    citation: article.sources.map(citation),
    correction: article.corrections.map(({ at, text }, index) => ({
      '@type': 'CorrectionComment',
      url: `${absoluteUrl(siteUrl, articlePath(locale, slug))}#${correctionAnchor(article.corrections.length - index)}`,
      datePublished: machineTime(at),
      text: plainText(text),
    })),
    // Which of the two is the other's translation does not change when one of them is off the site.
    [locale === article.originLocale ? 'workTranslation' : 'translationOfWork']: translation && {
      '@type': type,
      '@id': articleId(siteUrl, translation),
      inLanguage: translation.locale,
      headline: clipCharacters(withoutRuby(translation.headline), MOST_HEADLINE_CHARACTERS),
    },
    speakable: { '@type': 'SpeakableSpecification', cssSelector: SPEAKABLE },
  };
}

/** The pictures of a text, each once, with what its page says of them. */
function picturesIn({ document, pictures }: PublishedArticle, siteUrl: string): Thing[] {
  const blocks = listsIn(document).flatMap(({ of, parts }) => (of === 'block' ? parts : []) as Block[]);
  const things = blocks
    .flatMap((block) => (block.kind === 'pictures' ? shownPictures(block, pictures) : []))
    .flatMap(({ picture, caption, alt, credit }): [string, Thing][] => {
      const file = largestJpeg(picture.variants);
      if (!file) return [];
      const url = absoluteUrl(siteUrl, mediaPath(file.file));
      const { width, height } = file;
      const saying = caption.of === 'article' ? plainText(caption.text) : caption.text;
      const thing = { '@type': 'ImageObject', url, width, height, creditText: credit };
      return [[url, { ...thing, caption: saying || alt }]];
    });
  return [...new Map(things).values()];
}

/** An edition as data: its page's address, and what on it is meant. */
const articleId = (siteUrl: string, edition: { locale: Locale; slug: string }): string =>
  `${absoluteUrl(siteUrl, articlePath(edition.locale, edition.slug))}#article`;

/** Who wrote it, and who did what else: what schema.org has no word for is a contributor. */
function contributors({ authors, locale }: PublishedArticle, siteUrl: string) {
  const things = (those: PublishedAuthor[]) => those.map((each) => authorThing(siteUrl, locale, each));
  const writers = writersOf(authors);
  const others = authors.filter((each) => !writers.includes(each));
  const who = (contribution: Contribution) =>
    things(others.filter((each) => each.contribution === contribution));
  return {
    author: things(writers),
    editor: who('editing'),
    translator: who('translation'),
    contributor: things(
      others.filter(({ contribution }) => contribution !== 'editing' && contribution !== 'translation'),
    ),
  };
}

/** An author, who has a page in this language; the newsroom is no person. */
export function authorThing(siteUrl: string, locale: Locale, author: PublishedAuthor): Thing {
  const url = absoluteUrl(siteUrl, authorPath(locale, author.slug));
  const { name, isNewsroom } = author;
  return { '@type': isNewsroom ? 'Organization' : 'Person', '@id': `${url}#author`, name, url };
}

function citation(source: PublishedArticle['sources'][number]): Thing {
  const { title, publisher, url, language } = source;
  return {
    '@type': 'CreativeWork',
    name: title || publisher,
    url: url && isPublicLink(url) ? url : undefined,
    inLanguage: language,
    publisher: { '@type': 'Organization', name: publisher },
  };
}
