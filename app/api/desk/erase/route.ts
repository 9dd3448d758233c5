import { eraseName, objectionToNames } from '#db/commands/deletion/erase-name.ts';
import { replacingsOf } from '#lib/desk/erase.ts';
import { erasePath } from '#lib/desk/paths.ts';
import { ERASE_FIELDS, eraseRequest } from '#lib/desk/request-schemas.ts';
import { deskRoute } from '../desk-route.ts';

/**
 * Looks for a name, or replaces it. The names stand in no address and no log: the page gets them as it gets whatever was typed, in a sealed
 * cookie.
 */
export const POST = deskRoute({
  schema: eraseRequest,
  page: erasePath,
  form: (fields) => (fields.do === 'erase' ? 'erase' : 'look'),
  keeps: ERASE_FIELDS,
  async run({ viewer: actor, input }) {
    const typed = Object.fromEntries(ERASE_FIELDS.map((name) => [name, input[name]]));
    const replacings = [
      ...replacingsOf(input['names-ja'], input['by-ja']),
      ...replacingsOf(input['names-en'], input['by-en']),
    ];
    if (input.do === 'look') {
      const objection = objectionToNames(replacings);
      if (objection) return { ok: false, ...objection };
      return { ok: true, values: typed, success: { code: 'name-looked' } };
    }
    const result = await eraseName({ actor, replacings, seen: input.seen });
    if (!result.ok) return result;
    return { ok: true, success: { code: 'name-erased', detail: { places: result.places } } };
  },
});
