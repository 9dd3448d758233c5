import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import { formatDay, machineTime } from '#lib/dates.ts';
import { type CalendarDay, type CalendarEntry, dayOf, dayRange, monthBeside } from '#lib/desk/calendar.ts';
import { calendarPath, publishingPath } from '#lib/desk/paths.ts';
import { formatMonth } from '#lib/listing/months.ts';
import { placesBefore } from '#lib/month.ts';
import { DeskPage } from '../desk-page.tsx';
import { FormNotice, fieldsOf } from '../form-notice.tsx';
import type { FormState } from '../form-state.ts';
import { EditionLine } from './edition-line.tsx';

type Props = {
  viewer: Viewer;
  month: string;
  /** The one that is looked at alone. */
  day: string | undefined;
  days: CalendarDay[];
  state: FormState | undefined;
  now: Date;
};

/** What readers got and will get in both languages, day by day; a schedule is moved on its day. */
export async function CalendarPage(props: Props) {
  const { viewer, month, day, days, state, now } = props;
  const { locale } = viewer;
  const t = await getTranslations({ locale, namespace: 'today.calendar' });
  const weekdays = t('weekdays').split(' ');
  const title = day ? formatDay(dayRange(day).from, locale) : formatMonth(month, locale);
  return (
    <DeskPage viewer={viewer} current="calendar" path={calendarPath(month, day)}>
      <div className="page-title">
        <h1>{t('titleOf', { title })}</h1>
        <nav className="toolbar" aria-label={t('months')}>
          <a className="link" href={calendarPath(monthBeside(month, -1))} rel="prev">
            ← {formatMonth(monthBeside(month, -1), locale)}
          </a>
          {(day || month !== dayOf(now).slice(0, 7)) && (
            <a className="link" href={calendarPath(day && month)}>
              {t(day ? 'wholeMonth' : 'thisMonth')}
            </a>
          )}
          <a className="link" href={calendarPath(monthBeside(month, 1))} rel="next">
            {formatMonth(monthBeside(month, 1), locale)} →
          </a>
        </nav>
      </div>
      {['calendar', ...formsOf(days)].map((form) => (
        <FormNotice key={form} form={form} state={state} locale={locale} />
      ))}
      <p className="hint">{t('hint')}</p>
      {!day && (
        <ol className="calendar-weekdays" aria-hidden="true">
          {weekdays.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ol>
      )}
      <ol className="calendar" data-alone={day ? '' : undefined}>
        {days.map((each, index) => (
          <li
            key={each.day}
            className="calendar-day"
            data-calendar-day={each.day}
            data-today={each.day === dayOf(now) ? '' : undefined}
            data-empty={each.entries.length === 0 ? '' : undefined}
            data-before={index === 0 && !day ? placesBefore(month, locale) : undefined}
          >
            {!day && <DayTitle {...props} at={each} />}
            <ul>
              {each.entries.map((entry) => (
                <Entry key={keyOf(entry)} {...props} entry={entry} />
              ))}
            </ul>
            {each.isMore && !day && (
              <a className="link" href={calendarPath(month, each.day)}>
                {t('more')}
              </a>
            )}
            {each.isMore && day && <p className="hint">{t('cut', { count: each.entries.length })}</p>}
          </li>
        ))}
      </ol>
      {day && days[0]?.entries.length === 0 && <p className="soft">{t('nothing')}</p>}
    </DeskPage>
  );
}

const keyOf = ({ articleId, locale, kind }: CalendarEntry) => `${articleId}-${locale}-${kind}`;

const formsOf = (days: CalendarDay[]) =>
  days.flatMap(({ entries }) =>
    entries.flatMap(({ version, articleId, locale }) =>
      version === null ? [] : [`move-${articleId}-${locale}`],
    ),
  );

/** The number of the day leads to it; a screen reader, and a telephone, on which the days stand one below the other, say all of it. */
async function DayTitle({ viewer: { locale }, month, at: { day }, now }: Props & { at: CalendarDay }) {
  const t = await getTranslations({ locale, namespace: 'today.calendar' });
  const weekday = t('weekdays')
    .split(' ')
    .at((placesBefore(month, locale) + Number(day.slice(8)) - 1) % 7);
  return (
    <h2>
      <a href={calendarPath(month, day)} aria-label={formatDay(dayRange(day).from, locale)}>
        {Number(day.slice(8))}
        <span className="calendar-weekday"> {weekday}</span>
        {day === dayOf(now) && <span className="calendar-now"> {t('today')}</span>}
      </a>
    </h2>
  );
}

async function Entry(props: Props & { entry: CalendarEntry }) {
  const { viewer, month, day, entry, state } = props;
  const { locale } = viewer;
  const { articleId, headline, at, kind, status, version } = entry;
  const t = await getTranslations({ locale, namespace: 'today.calendar' });
  const states = await getTranslations({ locale, namespace: 'desk.states' });
  const form = `move-${articleId}-${entry.locale}`;
  const { typedIn } = await fieldsOf(form, state, locale);
  const [time, id] = [machineTime(at).slice(11, 16), `at-${articleId}-${entry.locale}`];
  return (
    <li
      className="calendar-entry"
      data-kind={kind}
      data-calendar-entry={version === null ? undefined : `${articleId}-${entry.locale}`}
    >
      <p>
        <time dateTime={machineTime(at)}>{time}</time>{' '}
        <span className="chip" data-state={kind === 'overdue' ? 'withdrawn' : status}>
          {kind === 'published' ? (
            <span className="visually-hidden">{states(status)}</span>
          ) : kind === 'overdue' ? (
            t('overdue')
          ) : status === 'live' || status === 'changed' ? (
            t('update')
          ) : (
            states(status)
          )}
        </span>
      </p>
      <p>
        <EditionLine {...{ locale: entry.locale, headline, href: publishingPath(articleId), desk: locale }} />
      </p>
      {version !== null && (
        <details className="fold" open={state?.form === form && state.error !== undefined}>
          <summary>
            {t('move')} <span className="visually-hidden">{headline}</span>
          </summary>
          <form className="stack" action="/api/desk/calendar" method="post">
            <input type="hidden" name="article" value={articleId} />
            <input type="hidden" name="locale" value={entry.locale} />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="month" value={month} />
            <input type="hidden" name="day" value={day ?? ''} />
            <div className="field">
              <label htmlFor={id}>{t('to')}</label>
              <input
                type="datetime-local"
                id={id}
                name="at"
                required
                defaultValue={typedIn('at') ?? machineTime(at).slice(0, 16)}
              />
            </div>
            <button className="button" type="submit">
              {t('submit')}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
