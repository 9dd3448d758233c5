import type { z } from 'zod';
import type { Actor } from '#db/auth/actor.ts';
import { editPlacement, endPlacement, orderPlacements } from '#db/commands/front/edit-board.ts';
import { placeArticle } from '#db/commands/front/place-article.ts';
import { endBanner, setBanner } from '#db/commands/front/set-banner.ts';
import { undoBoard } from '#db/commands/front/undo-board.ts';
import type { Done, Refusal } from '#db/commands/run/run-command.ts';
import { findArticleId } from '#db/queries/addresses/find-article.ts';
import { frontPath } from '#lib/desk/paths.ts';
import { FRONT_FIELDS, frontRequest } from '#lib/desk/request-schemas.ts';
import { isLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { isWebAddress } from '#lib/web-address.ts';
import { NO_TIME } from '../answer.ts';
import { deskRoute } from '../desk-route.ts';

/** What the forms of the front page's board ask for. */
export const POST = deskRoute({
  schema: frontRequest,
  page: ({ fields }) => {
    const locale = [fields.locale].flat()[0];
    return frontPath(isLocale(locale) ? locale : 'ja', fields.do === 'place' ? `${fields.q ?? ''}` : '');
  },
  form: (fields) => {
    if (fields.do === 'place') return `place-${fields.article}`;
    if (fields.do === 'edit') return `edit-${fields.id}`;
    return fields.do === 'banner' ? 'banner' : 'board';
  },
  keeps: FRONT_FIELDS,
  async run({ viewer, input }) {
    const result = await act(viewer, input);
    if (!result.ok) return result;
    return { ok: true, page: frontPath(input.locale), form: 'board', success: { code: `front-${input.do}` } };
  },
});

async function act(actor: Actor, input: z.output<typeof frontRequest>): Promise<Done<object> | Refusal> {
  const { locale, seen } = input;
  const about = { actor, locale, seen };
  switch (input.do) {
    case 'place': {
      const { article: articleId, slot, at, until, headline } = input;
      if (at === null || until === null) return NO_TIME;
      const dates = { ...(at && { startsAt: at }), ...(until && { endsAt: until }) };
      return placeArticle({ ...about, articleId, slot, headline, ...dates });
    }
    case 'edit': {
      const { id, at, until, headline } = input;
      if (at === null || until === null) return NO_TIME;
      return editPlacement({ ...about, id, startsAt: at, endsAt: until ?? null, headline });
    }
    case 'end':
      return endPlacement({ ...about, id: input.id });
    case 'order':
      return orderPlacements({ ...about, order: input.order });
    case 'undo':
      return undoBoard({ ...about, act: input.act });
    case 'banner': {
      const { text, link, at, until } = input;
      if (at === null || until === null) return NO_TIME;
      if (until === undefined) return { ok: false, code: 'no-banner-end', detail: {} };
      const target = await targetOf(link.trim());
      return 'ok' in target ? target : setBanner({ ...about, text, ...target, startsAt: at, endsAt: until });
    }
    case 'end-banner':
      return endBanner({ ...about, id: input.id });
  }
}

/** What a banner leads to, as typed: an article of this site, or an address elsewhere. */
async function targetOf(link: string): Promise<{ articleId?: number; url?: string } | Refusal> {
  if (link === '') return {};
  if (isWebAddress(link) && new URL(link).origin !== new URL(processSettings().siteUrl).origin) {
    return { url: link };
  }
  const articleId = await findArticleId(link.replace(/^#/, ''));
  if (articleId !== null) return { articleId };
  // Another page of this site.
  if (isWebAddress(link)) return { url: link };
  return { ok: false, code: 'invalid-url', detail: { url: link } };
}
