import { setMarks } from '#db/commands/facts/set-marks.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import { MARKS_FIELDS, marksRequest } from '#lib/desk/request-schemas.ts';
import { idOf } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** Says whether search engines may find an article, and whether somebody paid for it. */
export const POST = deskRoute({
  schema: marksRequest,
  page: ({ params }) => publishingPath(idOf(params.article)),
  form: 'marks',
  keeps: MARKS_FIELDS,
  async run({ viewer, input, params }) {
    const { seen, noindex } = input;
    const sponsor = { ja: input['sponsor-ja'], en: input['sponsor-en'] };
    const set = await setMarks({ actor: viewer, articleId: idOf(params.article), noindex, sponsor, seen });
    if (set.ok) return { ok: true, success: { code: 'marks-set' } };
    // Who was shown what stands there now may put theirs in its place.
    return set.code === 'marks-moved-on' ? { ...set, more: { seen: set.detail.seen } } : set;
  },
});
