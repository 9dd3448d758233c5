import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ListingPage } from '#components/listing/listing-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listByAuthor } from '#db/queries/lists/list-by-author.ts';
import { getAuthor } from '#db/queries/taxonomy/get-author.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { listMetadata } from '#lib/seo/list-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { authorPath, decodeSegment } from '#lib/urls.ts';
import { siteUrl } from '../../../../site-url.ts';
import { afterOf } from '../../after-of.ts';
import { localeOf } from '../../locale-of.ts';

type Props = {
  params: Promise<{ locale: string; author: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

/** Asked for once in a request, though the head and the body both need it. */
const loadAuthor = cache((locale: Locale, slug: string) => getAuthor({ locale, slug: decodeSegment(slug) }));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const author = await loadAuthor(locale, (await params).author);
  const t = await getTranslations({ locale });
  if (!author) return statusMetadata({ title: t('status.missing.title') });
  const path = authorPath(locale, author.slug);
  const translationPath = authorPath(otherLocale(locale), author.slug);
  return listMetadata({
    siteUrl: siteUrl(),
    locale,
    title: author.name,
    olderTitle: t('listing.olderTitle', { name: author.name }),
    description: author.bio || t('listing.authorDescription', { name: author.name }),
    path,
    translationPath,
    defaultPath: locale === 'en' ? path : translationPath,
    after: await afterOf(searchParams),
  });
}

export default async function AuthorPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const author = await loadAuthor(locale, (await params).author);
  if (!author) return <MissingPage locale={locale} />;
  const after = await afterOf(searchParams);
  const counterpart = authorPath(otherLocale(locale), author.slug);
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: counterpart }}>
      <ListingPage
        locale={locale}
        of="author"
        category={null}
        title={author.name}
        description={author.bio}
        path={authorPath(locale, author.slug)}
        after={after}
        page={await listByAuthor({ locale, authorId: author.id, after: after ?? undefined })}
      />
    </SitePage>
  );
}
