import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import demo from '#content/articles.json' with { type: 'json' };
import type { Locale } from '#lib/locale.ts';
import { importFile } from '../commands/import-file.ts';
import { theStore } from '../store.ts';

const FOLDER = join(import.meta.dirname, '../../content/articles');
const HOUR = 3_600_000;

type DemoArticle = {
  key: string;
  category: string;
  locales: Locale[];
  slugs: Partial<Record<Locale, string>>;
  publishedHoursAgo: number;
};

/**
 * Loads the demo articles of content/ by the command that staff use, dated back from now. Safe to repeat: what is
 * there already stays as it is.
 */
export async function loadDemo(onProgress: (sentence: string) => void): Promise<void> {
  onProgress(`Loading ${demo.length} demo articles ...`);
  for (const entry of demo as DemoArticle[]) {
    const publishedAt = new Date(theStore().now().getTime() - entry.publishedHoursAgo * HOUR);
    let original: number | undefined;
    for (const locale of entry.locales) {
      const path = join(FOLDER, `${entry.key}.${locale}.txt`);
      const slug = entry.slugs[locale];
      const result = await importFile({
        actor: { name: 'demo' },
        path,
        bytes: readFileSync(path),
        locale,
        category: entry.category,
        publish: true,
        publishedAt,
        ...(slug && { slug }),
        ...(original !== undefined && { translationOf: original }),
      });
      if (!result.ok) throw new Error(`The demo article ${path} cannot be taken in: ${result.code}.`);
      original ??= result.ref.articleId;
    }
  }
}
