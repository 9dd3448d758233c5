import type { Metadata } from 'next';
import { cache } from 'react';
import { ParallelPage } from '#components/article/parallel/parallel-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getParallel } from '#db/queries/editions/get-parallel.ts';
import { translationsOf } from '#i18n/translations.ts';
import type { Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { settingMetadata } from '#lib/seo/article-metadata.ts';
import { statusMetadata } from '#lib/seo/page-metadata.ts';
import { absoluteUrl, decodeSegment, parallelPath } from '#lib/urls.ts';
import { localeOf } from '../../../locale-of.ts';
import './parallel.css';

type Props = { params: Promise<{ locale: string; slug: string }> };

const loadParallel = cache((locale: Locale, slug: string) =>
  getParallel({ locale, slug: decodeSegment(slug) }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const view = await loadParallel(locale, (await params).slug);
  if (!view) return statusMetadata({ locale, title: translationsOf(locale, 'status')('missing.title') });
  const { own } = view;
  const t = translationsOf(locale, 'parallel');
  return settingMetadata(own, {
    siteUrl: processSettings().siteUrl,
    path: parallelPath(locale, own.slug),
    titleOf: (headline) => t('titleOf', { headline }),
    isIndexed: !own.noindex,
  });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const view = await loadParallel(locale, (await params).slug);
  if (!view) return <MissingPage locale={locale} />;
  const { own, other } = view;
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: parallelPath(other.locale, other.slug) }}>
      <ParallelPage
        view={view}
        address={absoluteUrl(processSettings().siteUrl, parallelPath(locale, own.slug))}
      />
    </SitePage>
  );
}
