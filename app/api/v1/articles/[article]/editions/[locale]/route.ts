import type { z } from 'zod';
import { takeText } from '#db/commands/import/take-text.ts';
import { getEditionDraft } from '#db/queries/desk/editor/get-edition-draft.ts';
import type { editionDraft } from '#lib/api/write-schemas.ts';
import { newText, nothing } from '#lib/api/write-schemas.ts';
import { refOf, writtenAnswer } from '../../../../../programs/edition.ts';
import { tokenRoute } from '../../../../../programs/token-route.ts';

/** The draft of an edition, and how it stands. */
export const GET = tokenRoute({
  schema: nothing,
  async run({ actor, params }) {
    const ref = refOf(params);
    const found = await getEditionDraft({ actor, ...ref });
    if (!found) return { ok: false, code: 'unknown-edition', detail: ref };
    const { publishedAt, scheduledAt, ...rest } = found;
    const body: z.input<typeof editionDraft> = {
      ...rest,
      publishedAt: publishedAt?.toISOString() ?? null,
      scheduledAt: scheduledAt?.toISOString() ?? null,
    };
    return { ok: true, body, version: found.version };
  },
});

/** Writes the draft of an edition, or begins the edition. */
export const PUT = tokenRoute({
  schema: newText,
  version: 'there-or-new',
  async run({ actor, input, params, version }) {
    const into = { ...refOf(params), version };
    const taken = await takeText({ actor, ...input, locale: into.locale, into });
    return taken.ok ? writtenAnswer(taken) : taken;
  },
});
