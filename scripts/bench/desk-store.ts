import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { ROOT } from '../cli/tool.ts';
import { type Build, runOf } from './builds.ts';
import texts from './texts.json' with { type: 'json' };

/** Who writes in the articles of a desk store. */
export const WRITER = { email: 'writer@example.org', password: 'correct horse battery' };

/** Written rows besides the paragraphs: headline, lede and the title of the analysis. */
const OTHER_ROWS = 3;

/** An article of a desk store: how many rows are written, not counting the empty ones of other sections, and its id. */
export type DeskArticle = { rows: number; id: number };

/**
 * A new store with an administrator and one draft for each number of rows, in both languages, made by the command lines
 * of the build itself: the tables of another may differ.
 * @param dir an empty folder
 */
export async function makeDeskStore(
  { root = ROOT }: Build,
  dir: string,
  rows: number[],
): Promise<DeskArticle[]> {
  const account = ['--email', WRITER.email, '--name', 'Writer'];
  await runOf(root, 'scripts/create-admin.ts', account, dir, `${WRITER.password}\n`);
  const articles: DeskArticle[] = [];
  for (const count of rows) {
    let id: number | undefined;
    for (const locale of LOCALES) {
      const file = join(mkdtempSync(join(tmpdir(), 'prism-bench-')), 'article.txt');
      writeFileSync(file, textOf(count, locale));
      const of = id === undefined ? [] : ['--translation-of', String(id)];
      const report = await runOf(root, 'scripts/import.ts', [file, '--json', '--locale', locale, ...of], dir);
      id = (JSON.parse(report) as { articleId: number }).articleId;
    }
    articles.push({ rows: count, id: id ?? Number.NaN });
  }
  return articles;
}

/** A text of the scraped form, of as many paragraphs as make so many rows. */
function textOf(rows: number, locale: Locale): string {
  const side = locale === 'ja' ? 0 : 1;
  const sentence = (index: number) =>
    (texts.analysis[index % texts.analysis.length]?.[side] ?? '').replaceAll(/\{\w+\}/g, '12');
  const paragraphs = Array.from({ length: rows - OTHER_ROWS }, (_, index) =>
    [sentence(index), sentence(index + 1)].join(locale === 'ja' ? '' : ' '),
  );
  const headline = locale === 'ja' ? `${rows}行の記事を書く` : `Writing an article of ${rows} rows`;
  const title = locale === 'ja' ? '詳細解説：行の数' : 'In depth: The number of rows';
  return [headline, sentence(0), title, ...paragraphs].join('\n\n');
}
