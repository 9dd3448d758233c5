import { expect, it } from 'vitest';
import type { ArticleView } from '#db/queries/editions/get-article.ts';
import { emptyDocument } from '#lib/article/document.ts';
import { toMarkup } from '#lib/markup.ts';
import { Sources } from './sources.tsx';

const htmlOf = (locale: 'ja' | 'en', sources: ArticleView['sources']) => {
  const article = { document: emptyDocument(), locale, sources } as unknown as ArticleView;
  return toMarkup()((<Sources article={article} />) as never);
};

it('an article without sources says so, as the editorial policy promises', () => {
  expect(htmlOf('ja', [])).toBe('<p class="sources">この記事には、出典を示していません。</p>');
  expect(htmlOf('en', [])).toBe('<p class="sources">This article names no sources.</p>');
  const source = { title: 'Tide tables', publisher: 'JMA', url: 'https://example.org/', language: 'en' };
  expect(htmlOf('en', [source])).not.toContain('names no sources');
  expect(htmlOf('en', [source])).toContain('Tide tables');
});
