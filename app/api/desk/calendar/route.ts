import { rescheduleEdition } from '#db/commands/editions/reschedule-edition.ts';
import { dayOf } from '#lib/desk/calendar.ts';
import { calendarPath } from '#lib/desk/paths.ts';
import { calendarRequest } from '#lib/desk/request-schemas.ts';
import { NO_TIME } from '../answer.ts';
import { deskRoute } from '../desk-route.ts';

const word = (value: string | string[] | undefined) => [value].flat()[0] ?? '';

/** Moves a schedule, from the day of the calendar on which it stands. */
export const POST = deskRoute({
  schema: calendarRequest,
  page: ({ fields }) => calendarPath(word(fields.month), word(fields.day)),
  form: (fields) => `move-${fields.article}-${fields.locale}`,
  keeps: ['at'],
  async run({ viewer, input: { article: articleId, locale, version, at, day } }) {
    if (!at) return NO_TIME;
    const result = await rescheduleEdition({ actor: viewer, articleId, locale, version, at });
    if (!result.ok) return result;
    // To where it stands now.
    const days = dayOf(at);
    return {
      ok: true,
      page: calendarPath(days.slice(0, 7), day && days),
      form: 'calendar',
      success: { code: 'calendar-moved' },
    };
  },
});
