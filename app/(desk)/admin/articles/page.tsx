import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ArticleList } from '#components/desk/list/article-list.tsx';
import { listArticles, NOTHING } from '#db/queries/desk/list/list-articles.ts';
import { findTag, listChoices } from '#db/queries/desk/list/list-choices.ts';
import { needsMe } from '#db/queries/desk/list/needs-me.ts';
import { offeredFilters } from '#db/queries/desk/list/offered-filters.ts';
import { theStore } from '#db/store.ts';
import { listPath, parseListQuery } from '#lib/desk/list-address.ts';
import { readFormState } from '../../../form-state.ts';
import { deskLocale, requireViewer } from '../../../viewer.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await deskLocale(), namespace: 'deskList' });
  return { title: t('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const values = await searchParams;
  const query = parseListQuery(values);
  const viewer = await requireViewer(listPath(query));
  const { tag, sort, after, ...filter } = query;
  const namesIn = viewer.locale;
  const tagId = tag === undefined ? undefined : await findTag({ actor: viewer, wording: tag });
  const [page, needs, choices] = await Promise.all([
    // No article has a tag that nobody knows.
    tagId === null
      ? NOTHING
      : listArticles({ actor: viewer, filter: { ...filter, tagId }, namesIn, sort, after }),
    needsMe({ actor: viewer, namesIn }),
    listChoices({ actor: viewer, locale: namesIn }),
  ]);
  const chosen = { ...filter, tagId: tagId ?? undefined };
  const offered = await offeredFilters({ actor: viewer, chosen, choices });
  const now = theStore().now();
  const state = await readFormState(values.form);
  return <ArticleList {...{ viewer, query, page, needs, choices, offered, now, state }} />;
}
