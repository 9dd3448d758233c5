import { notePresence } from '#db/commands/text/note-presence.ts';
import type { PresenceView } from '#lib/desk/editor.ts';
import { presenceRequest } from '#lib/desk/request-schemas.ts';
import { answerJson, idOf, json, refused } from '../../../answer.ts';

type Props = { params: Promise<{ article: string }> };

/** Says that a page is open, and asks who else has the article open and what it is now. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const articleId = idOf((await params).article);
  return answerJson(request, presenceRequest, async (viewer, here) => {
    const noted = await notePresence({ actor: viewer, articleId, ...here });
    if (!noted.ok) return refused(viewer.locale, noted);
    const { people, versions, facts } = noted;
    return json({ people, versions, facts } satisfies PresenceView);
  });
}
