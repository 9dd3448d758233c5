import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ListingPage } from '#components/listing/listing-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listInCategory } from '#db/queries/lists/list-in-category.ts';
import { getCategory } from '#db/queries/taxonomy/get-category.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { listMetadata } from '#lib/seo/list-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { categoryPath, decodeSegment } from '#lib/urls.ts';
import { siteUrl } from '../../../../site-url.ts';
import { afterOf } from '../../after-of.ts';
import { localeOf } from '../../locale-of.ts';

type Props = {
  params: Promise<{ locale: string; category: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

/** Asked for once in a request, though the head and the body both need it. */
const loadCategory = cache((locale: Locale, slug: string) =>
  getCategory({ locale, slug: decodeSegment(slug) }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const category = await loadCategory(locale, (await params).category);
  const t = await getTranslations({ locale });
  if (!category) return statusMetadata({ title: t('status.missing.title') });
  const path = categoryPath(locale, category.slug);
  const translationPath = categoryPath(otherLocale(locale), category.translationSlug);
  return listMetadata({
    siteUrl: siteUrl(),
    locale,
    title: category.name,
    olderTitle: t('listing.olderTitle', { name: category.name }),
    description: category.description,
    path,
    translationPath,
    defaultPath: locale === 'en' ? path : translationPath,
    after: await afterOf(searchParams),
  });
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const category = await loadCategory(locale, (await params).category);
  if (!category) return <MissingPage locale={locale} />;
  const after = await afterOf(searchParams);
  const counterpart = categoryPath(otherLocale(locale), category.translationSlug);
  return (
    <SitePage
      locale={locale}
      counterpart={{ kind: 'page', path: counterpart }}
      currentCategory={category.slug}
    >
      <ListingPage
        locale={locale}
        of="category"
        category={category}
        title={category.name}
        description={category.description}
        path={categoryPath(locale, category.slug)}
        after={after}
        page={await listInCategory({ locale, categoryId: category.id, after: after ?? undefined })}
      />
    </SitePage>
  );
}
