import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CalendarPage } from '#components/desk/today/calendar-page.tsx';
import { getCalendar } from '#db/queries/desk/calendar/get-calendar.ts';
import { theStore } from '#db/store.ts';
import { calendarPath } from '#lib/desk/paths.ts';
import { daysOf, monthOf } from '#lib/month.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'today.calendar' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const asked = await searchParams;
  const now = theStore().now();
  const month =
    typeof asked.month === 'string' && daysOf(asked.month).length > 0 ? asked.month : monthOf(now);
  const day = daysOf(month).find((each) => each === asked.day);
  const viewer = await requireViewer(calendarPath(month, day));
  const days = await getCalendar({ actor: viewer, month, day });
  const state = await readFormState(asked.form);
  return <CalendarPage {...{ viewer, month, day, days, state, now }} />;
}
