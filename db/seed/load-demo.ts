import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import demo from '#content/articles.json' with { type: 'json' };
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../auth/actor.ts';
import { moveEdition } from '../commands/addresses/move-edition.ts';
import { correctEdition } from '../commands/editions/correct-edition.ts';
import { scheduleEdition } from '../commands/editions/schedule-edition.ts';
import { withdrawEdition } from '../commands/editions/withdraw-edition.ts';
import { importArticle } from '../commands/import/import-article.ts';
import { readText } from '../commands/import/import-file.ts';
import { getVocabulary } from '../queries/desk/get-vocabulary.ts';
import { theStore } from '../store.ts';
import { withDemoFigures } from './demo-figures.ts';

const FOLDER = join(import.meta.dirname, '../../content/articles');
const HOUR = 3_600_000;
const actor: Actor = { name: 'demo', role: 'admin', userId: null };

type PerLocale<T> = Partial<Record<Locale, T>>;

type DemoArticle = {
  /** Its files are content/articles/KEY.LOCALE.txt. */
  key: string;
  category: string;
  locales: Locale[];
  slugs: PerLocale<string>;
  /** Dates are offsets from the moment of loading, so that the front page is always of today. */
  publishedHoursAgo?: number;
  scheduledInHours?: number;
  /** An address it had before. */
  formerSlugs?: PerLocale<string>;
  /** The reason that readers are told. */
  withdrawn?: PerLocale<string>;
  /** What an earlier revision said in place of the present words, and the note about it. */
  corrected?: PerLocale<{ before: string; now: string; text: string }>;
};

/**
 * Loads the demo articles of content/ by the commands that staff use. Safe to repeat: what is there already stays as
 * it is.
 */
export async function loadDemo(onProgress: (sentence: string) => void): Promise<void> {
  onProgress(`Loading ${demo.length} demo articles ...`);
  for (const entry of demo as DemoArticle[]) {
    let articleId: number | undefined;
    for (const locale of entry.locales) articleId = await loadEdition(entry, locale, articleId);
  }
}

async function loadEdition(
  entry: DemoArticle,
  locale: Locale,
  translationOf: number | undefined,
): Promise<number> {
  const now = theStore().now().getTime();
  const path = join(FOLDER, `${entry.key}.${locale}.txt`);
  const text = readFileSync(path, 'utf8');
  const slug = entry.formerSlugs?.[locale] ?? entry.slugs[locale];
  const take = async (content: string) => {
    const bytes = new TextEncoder().encode(content);
    const read = await readText(bytes, { locale, vocabulary: await getVocabulary(actor), hasMarks: true });
    if (!read.ok) throw new Error(`The demo article ${path} cannot be read: ${read.code}`);
    const document = withDemoFigures(entry.key, read.parsed.document, locale);
    const result = await importArticle({
      actor,
      path,
      sha256: read.sha256,
      text: read.text,
      parsed: { ...read.parsed, document },
      category: entry.category,
      publish: entry.publishedHoursAgo !== undefined,
      ...(slug && { slug }),
      ...(translationOf !== undefined && { translationOf }),
      ...(entry.publishedHoursAgo !== undefined && {
        publishedAt: new Date(now - entry.publishedHoursAgo * HOUR),
      }),
    });
    return done(result, path).ref;
  };

  const corrected = entry.corrected?.[locale];
  if (corrected) await take(text.replace(corrected.now, corrected.before));
  const ref = await take(text);
  const edition = { actor, ...ref };
  if (corrected) done(await correctEdition({ ...edition, text: corrected.text }), path);
  if (entry.formerSlugs?.[locale] && entry.slugs[locale]) {
    done(await moveEdition({ ...edition, slug: entry.slugs[locale] }), path);
  }
  if (entry.scheduledInHours !== undefined) {
    const at = new Date(now + entry.scheduledInHours * HOUR);
    done(await scheduleEdition({ ...edition, at }), path);
  }
  const reason = entry.withdrawn?.[locale];
  if (reason) done(await withdrawEdition({ ...edition, reason }), path);
  return ref.articleId;
}

/** The result of a command that content/ must not make fail. */
function done<T extends { ok: boolean }>(result: T, path: string): Extract<T, { ok: true }> {
  if (result.ok) return result as Extract<T, { ok: true }>;
  throw new Error(`The demo article ${path} cannot be loaded: ${JSON.stringify(result)}`);
}
