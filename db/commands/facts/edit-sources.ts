import { and, eq, inArray, ne } from 'drizzle-orm';
import { segmentsCiting } from '#lib/article/citations.ts';
import { cleanName } from '#lib/article/clean-text.ts';
import { type ArticleDocument, parseDocument } from '#lib/article/document.ts';
import type { SourceInput, SourceView } from '#lib/desk/editor.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { parseTime } from '#lib/parse-time.ts';
import { isWebAddress } from '#lib/web-address.ts';
import { wordOf } from '../../freshness/words.ts';
import { type Draft, draftsOf } from '../../queries/editions/drafts-of.ts';
import { articleSource, revision, source } from '../../schema.ts';
import { type Context, objectionTo, refuse } from '../run/run-command.ts';
import { type Renumbered, renumberDrafts } from '../text/renumber-drafts.ts';
import { nameSource } from './name-source.ts';

/**
 * Gives an article these sources in this order. `[^n]` counts them, so the citations of both drafts follow. A source
 * that is cited cannot go, and one that readers see cited keeps its number: what is published is not rewritten.
 * @returns the segments whose citations were counted anew
 */
export async function editSources(
  context: Context,
  articleId: number,
  before: SourceView[],
  wanted: SourceInput[],
): Promise<Renumbered[]> {
  const ids: number[] = [];
  const moves = new Map<number, number>();
  for (const input of wanted) {
    const present = before.find(({ id }) => id === input.id);
    if (input.id !== undefined && !present) refuse('unknown-source', { sourceId: input.id });
    const id = await writeSource(context, articleId, input, present);
    if (!ids.includes(id)) ids.push(id);
    if (present) moves.set(before.indexOf(present) + 1, ids.indexOf(id) + 1);
  }
  const drafts = await draftsOf(context.transaction, articleId);
  await refuseCited(context, drafts, before.length, moves);
  await context.transaction.delete(articleSource).where(eq(articleSource.articleId, articleId));
  if (ids.length > 0) {
    await context.transaction
      .insert(articleSource)
      .values(ids.map((sourceId, index) => ({ articleId, sourceId, position: index + 1 })));
  }
  return renumberDrafts(context, articleId, drafts, (n) => moves.get(n) ?? n);
}

async function refuseCited(
  { transaction }: Context,
  drafts: Partial<Record<Locale, Draft>>,
  count: number,
  moves: Map<number, number>,
): Promise<void> {
  const editions = Object.values(drafts).map(({ edition }) => edition);
  const published = editions
    .flatMap(({ liveRevisionId, scheduledRevisionId }) => [liveRevisionId, scheduledRevisionId])
    .filter((id) => id !== null);
  const rows = await transaction
    .select({ document: revision.document })
    .from(revision)
    .where(inArray(revision.id, published));
  const publicTexts = rows.map(({ document }) => parseDocument(document));
  const citing = (documents: ArticleDocument[], n: number) =>
    documents.flatMap((document) => segmentsCiting(document, n));
  for (let n = 1; n <= count; n++) {
    if (moves.get(n) !== n && citing(publicTexts, n).length > 0) refuse('cited-in-public', { n });
    const segments = citing(
      Object.values(drafts).map(({ document }) => document),
      n,
    );
    if (!moves.has(n) && segments.length > 0) refuse('cited-source', { n, segments: segments.join(' ') });
  }
}

