import { toHtml } from 'hast-util-to-html';
import type { ArticleDocument } from '../article/document.ts';
import { articleOutline } from './article-outline.ts';
import { articleTree, type Citations } from './article-tree.ts';
import { printable } from './printable.ts';
import type { ArticleWords, WholeArticle } from './whole-article.ts';

type Written = { facts: string; html: string };

/** Whoever reads the same text gets the same document (readDocument), in every feed that has the article. */
const ofDocuments = new WeakMap<ArticleDocument, Map<Citations, Written>>();

/**
 * The whole article as HTML that stands alone, for feeds. Written once for a revision, until the facts around its text change.
 */
export function articleHtml(
  article: WholeArticle,
  words: ArticleWords,
  siteUrl: string,
  citations: Citations = 'linked',
): string {
  const { document, ...rest } = article;
  const facts = JSON.stringify([siteUrl, rest]);
  const written = ofDocuments.get(document) ?? new Map<Citations, Written>();
  ofDocuments.set(document, written);
  const known = written.get(citations);
  if (known?.facts === facts) return known.html;
  const html = printable(toHtml(articleTree(articleOutline(article, words, siteUrl), citations)));
  written.set(citations, { facts, html });
  return html;
}
