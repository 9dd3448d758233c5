import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import demo from '#content/articles.json' with { type: 'json' };
import desks from '#content/desks.json' with { type: 'json' };
import type { Locale } from '#lib/locale.ts';
import type { Actor } from '../auth/actor.ts';
import { moveEdition } from '../commands/addresses/move-edition.ts';
import { correctEdition } from '../commands/editions/correct-edition.ts';
import { scheduleEdition } from '../commands/editions/schedule-edition.ts';
import { withdrawEdition } from '../commands/editions/withdraw-edition.ts';
import { importArticle } from '../commands/import/import-article.ts';
import { readText } from '../commands/import/import-file.ts';
import { saveTopic } from '../commands/topics/save-topic.ts';
import { getVocabulary } from '../queries/desk/get-vocabulary.ts';
import { slug } from '../schema.ts';
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
  /** Who wrote it: the key of an entry of content/desks.json. */
  desk: string;
  locales: Locale[];
  slugs: PerLocale<string>;
  /** When it was written: no article is dated later than what it knows. */
  publishedAt?: string;
  /** From the moment of loading: something is always to come. */
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
  await makeDesks();
  for (const entry of demo as DemoArticle[]) {
    let articleId: number | undefined;
    for (const locale of entry.locales) articleId = await loadEdition(entry, locale, articleId);
  }
}

/** The desks that sign the demo's articles, and nobody else's: other new stores have the newsroom alone. */
async function makeDesks(): Promise<void> {
  for (const { key, names, roles, bios } of desks) {
    const same = and(eq(slug.scope, 'author'), eq(slug.slug, key));
    const [existing] = await theStore().read.select({ id: slug.entityId }).from(slug).where(same).limit(1);
    if (existing) continue;
    const words = (locale: Locale) => ({
      name: names[locale],
      slug: key,
      role: roles[locale],
      description: bios[locale],
    });
    done(
      await saveTopic({
        actor,
        kind: 'author',
        words: { ja: words('ja'), en: words('en') },
        aliases: [],
        links: [],
      }),
      key,
    );
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
  const address = entry.formerSlugs?.[locale] ?? entry.slugs[locale];
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
      authors: [entry.desk],
      publish: entry.publishedAt !== undefined,
      ...(address && { slug: address }),
      ...(translationOf !== undefined && { translationOf }),
      ...(entry.publishedAt !== undefined && { publishedAt: new Date(entry.publishedAt) }),
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