/** Writes one source, new or changed. Names, language and date belong to the work, wherever it is cited. */
async function writeSource(
  context: Context,
  articleId: number,
  input: SourceInput,
  present: SourceView | undefined,
): Promise<number> {
  const url = input.url === undefined ? (present?.url ?? null) : cleanName(input.url ?? '') || null;
  if (url !== null && !isWebAddress(url)) refuse('invalid-url', { url });
  const names = { ...present?.names, ...input.names };
  const isNamed = LOCALES.some((locale) => cleanName(names[locale]?.title ?? ''));
  if (url === null && !isNamed) refuse('no-source-name');
  // Without a title the publisher would go, too: a name is both.
  const nameless = LOCALES.find(
    (locale) => input.names?.[locale]?.publisher?.trim() && !names[locale]?.title.trim(),
  );
  if (nameless) refuse('publisher-without-title', { locale: nameless });
  if (input.language && !isLanguage(input.language)) refuse('invalid-language', { language: input.language });
  const id = await sourceAt(context, articleId, url, present);
  if (!(await mayDescribeSource(context, articleId, id))) {
    if (present?.id === id && saysOtherwise(input, present)) refuse('forbidden');
    return id;
  }
  const { language, accessedAt } = input;
  const facts = {
    ...(language !== undefined && { language }),
    ...(accessedAt !== undefined && { accessedAt: accessedAt === null ? null : dayOf(accessedAt) }),
  };
  if (Object.keys(facts).length > 0) {
    await context.transaction.update(source).set(facts).where(eq(source.id, id));
  }
  // Its names, too, stand on the page of every article that rests on it.
  context.changed.add(wordOf('source', id));
  for (const locale of LOCALES) {
    const name = names[locale];
    if (!name) continue;
    await nameSource(context, id, locale, name);
  }
  return id;
}

/** The midnight of a day, `2026-11-24`. */
function dayOf(day: string): Date {
  return parseTime(`${day}T00:00Z`) ?? refuse('invalid-time');
}

/** The source at an address. One that other articles rest on too is not taken to another address with this one. */
async function sourceAt(
  context: Context,
  articleId: number,
  url: string | null,
  present: SourceView | undefined,
): Promise<number> {
  const { transaction } = context;
  if (present && present.url === url) return present.id;
  if (url !== null) {
    const [known] = await transaction.select({ id: source.id }).from(source).where(eq(source.url, url));
    if (known) return known.id;
  }
  if (present && !(await isCitedElsewhere(transaction, articleId, present.id))) {
    await transaction.update(source).set({ url }).where(eq(source.id, present.id));
    context.changed.add(wordOf('source', present.id));
    return present.id;
  }
  return findOrCreateSource(context, {
    url,
    language: present?.language ?? null,
    accessedAt: present?.accessedAt ? new Date(present.accessedAt) : null,
  });
}

/** The source at an address; made where there is none. The table's unique addresses decide, not a look before. */
export async function findOrCreateSource(
  { transaction, now }: Context,
  facts: Pick<typeof source.$inferInsert, 'url' | 'language' | 'accessedAt'>,
): Promise<number> {
  const [made] = await transaction
    .insert(source)
    .values({ ...facts, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: source.id });
  if (made) return made.id;
  const [known] = await transaction
    .select({ id: source.id })
    .from(source)
    .where(eq(source.url, facts.url ?? ''));
  if (!known) throw new Error('A source was neither made nor found.');
  return known.id;
}

/**
 * Whether the actor may say something else about a source that is there: not somebody who cannot publish, where another
 * article rests on it too, for readers would see that at once. So it is with pictures (add-media.ts).
 */
export async function mayDescribeSource(
  context: Context,
  articleId: number,
  sourceId: number,
): Promise<boolean> {
  if (!(await objectionTo(context, { right: 'publish' }))) return true;
  return !(await isCitedElsewhere(context.transaction, articleId, sourceId));
}

function saysOtherwise({ language, accessedAt, names = {} }: SourceInput, present: SourceView): boolean {
  return (
    (language !== undefined && language !== present.language) ||
    (accessedAt !== undefined && accessedAt !== present.accessedAt) ||
    LOCALES.some((locale) => {
      const [said, is] = [names[locale], present.names[locale]];
      if (!said) return false;
      return (
        cleanName(said.title) !== (is?.title ?? '') ||
        (said.publisher === undefined ? is?.publisher : cleanName(said.publisher)) !== is?.publisher
      );
    })
  );
}

async function isCitedElsewhere(transaction: Context['transaction'], articleId: number, sourceId: number) {
  const [other] = await transaction
    .select({ id: articleSource.articleId })
    .from(articleSource)
    .where(and(eq(articleSource.sourceId, sourceId), ne(articleSource.articleId, articleId)))
    .limit(1);
  return other !== undefined;
}

/** As BCP 47 writes it. */
const isLanguage = (language: string) => /^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/.test(language);
