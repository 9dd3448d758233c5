import { createArticle } from '#db/commands/editions/create-article.ts';
import { articlesPath, editorPath, signInPath } from '#lib/desk/paths.ts';
import { createRequest } from '#lib/desk/request-schemas.ts';
import { viewerOf } from '../../../viewer.ts';
import { answerJson, json, refused } from '../answer.ts';
import { queryPath, seeOther } from '../form.ts';
import { isForm, readForm, unreadForm } from '../read-form.ts';

/** Begins an article: `{ locale, headline? }`, or a form, which leads to its editor. */
export async function POST(request: Request): Promise<Response> {
  if (isForm(request)) return fromForm(request);
  return answerJson(request, createRequest, async (viewer, { locale, headline }) => {
    const made = await createArticle({ actor: viewer, locale, headline });
    return made.ok ? json({ articleId: made.articleId }, 201) : refused(viewer.locale, made);
  });
}

async function fromForm(request: Request): Promise<Response> {
  const viewer = await viewerOf(request);
  if (!viewer) return seeOther(signInPath(articlesPath));
  const read = await readForm(request);
  if (!read.ok) return unreadForm(viewer.locale, read);
  const { form } = read;
  const asked = createRequest.safeParse({
    locale: form.get('locale'),
    headline: form.get('headline') ?? undefined,
  });
  if (!asked.success) return seeOther(queryPath(articlesPath, { refused: 'bad-request' }));
  const made = await createArticle({ actor: viewer, ...asked.data });
  return seeOther(made.ok ? editorPath(made.articleId) : queryPath(articlesPath, { refused: made.code }));
}
