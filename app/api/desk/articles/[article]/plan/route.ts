import type { z } from 'zod';
import type { Actor } from '#db/auth/actor.ts';
import { approveCorrection } from '#db/commands/editions/approve-correction.ts';
import { correctEdition } from '#db/commands/editions/correct-edition.ts';
import { embargoEdition } from '#db/commands/editions/embargo-edition.ts';
import { publishBoth, scheduleBoth } from '#db/commands/editions/let-out-both.ts';
import { dropCorrection } from '#db/commands/editions/propose-correction.ts';
import { type Change, publishEdition } from '#db/commands/editions/publish-edition.ts';
import { restoreArticle } from '#db/commands/editions/restore-article.ts';
import { scheduleEdition } from '#db/commands/editions/schedule-edition.ts';
import { unpublishEdition } from '#db/commands/editions/unpublish-edition.ts';
import { unscheduleEdition } from '#db/commands/editions/unschedule-edition.ts';
import { withdrawEdition } from '#db/commands/editions/withdraw-edition.ts';
import { placeArticle, unplaceArticle } from '#db/commands/front/place-article.ts';
import type { Done, Refusal } from '#db/commands/run/run-command.ts';
import { publishingPath } from '#lib/desk/paths.ts';
import { PLAN_FIELDS, planRequest } from '#lib/desk/request-schemas.ts';
import { idOf, NO_TIME } from '../../../answer.ts';
import { deskRoute } from '../../../desk-route.ts';

/** What the forms of the publishing page ask for. */
export const POST = deskRoute({
  schema: planRequest,
  page: ({ params }) => publishingPath(idOf(params.article)),
  form: (fields) => `plan-${fields.locale ?? 'both'}`,
  keeps: PLAN_FIELDS,
  async run({ viewer, input, params }) {
    const result = await act(viewer, idOf(params.article), input);
    if (!result.ok) return result;
    const isProposed = 'isProposed' in result && result.isProposed === true;
    return { ok: true, success: { code: isProposed ? 'correction-proposed' : `plan-${input.do}` } };
  },
});

async function act(
  actor: Actor,
  articleId: number,
  input: z.output<typeof planRequest>,
): Promise<Done<object> | Refusal> {
  if (input.do === 'publish-both' || input.do === 'schedule-both') {
    const seen = {
      ja: { version: input['version-ja'], factsSeen: input['seen-ja'] },
      en: { version: input['version-en'], factsSeen: input['seen-en'] },
    };
    if (input.do === 'publish-both')
      return publishBoth({ actor, articleId, seen, change: { is: input.change } });
    const { at, change } = input;
    return at ? scheduleBoth({ actor, articleId, seen, at, change: { is: change } }) : NO_TIME;
  }
  const { locale, version } = input;
  const about = { actor, articleId, locale, version };
  switch (input.do) {
    case 'publish': {
      return publishEdition({ ...about, factsSeen: input.factsSeen, change: changeOf(input) });
    }
    case 'schedule': {
      const { at, factsSeen } = input;
      return at ? scheduleEdition({ ...about, at, factsSeen, change: changeOf(input) }) : NO_TIME;
    }
    case 'unschedule':
      return unscheduleEdition(about);
    case 'embargo':
      return input.at ? embargoEdition({ ...about, until: input.at }) : NO_TIME;
    case 'lift':
      return embargoEdition({ ...about, until: null });
    case 'end':
      return input.at ? unpublishEdition({ ...about, at: input.at }) : NO_TIME;
    case 'keep':
      return unpublishEdition({ ...about, at: null });
    case 'unpublish':
      return unpublishEdition(about);
    case 'withdraw': {
      const { reason, internalReason } = input;
      return withdrawEdition({ ...about, reason, internalReason });
    }
    case 'restore':
      return restoreArticle({ ...about, factsSeen: input.factsSeen });
    case 'correct':
      return correctEdition({ ...about, kind: input.kind, text: input.text, segment: input.segment });
    case 'approve-correction':
      return approveCorrection({ ...about, proposed: input.proposed });
    case 'drop-correction':
      return dropCorrection({ actor, articleId, locale, proposed: input.proposed });
    case 'place': {
      const { slot, at, until } = input;
      if (at === null || until === null) return NO_TIME;
      const dates = { ...(at && { startsAt: at }), ...(until && { endsAt: until }) };
      return placeArticle({ actor, articleId, locale, slot, ...dates });
    }
    case 'unplace':
      return unplaceArticle({ actor, articleId, locale });
  }
}

/** What a form says of a change, as the verbs take it. */
function changeOf({
  change,
  kind,
  text,
  segment,
}: Extract<z.output<typeof planRequest>, { do: 'publish' | 'schedule' }>): Change {
  return change === 'correction' ? { is: change, kind, text, segment } : { is: change };
}
