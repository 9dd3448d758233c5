import { and, asc, eq, isNull } from 'drizzle-orm';
import type { NotesAnswer } from '#lib/desk/notes.ts';
import type { Actor } from '../../../auth/actor.ts';
import { article, note, user } from '../../../schema.ts';
import { theStore } from '../../../store.ts';
import { readable } from '../readable.ts';

/** The notes on an article's texts, oldest first; null where there is no article that the actor may see. */
export async function listNotes(args: { actor: Actor; articleId: number }): Promise<NotesAnswer | null> {
  const { actor, articleId } = args;
  const { read } = theStore();
  const [found] = await read
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.id, articleId), readable(actor)));
  if (!found) return null;
  const notes = await read.select().from(note).where(eq(note.articleId, articleId)).orderBy(asc(note.id));
  const people = await read
    .select({ name: user.name })
    .from(user)
    .where(isNull(user.disabledAt))
    .orderBy(asc(user.name));
  return {
    notes: notes.map(({ id, locale, segmentId, about, text, name, at, resolvedBy }) => ({
      id,
      locale,
      segment: segmentId,
      about,
      text,
      by: name,
      at: at.toISOString(),
      resolvedBy,
    })),
    people: people.map(({ name }) => name),
  };
}
