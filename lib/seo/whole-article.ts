import type { Contribution } from '../article/contributions.ts';
import type { CorrectionKind } from '../article/corrections.ts';
import type { ArticleDocument, InsightKind, Section } from '../article/document.ts';
import { plainText } from '../article/inline.ts';
import type { PictureRole, Pictures } from '../article/picture-words.ts';
import type { Provenance, ToldProvenance } from '../article/provenance.ts';
import { withoutRuby } from '../article/ruby.ts';
import type { Locale } from '../locale.ts';
import type { Picture } from '../media/picture.ts';
import { absoluteUrl, articlePath } from '../urls.ts';
import { printableLine } from './printable.ts';

/** A published article as feeds and twins have it; db/queries/editions/get-article.ts returns it. */
export type WholeArticle = {
  articleId: number;
  locale: Locale;
  slug: string;
  document: ArticleDocument;
  category: { key: string; name: string; slug: string } | null;
  hero: Picture | null;
  /** What blocks of the text show, by the ids that the document names. */
  pictures: Pictures;
  tags: { name: string; slug: string }[];
  authors: { name: string; bio: string; slug: string; contribution: Contribution }[];
  sources: { title: string; publisher: string; url: string | null; language: string | null }[];
  publishedAt: Date;
  modifiedAt: Date | null;
  /** Newest first; `segment` is the text that one is about, where it is not about the whole. */
  corrections: { at: Date; kind: CorrectionKind; text: string; segment: string | null }[];
  provenance: Provenance;
  originLocale: Locale;
  /** Who paid for it; null for what the newsroom itself has decided to say. */
  sponsor: string | null;
  /** Whether search engines are asked to leave it out. */
  noindex: boolean;
  translation: { locale: Locale; slug: string } | null;
};

/** What the program itself says around an article, in the article's language (i18n/article-words.ts). */
export type ArticleWords = {
  sections: Record<Section, string>;
  insightKinds: Record<InsightKind, string>;
  contributions: Record<Contribution, string>;
  published: string;
  updated: string;
  sources: string;
  corrections: string;
  correctionKinds: Record<CorrectionKind, string>;
  aboutAuthors: string;
  unnamedSource: string;
  /** @param day as a reader reads it */
  asOf: (day: string) => string;
  sourceLanguage: (language: string) => string;
  /** How a translated text came about. */
  provenance: (told: ToldProvenance, origin: Locale) => string;
  /** That somebody paid for it, and who. */
  sponsored: (name: string) => string;
  /** Its headline, where nothing else is shown. */
  sponsoredTitle: (title: string) => string;
  pictureCredit: (credit: string, licence: string) => string;
  /** Who made a picture of the text, and by what right it is here. */
  figureCredit: (about: { role: PictureRole; credit: string; licence: string }) => string;
  /** What stands before the source of a table. */
  figureSource: string;
  /** Says, in the other language, that the article is to be had in it. */
  readTranslation: string;
};

/** The headline as titles have it: one line, no readings. */
export const titleOf = ({ headline }: { headline: string }): string => printableLine(withoutRuby(headline));

/** The same where it stands alone, in lists of programs: what somebody paid for says so. */
export const markedTitleOf = (
  { document, sponsor }: Pick<WholeArticle, 'document' | 'sponsor'>,
  words: ArticleWords,
): string => (sponsor === null ? titleOf(document) : words.sponsoredTitle(titleOf(document)));

/** The lede as summaries have it: one line, no marks. */
export const summaryOf = ({ lede }: { lede: string }): string => printableLine(plainText(lede));

/** The instant at which readers last saw a difference. */
export const updatedAt = ({
  publishedAt,
  modifiedAt,
}: Pick<WholeArticle, 'publishedAt' | 'modifiedAt'>): Date => modifiedAt ?? publishedAt;

/** The whole address of an article's page. */
export const addressOf = ({ locale, slug }: Pick<WholeArticle, 'locale' | 'slug'>, siteUrl: string): string =>
  absoluteUrl(siteUrl, articlePath(locale, slug));

/**
 * A name for a thing that no change of its address or headline changes (RFC 4151), by which readers of feeds know what they
 * have shown already.
 * @param what such as `ja/article/12`
 */
export function tagUri(siteUrl: string, what: string): string {
  return `tag:${new URL(siteUrl).hostname},2026:${what}`;
}

/** The name of one edition. */
export const editionUri = (
  { locale, articleId }: Pick<WholeArticle, 'locale' | 'articleId'>,
  siteUrl: string,
) => tagUri(siteUrl, `${locale}/article/${articleId}`);
