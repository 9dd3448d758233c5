import { describe, expect, it } from 'vitest';
import { HOSTILE_ARTICLE, WORDS } from '#testing/whole-article.ts';
import { articleMarkdown } from './article-markdown.ts';

describe('the Markdown of an article', () => {
  it('is the whole article, readable as it stands', () => {
    expect(articleMarkdown(HOSTILE_ARTICLE, WORDS, 'https://news.example')).toBe(
      `# 潮汐（ちょうせき） & "\\</script>" ]]> a\uFFFDbcde

- 筆者：編集部
- 公開：2026年11月3日 14:05
- 更新：2026年11月3日 15:00
- <https://news.example/ja/articles/%E6%BD%AE%E6%B1%90>

[英語の原文から翻訳](https://news.example/ja/editorial-policy)

*強*い潮[1]。

## なぜ今、重要なのか：理由

**「海」**は深（ふか）い[1] [2]\\(注)。\\
1\\. 改行

- [田 & 畑](https://example.org/?a=1\\&b=2)

## 要点

1. **要**\\
   点\\[3]

## 出典

1. JMA [Tide tables](https://example.org/tides) （英語）
2. 潮の本

## 訂正

- **2026年11月3日 訂正**：値を正しました。

[Read this article in English](https://news.example/en/articles/tides)

[1]: https://example.org/tides
[2]: https://news.example/ja/articles/%E6%BD%AE%E6%B1%90#source-2
`,
    );
  });
});
