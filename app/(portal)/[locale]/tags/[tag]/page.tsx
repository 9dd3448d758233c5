import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ListingPage } from '#components/listing/listing-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { listWithTag } from '#db/queries/lists/list-with-tag.ts';
import { getTag, type TagView } from '#db/queries/taxonomy/get-tag.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { listMetadata } from '#lib/seo/list-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { decodeSegment, tagPath } from '#lib/urls.ts';
import { siteUrl } from '../../../../site-url.ts';
import { afterOf } from '../../after-of.ts';
import { localeOf } from '../../locale-of.ts';

type Props = {
  params: Promise<{ locale: string; tag: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

/** Asked for once in a request, though the head and the body both need it. */
const loadTag = cache((locale: Locale, slug: string) => getTag({ locale, slug: decodeSegment(slug) }));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const tag = await loadTag(locale, (await params).tag);
  const t = await getTranslations({ locale });
  if (!tag) return statusMetadata({ title: t('status.missing.title') });
  const path = tagPath(locale, tag.slug);
  const translationPath = translationPathOf(tag, locale);
  const title = t('listing.tagTitle', { name: tag.name });
  return listMetadata({
    siteUrl: siteUrl(),
    locale,
    title,
    olderTitle: t('listing.olderTitle', { name: title }),
    description: t('listing.tagDescription', { name: tag.name }),
    path,
    translationPath,
    defaultPath: locale === 'en' ? path : translationPath,
    after: await afterOf(searchParams),
  });
}

export default async function TagPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const tag = await loadTag(locale, (await params).tag);
  if (!tag) return <MissingPage locale={locale} />;
  const t = await getTranslations({ locale, namespace: 'listing' });
  const after = await afterOf(searchParams);
  const path = translationPathOf(tag, locale);
  return (
    <SitePage
      locale={locale}
      counterpart={path ? { kind: 'page', path } : { kind: 'none', notice: 'noTagTranslation' }}
    >
      <ListingPage
        locale={locale}
        of="tag"
        category={null}
        title={tag.name}
        description={t('tagText', { name: tag.name })}
        path={tagPath(locale, tag.slug)}
        after={after}
        page={await listWithTag({ locale, tagId: tag.id, after: after ?? undefined })}
      />
    </SitePage>
  );
}

function translationPathOf({ translation }: TagView, locale: Locale): string | null {
  return translation && tagPath(otherLocale(locale), translation.slug);
}
