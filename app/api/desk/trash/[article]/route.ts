import { deleteArticle } from '#db/commands/deletion/delete-article.ts';
import { bulkArticles } from '#db/commands/editions/bulk-articles.ts';
import { trashPath } from '#lib/desk/paths.ts';
import { trashRequest } from '#lib/desk/request-schemas.ts';
import { idOf, unknownArticle } from '../../answer.ts';
import { deskRoute } from '../../desk-route.ts';

/** Takes an article out of the trash, or deletes it for good. */
export const POST = deskRoute({
  schema: trashRequest,
  page: ({ params, fields }) => trashPath(fields.do === 'delete' ? idOf(params.article) : undefined),
  form: (fields) => (fields.do === 'delete' ? 'delete' : 'trash'),
  keeps: ['headline'],
  async run({ viewer: actor, input, params }) {
    const articleId = idOf(params.article);
    if (input.do === 'delete') {
      const { headline, seen } = input;
      const result = await deleteArticle({ actor, articleId, headline, seen });
      if (!result.ok) return result;
      return { ok: true, page: trashPath(), form: 'trash', success: { code: 'trash-deleted' } };
    }
    // One that is out of it already is left alone.
    const result = await bulkArticles({ actor, articleIds: [articleId], action: { kind: 'restore' } });
    if (result.ok) return { ok: true, success: { code: 'trash-restored' } };
    return result.code === 'some-refused' ? unknownArticle(articleId) : result;
  },
});
