import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditPage } from '#components/desk/audit/audit-page.tsx';
import { NotAllowedPage } from '#components/desk/not-allowed-page.tsx';
import { listAudit, revisionsBefore } from '#db/queries/desk/audit/list-audit.ts';
import { deskEntries } from '#db/queries/desk/list/desk-entries.ts';
import { auditPath, parseAuditQuery } from '#lib/desk/audit.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'audit' });
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const asked = await searchParams;
  const query = parseAuditQuery(asked);
  const { before, ...filter } = query;
  const viewer = await requireViewer(auditPath(query));
  const page = await listAudit({ actor: viewer, filter, before });
  if (!page) return <NotAllowedPage viewer={viewer} path={auditPath(query)} />;
  const articleIds = [...new Set(page.entries.flatMap(({ articleId }) => articleId ?? []))];
  const articles = await deskEntries({ actor: viewer, articleIds, namesIn: viewer.locale });
  const ids = page.entries.flatMap(({ facts }) =>
    facts.flatMap(({ path, after }) => (path === 'revisionId' ? [Number(after)] : [])),
  );
  const revisions = await revisionsBefore({ actor: viewer, ids });
  const state = await readFormState(asked.form);
  return <AuditPage {...{ viewer, query, page, articles, revisions, state }} />;
}
