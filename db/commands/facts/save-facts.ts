import { and, asc, eq } from 'drizzle-orm';
import { cleanName } from '#lib/article/clean-text.ts';
import type { Fact, FactsChange, FactsResult, FactsView } from '#lib/desk/editor.ts';
import type { Actor } from '../../auth/actor.ts';
import { wordOf } from '../../freshness/words.ts';
import { factsOf } from '../../queries/desk/editor/facts-of.ts';
import { readablePicture } from '../../queries/desk/readable-pictures.ts';
import { article, category, edition, media } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';
import { findArticle } from '../run/change-edition.ts';
import { type Context, type Done, type Refusal, record, refuse, runCommand } from '../run/run-command.ts';
import type { Renumbered } from '../text/renumber-drafts.ts';
import { versionsOf } from '../text/save-text.ts';
import { describePicture, mayDescribe } from './add-media.ts';
import { assignTags } from './assign-references.ts';
import { setAuthors } from './authors.ts';
import { editSources } from './edit-sources.ts';
import { giveHero } from './set-hero.ts';
import { findOrCreateChosenTags } from './taxonomy.ts';

type Wanted = Omit<FactsChange, 'versions'>;

export type SaveFacts = { actor: Actor; articleId: number; change: FactsChange };

/** A change of something that somebody else has changed meanwhile: nothing of it was written. */
export type StaleFacts = Refusal & { code: 'stale-facts'; facts: FactsView };

/**
 * Changes category, authors, tags, sources and picture of an article, those that are named. They hold for both
 * languages, and for readers at once. Refuses with what they are now when one of them is not what the editor saw.
 */
export async function saveFacts({
  actor,
  articleId,
  change,
}: SaveFacts): Promise<Done<FactsResult> | Refusal | StaleFacts> {
  const result = await runCommand(actor, { right: 'edit-facts', articleId }, async (context) => {
    await findChangeable(context, articleId);
    const before = await factsOf(context.transaction, articleId);
    const stale = changedFacts(change).find((fact) => change.versions[fact] !== before.versions[fact]);
    if (stale) refuse('stale-facts', { fact: stale });
    return writeFacts(context, articleId, change, before);
  });
  if (result.ok || result.code !== 'stale-facts') return result;
  return { ...result, code: 'stale-facts', facts: await factsOf(theStore().read, articleId) };
}

/** Ends the verb unless there is an article whose facts can change. */
export async function findChangeable(context: Context, articleId: number): Promise<void> {
  const { trashedAt } = await findArticle(context, articleId);
  if (trashedAt) refuse('trashed', { articleId });
}

/**
 * Writes the facts that are named, inside a transaction that runs already.
 * @param before what they are
 */
export async function writeFacts(
  context: Context,
  articleId: number,
  wanted: Wanted,
  before: FactsView,
): Promise<FactsResult> {
  const facts = changedFacts(wanted);
  const renumbered = await writeEach(context, articleId, wanted, before);
  const visible = wanted.sources !== undefined || Boolean(wanted.hero) || (await isDated(context, articleId));
  if (facts.length > 0) {
    await record(context, { action: 'save-facts', articleId, detail: { facts }, visible });
  }
  return {
    facts: await factsOf(context.transaction, articleId),
    versions: await versionsOf(context, articleId),
    texts: cellsOf(renumbered),
  };
}

function changedFacts(change: Wanted): Fact[] {
  const named: [Fact, unknown][] = [
    ['category', change.categoryId],
    ['authors', change.authors],
    ['tags', change.tags],
    ['sources', change.sources],
    ['hero', change.hero],
  ];
  return named.flatMap(([fact, value]) => (value === undefined ? [] : [fact]));
}

async function writeEach(
  context: Context,
  articleId: number,
  { categoryId, authors, tags, sources, hero }: Wanted,
  before: FactsView,
): Promise<Renumbered[]> {
  if (categoryId !== undefined) await setCategory(context, articleId, categoryId);
  if (authors) await setAuthors(context, articleId, authors);
  if (tags) await assignTags(context, articleId, await findOrCreateChosenTags(context, tags), 'replace');
  if (hero !== undefined) await setPicture(context, articleId, hero);
  return sources ? editSources(context, articleId, before.sources, sources) : [];
}

async function setCategory({ transaction }: Context, articleId: number, categoryId: number | null) {
  const known = await transaction.select().from(category).orderBy(asc(category.position));
  if (categoryId !== null && !known.some(({ id }) => id === categoryId)) {
    refuse('unknown-category', { category: categoryId, known: known.map(({ key }) => key).join(', ') });
  }
  await transaction.update(article).set({ categoryId }).where(eq(article.id, articleId));
}

async function setPicture(
  context: Context,
  articleId: number,
  hero: NonNullable<FactsChange['hero']> | null,
) {
  if (hero) {
    const { mediaId, texts, credit } = hero;
    const picture = eq(media.id, mediaId);
    const [known] = await context.transaction
      .select({ id: media.id })
      .from(media)
      .where(and(picture, readablePicture(context.actor)));
    if (!known) refuse('unknown-media', { mediaId });
    const describes = credit !== undefined || texts !== undefined;
    if (describes && !(await mayDescribe(context, mediaId, articleId))) refuse('forbidden');
    if (credit !== undefined) {
      const name = cleanName(credit);
      if (name === '') refuse('no-credit');
      await context.transaction.update(media).set({ credit: name }).where(picture);
      context.changed.add(wordOf('media', mediaId));
    }
    if (texts) await describePicture(context, mediaId, texts);
  }
  await giveHero(context, articleId, hero?.mediaId ?? null);
}

/** Whether readers know, or will know, an edition: only then do they see a difference. */
async function isDated({ transaction }: Context, articleId: number): Promise<boolean> {
  const editions = await transaction.select().from(edition).where(eq(edition.articleId, articleId));
  return editions.some(({ publishedAt }) => publishedAt !== null);
}

function cellsOf(renumbered: Renumbered[]): FactsResult['texts'] {
  const texts: FactsResult['texts'] = { ja: {}, en: {} };
  for (const { locale, segment, text } of renumbered) texts[locale][segment] = { text, hash: textHash(text) };
  return texts;
}
