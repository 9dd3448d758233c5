import type { Locale } from '#lib/locale.ts';
import { type CategoryLink, listTeasers, type Teaser } from '../editions/teaser.ts';

/** The newest stories of one category. */
export type Strip = { category: CategoryLink; teasers: Teaser[] };

/** More categories than this would not fit a front page. */
const MOST_CATEGORIES = 24;

/** The newest stories of every category that has any, in one statement; the category with the newest story first. */
export async function listStrips(args: { locale: Locale; perCategory: number }): Promise<Strip[]> {
  const { locale, perCategory } = args;
  const teasers = await listTeasers({
    locale,
    list: { kind: 'category', newestOfEach: perCategory },
    limit: MOST_CATEGORIES * perCategory,
  });
  const strips = new Map<string, Strip>();
  for (const teaser of teasers) {
    if (!teaser.category) continue;
    const strip = strips.get(teaser.category.key) ?? { category: teaser.category, teasers: [] };
    strip.teasers.push(teaser);
    strips.set(teaser.category.key, strip);
  }
  return [...strips.values()];
}
