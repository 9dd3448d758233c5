import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { PeoplePage } from '#components/desk/people/people-page.tsx';
import { listPeople } from '#db/queries/desk/people/list-people.ts';
import { listUnsentMails } from '#db/queries/desk/people/list-unsent-mails.ts';
import { peoplePath } from '#lib/desk/paths.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<{ form?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'people.people' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const viewer = await requireViewer(peoplePath);
  const [found, unsent] = [await listPeople(viewer), await listUnsentMails(viewer)];
  if (!found || !unsent) return <NotAllowedPage viewer={viewer} path={peoplePath} />;
  const state = await readFormState((await searchParams).form);
  return <PeoplePage viewer={viewer} {...found} unsent={unsent} state={state} />;
}
