import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ListingPage } from '#components/listing/listing-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getTag, type TagView } from '#db/queries/get-tag.ts';
import { listWithTag } from '#db/queries/list-with-tag.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { pageMetadata, statusMetadata } from '#lib/seo/page-metadata.ts';
import { decodeSegment, tagPath } from '#lib/urls.ts';
import { siteUrl } from '../../../../site-url.ts';
import { localeOf } from '../../locale-of.ts';

type Props = { params: Promise<{ locale: string; tag: string }> };

/** Asked for once in a request, though the head and the body both need it. */
const loadTag = cache((locale: Locale, slug: string) => getTag({ locale, slug: decodeSegment(slug) }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const tag = await loadTag(locale, (await params).tag);
  const t = await getTranslations({ locale });
  if (!tag) return statusMetadata({ title: t('status.missing.title') });
  const path = tagPath(locale, tag.slug);
  const translationPath = translationPathOf(tag, locale);
  return pageMetadata({
    siteUrl: siteUrl(),
    locale,
    title: t('listing.tagTitle', { name: tag.name }),
    description: t('listing.tagDescription', { name: tag.name }),
    path,
    translationPath,
    defaultPath: locale === 'en' ? path : translationPath,
  });
}

export default async function TagPage({ params }: Props) {
  const locale = await localeOf(params);
  const tag = await loadTag(locale, (await params).tag);
  if (!tag) return <MissingPage locale={locale} />;
  const t = await getTranslations({ locale, namespace: 'listing' });
  const teasers = await listWithTag({ locale, tagId: tag.id, limit: 50 });
  const path = translationPathOf(tag, locale);
  return (
    <SitePage
      locale={locale}
      counterpart={path ? { kind: 'page', path } : { kind: 'none', notice: 'noTagTranslation' }}
    >
      <ListingPage locale={locale} of="tag" kicker={t('tag')} title={tag.name} teasers={teasers} />
    </SitePage>
  );
}

function translationPathOf({ translation }: TagView, locale: Locale): string | null {
  return translation && tagPath(otherLocale(locale), translation.slug);
}
