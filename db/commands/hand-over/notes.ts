import { and, eq, isNull } from 'drizzle-orm';
import type { ArticleDocument } from '#lib/article/document.ts';
import { segmentsOf } from '#lib/article/segments.ts';
import { mentionsIn } from '#lib/desk/notes.ts';
import type { Actor } from '../../auth/actor.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { note, noteMention, user } from '../../schema.ts';
import { type EditionRef, findEdition } from '../run/change-edition.ts';
import { type Context, record, refuse, runCommand } from '../run/run-command.ts';
import { cleanNote } from './clean-note.ts';

/** Says something about a text of a draft, to whoever works on it. Who is named with an @ finds it among what needs them. */
export function addNote(args: EditionRef & { actor: Actor; segment: string; text: string }) {
  const { actor, articleId, locale, segment: segmentId, text } = args;
  const ref = { articleId, locale };
  return runCommand(actor, { right: 'edit-text', articleId }, async (context) => {
    const { transaction, now } = context;
    const { trashedAt } = await findEdition(context, ref);
    if (trashedAt) refuse('trashed', { articleId });
    const said = cleanNote(text);
    if (said === '') refuse('no-note-text');
    const draft = (await draftsOf(transaction, articleId))[locale];
    const about = draft && segmentsOf(draft.document).find(({ id }) => id === segmentId)?.text;
    if (about === undefined) return refuse('note-without-text');
    const [made] = await transaction
      .insert(note)
      .values({ ...ref, segmentId, home: segmentId, about, text: said, name: actor.name, at: now })
      .returning({ id: note.id });
    const noteId = made?.id ?? 0;
    const named = await mentioned(context, said);
    if (named.length > 0) {
      await transaction.insert(noteMention).values(named.map((userId) => ({ noteId, userId })));
    }
    const detail = { noteId, segment: segmentId, text: said };
    await record(context, { action: 'add-note', ...ref, detail, visible: false });
    return { noteId };
  });
}

/** Says that a note is settled, or open again. Refuses one that is not of this article, or is so already. */
export function settleNote(args: { actor: Actor; articleId: number; noteId: number; isResolved: boolean }) {
  const { actor, articleId, noteId, isResolved } = args;
  return runCommand(actor, { right: 'edit-text', articleId }, async (context) => {
    const { transaction, now } = context;
    const [found] = await transaction
      .select()
      .from(note)
      .where(and(eq(note.id, noteId), eq(note.articleId, articleId)));
    if (!found || (found.resolvedAt !== null) === isResolved) return refuse('note-moved-on');
    await transaction
      .update(note)
      .set(isResolved ? { resolvedAt: now, resolvedBy: actor.name } : { resolvedAt: null, resolvedBy: null })
      .where(eq(note.id, noteId));
    const action = isResolved ? 'resolve-note' : 'reopen-note';
    await record(context, { action, articleId, locale: found.locale, detail: { noteId }, visible: false });
    return {};
  });
}

/**
 * Lets the notes on a draft follow their texts: to the text that theirs was joined to, to the half in which it is where that is split, and
 * back where theirs is there again. One whose text is gone stays with it, in case that is taken back.
 * @param origins of texts that were joined or split (lineage.ts): ids before by the id after
 */
export async function moveNotes(
  { transaction }: Context,
  { articleId, locale }: EditionRef,
  document: ArticleDocument,
  origins: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): Promise<void> {
  const notes = await transaction
    .select({ id: note.id, segmentId: note.segmentId, home: note.home, about: note.about })
    .from(note)
    .where(and(eq(note.articleId, articleId), eq(note.locale, locale)));
  if (notes.length === 0) return;
  const texts = new Map(segmentsOf(document).map(({ id, text }) => [id, text]));
  for (const each of notes) {
    const { id, segmentId, home } = each;
    const atHome = texts.get(home);
    const takers = [...origins].flatMap(([taker, from]) => (from.has(segmentId) ? [taker] : []));
    const places = [segmentId, ...takers].filter((place) => texts.has(place));
    const nearest = places.reduce<string | undefined>(
      (best, place) =>
        best !== undefined && runsIn(each.about, texts.get(best)) >= runsIn(each.about, texts.get(place))
          ? best
          : place,
      undefined,
    );
    const now =
      atHome === undefined
        ? { segmentId: nearest ?? segmentId, about: each.about }
        : // Of a text that others were joined to, the note is about its own part.
          { segmentId: home, about: origins.has(home) ? each.about : atHome };
    if (now.segmentId === segmentId && now.about === each.about) continue;
    await transaction.update(note).set(now).where(eq(note.id, id));
  }
}

/** Runs of this length that two texts share are no chance. */
const RUN = 8;

/** How much of a text stands in another one: how many of its runs. */
function runsIn(about: string, text = ''): number {
  const last = Math.max(1, about.length - RUN + 1);
  return Array.from({ length: last }, (_, at) => about.slice(at, at + RUN)).filter((run) =>
    text.includes(run),
  ).length;
}

async function mentioned({ transaction }: Context, text: string): Promise<string[]> {
  if (!text.includes('@')) return [];
  const people = await transaction
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(isNull(user.disabledAt));
  const names = mentionsIn(
    text,
    people.map(({ name }) => name),
  );
  return people.filter(({ name }) => names.includes(name)).map(({ id }) => id);
}
