import type { Contribution } from '../article/contributions.ts';
import type { CorrectionKind } from '../article/corrections.ts';
import type { ArticleDocument } from '../article/document.ts';
import type { Pictures } from '../article/picture-words.ts';
import type { Locale } from '../locale.ts';
import type { SharedArticle } from '../share/article-subject.ts';

/** What machines are told of a published article; db/queries/editions/get-article.ts returns more than this. */
export type PublishedArticle = {
  articleId: number;
  locale: Locale;
  slug: string;
  document: Omit<ArticleDocument, 'v'>;
  /** Of its text, by the ids that the document names. */
  pictures: Pictures;
  category: { key: string; name: string; slug: string } | null;
  hero: SharedArticle['hero'];
  tags: { name: string }[];
  authors: (PublishedAuthor & { contribution: Contribution })[];
  sources: { title: string; publisher: string; url: string | null; language: string | null }[];
  publishedAt: Date;
  modifiedAt: Date | null;
  /** Newest first; `segment` is the text that one is about, where it is not about the whole. */
  corrections: { at: Date; kind: CorrectionKind; text: string; segment: string | null }[];
  originLocale: Locale;
  /** Who paid for it; null for what the newsroom itself has decided to say. */
  sponsor: string | null;
  /** Whether search engines are asked to leave it out. */
  noindex: boolean;
  translation: { locale: Locale; slug: string; headline: string } | null;
};

export type PublishedAuthor = {
  name: string;
  slug: string;
  /** Whether it is the newsroom as a whole, and no person. */
  isNewsroom: boolean;
};
