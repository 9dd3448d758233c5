import { addNote, settleNote } from '#db/commands/hand-over/notes.ts';
import { listNotes } from '#db/queries/desk/editor/list-notes.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import { notesRequest } from '#lib/desk/request-schemas.ts';
import { idOf, unknownArticle } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** The notes on an article's texts. */
export const GET = deskRoute({
  async run({ viewer, params }) {
    const articleId = idOf(params.article);
    const body = await listNotes({ actor: viewer, articleId });
    return body ? { ok: true, body } : unknownArticle(articleId);
  },
});

/** Adds a note, or says that one is settled or open again. A script gets all of them as they are then. */
export const POST = deskRoute({
  schema: notesRequest,
  page: ({ params }) => publishingPath(idOf(params.article)),
  form: 'notes',
  async run({ viewer, input, params }) {
    const about = { actor: viewer, articleId: idOf(params.article) };
    const done =
      input.do === 'add'
        ? await addNote({ ...about, locale: input.locale, segment: input.segment, text: input.text })
        : await settleNote({ ...about, noteId: input.note, isResolved: input.do === 'resolve' });
    if (!done.ok) return done;
    return { ok: true, success: { code: `note-${input.do}` }, body: await listNotes(about) };
  },
});
