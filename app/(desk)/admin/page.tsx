import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TodayPage } from '#components/desk/today/today-page.tsx';
import { comingEvents, dateClashes } from '#db/queries/desk/calendar/coming-events.ts';
import { listOverdue } from '#db/queries/desk/calendar/get-calendar.ts';
import { needsMe } from '#db/queries/desk/list/needs-me.ts';
import { staleDrafts } from '#db/queries/desk/list/stale-drafts.ts';
import { theStore } from '#db/store.ts';
import { deskLocale, requireViewer } from '../../viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'today' });
  return { title: t('title') };
}

/** The desk begins with what needs whoever signs in. */
export default async function Page() {
  const viewer = await requireViewer();
  const about = { actor: viewer, namesIn: viewer.locale };
  const [needs, stale, overdue, clashes, events] = await Promise.all([
    needsMe(about),
    staleDrafts(about),
    listOverdue(about),
    dateClashes(about),
    comingEvents(about),
  ]);
  return <TodayPage {...{ viewer, needs, stale, overdue, clashes, events }} now={theStore().now()} />;
}
