import { getTranslations } from 'next-intl/server';
import type { Viewer } from '#db/auth/viewer.ts';
import type { DeskEntry } from '#db/queries/desk/list/desk-entries.ts';
import type { Needed } from '#db/queries/desk/list/needs-me.ts';
import { formatBriefly, formatMoment, machineTime } from '#lib/dates.ts';
import { auditPath } from '#lib/desk/audit.ts';
import type { CalendarEntry, ComingEvent, DateClash } from '#lib/desk/calendar.ts';
import { listPath } from '#lib/desk/list-address.ts';
import {
  articlesPath,
  calendarPath,
  DESK_PATH,
  editorPath,
  erasePath,
  frontPath,
  healthPath,
  publishingPath,
  trashPath,
  webhooksPath,
} from '#lib/desk/paths.ts';
import type { Locale } from '#lib/locale.ts';
import { scopeOf } from '#lib/rights.ts';
import { DeskPage } from '../desk-page.tsx';
import { NeedsPanel } from '../list/needs-panel.tsx';
import { NewArticle } from '../list/new-article.tsx';
import { EditionLine } from './edition-line.tsx';

type Props = {
  viewer: Viewer;
  needs: Needed[];
  stale: { entries: DeskEntry[]; isMore: boolean };
  overdue: CalendarEntry[];
  clashes: DateClash[];
  events: ComingEvent[];
  now: Date;
};

/** The desk's first page: what needs whoever is here, what happens by itself within a day, and the way to the rest. */
export async function TodayPage(props: Props) {
  const { viewer, needs, now } = props;
  const { locale, role } = viewer;
  const t = await getTranslations({ locale, namespace: 'today' });
  const webhooks = await getTranslations({ locale, namespace: 'webhooks' });
  const trash = await getTranslations({ locale, namespace: 'trash' });
  const erase = await getTranslations({ locale, namespace: 'erase' });
  const audit = await getTranslations({ locale, namespace: 'audit' });
  return (
    <DeskPage viewer={viewer} current="today" path={DESK_PATH}>
      <div className="page-title">
        <h1>{t('title')}</h1>
        <NewArticle role={role} locale={locale} />
      </div>
      <div className="today">
        <div className="today-part">
          <Trouble {...props} />
          <NeedsPanel needs={needs} current={undefined} locale={locale} now={now} />
        </div>
        <div className="today-part">
          <Timeline {...props} />
          <nav aria-label={t('elsewhere')}>
            <ul className="toolbar">
              <li>
                <a className="link" href={calendarPath()}>
                  {t('calendar.title')}
                </a>
              </li>
              <li>
                <a className="link" href={articlesPath}>
                  {t('allArticles')}
                </a>
              </li>
              {scopeOf({ role }, 'read-audit') && (
                <li>
                  <a className="link" href={auditPath({})}>
                    {audit('title')}
                  </a>
                </li>
              )}
              {scopeOf({ role }, 'trash') && (
                <li>
                  <a className="link" href={trashPath()}>
                    {trash('title')}
                  </a>
                </li>
              )}
              {scopeOf({ role }, 'delete') && (
                <li>
                  <a className="link" href={erasePath}>
                    {erase('title')}
                  </a>
                </li>
              )}
              {scopeOf({ role }, 'manage-webhooks') && (
                <li>
                  <a className="link" href={webhooksPath}>
                    {webhooks('title')}
                  </a>
                </li>
              )}
              {scopeOf({ role }, 'operate') === 'all' && (
                <li>
                  <a className="link" href={healthPath}>
                    {t('health.title')}
                  </a>
                </li>
              )}
            </ul>
          </nav>
        </div>
      </div>
    </DeskPage>
  );
}

/** What went past its time, and dates that contradict each other: first, for nobody else will see to it. */
async function Trouble({ viewer: { locale }, overdue, clashes, stale, now }: Props) {
  const t = await getTranslations({ locale, namespace: 'today' });
  if (overdue.length + clashes.length + stale.entries.length === 0) return null;
  return (
    <>
      {overdue.length > 0 && (
        <section className="today-list" aria-labelledby="overdue">
          <h2 id="overdue">{t('overdue')}</h2>
          <ol className="today-rows">
            {overdue.map((entry) => (
              <li key={`${entry.articleId}:${entry.locale}`}>
                <EditionLine {...entry} href={publishingPath(entry.articleId)} desk={locale} />
                <span className="soft">
                  {t('overdueSince', { when: formatBriefly(entry.at, now, locale) })}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {clashes.length > 0 && (
        <section className="today-list" aria-labelledby="clashes">
          <h2 id="clashes">{t('clashes')}</h2>
          <ol className="today-rows">
            {clashes.map((clash) => (
              <li key={`${clash.what} ${clash.articleId}:${clash.locale} ${clash.startsAt.getTime()}`}>
                <EditionLine {...clash} href={frontPath(clash.locale)} desk={locale} />
                <span className="soft">
                  {t('clash', {
                    what: clash.what,
                    at: formatMoment(clash.startsAt, locale),
                    why: whyOf(clash),
                    until: formatMoment(clash.opens ?? clash.leaves ?? clash.startsAt, locale),
                  })}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {stale.entries.length > 0 && (
        <section className="today-list" aria-labelledby="stale-drafts">
          <h2 id="stale-drafts">{t('staleDrafts')}</h2>
          <ol className="today-rows">
            {stale.entries.map((entry) => (
              <li key={entry.articleId}>
                <EditionLine {...draftOf(entry, locale)} href={editorPath(entry.articleId)} desk={locale} />
                <span className="soft">
                  {t('touched', { when: formatBriefly(entry.updatedAt, now, locale) })}
                </span>
              </li>
            ))}
          </ol>
          {stale.isMore && (
            <a className="needs-all" href={listPath({ need: 'my-drafts' })}>
              {t('all')}
            </a>
          )}
        </section>
      )}
    </>
  );
}

function whyOf({ opens, leaves }: DateClash): 'opens' | 'leaves' | 'never' {
  if (opens) return 'opens';
  return leaves ? 'leaves' : 'never';
}

/** An article in the language of the desk where it has a headline there, else in the one that it was begun in. */
function draftOf(entry: DeskEntry, locale: Locale): { locale: Locale; headline: string } {
  const named = [locale, entry.originLocale].find((each) => entry.editions[each]?.headline);
  const language = named ?? entry.originLocale;
  return { locale: language, headline: entry.editions[language]?.headline ?? '' };
}

async function Timeline({ viewer: { locale }, events, now }: Props) {
  const t = await getTranslations({ locale, namespace: 'today' });
  return (
    <section className="today-list" aria-labelledby="next-day">
      <h2 id="next-day">{t('nextDay')}</h2>
      {events.length === 0 && <p className="soft">{t('nothingComing')}</p>}
      <ol className="timeline">
        {events.map((event) => (
          <li key={`${event.kind} ${event.articleId} ${event.locale} ${event.at.getTime()} ${event.text}`}>
            <time dateTime={machineTime(event.at)} title={formatMoment(event.at, locale)}>
              {formatBriefly(event.at, now, locale)}
            </time>
            <div>
              <span className="soft">{t(`events.${event.kind}`)}</span>{' '}
              <EditionLine locale={event.locale} headline={event.text} href={hrefOf(event)} desk={locale} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function hrefOf({ kind, articleId, locale }: ComingEvent): string {
  const isOfFront = kind.startsWith('placement') || kind.startsWith('banner');
  return isOfFront || articleId === null ? frontPath(locale) : publishingPath(articleId);
}
