import { setPublishingRules } from '#db/commands/editions/set-publishing-rules.ts';
import { publishingRulesPath } from '#lib/desk/paths.ts';
import { publishingRulesRequest, RULES_FIELDS } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../../desk-route.ts';

/** Says what the newsroom asks for before readers get a text. */
export const POST = deskRoute({
  schema: publishingRulesRequest,
  page: publishingRulesPath,
  form: 'publishing-rules',
  keeps: RULES_FIELDS,
  async run({ viewer, input }) {
    const result = await setPublishingRules({
      actor: viewer,
      seen: input.seen,
      rules: {
        fourEyes: input['four-eyes'],
        checklist: { ja: input['checklist-ja'], en: input['checklist-en'] },
        checklistBlocks: input['checklist-blocks'],
      },
    });
    if (!result.ok) return result;
    const { held } = result;
    return held > 0
      ? { ok: true, success: { code: 'publishing-rules-held', detail: { count: held } } }
      : { ok: true, success: { code: 'publishing-rules-set' } };
  },
});
