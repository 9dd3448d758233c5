import type { Metadata } from 'next';
import { InfoPage } from '#components/site/info-page.tsx';
import { MissingPage } from '#components/site/missing-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { translationsOf } from '#i18n/translations.ts';
import { plainText } from '#lib/article/inline.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { pageMetadata, statusMetadata } from '#lib/seo/page-metadata.ts';
import { readPage } from '#lib/site/page-text.ts';
import { siteName, siteSettings } from '#lib/site/site-settings.ts';
import { INFO_PAGES, type InfoPage as InfoPageName, infoPath } from '#lib/urls.ts';
import { localeOf } from '../locale-of.ts';
import '../info.css';

type Props = { params: Promise<{ locale: string; info: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const page = await pageOf(params);
  const t = translationsOf(locale);
  if (!page) return statusMetadata({ locale, title: t('status.missing.title') });
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: t(`info.${page}.title`, { site: siteName(locale) }),
    description: plainText(
      firstParagraph(locale, page) ?? t(`info.${page}.lede`, { site: siteName(locale) }),
    ),
    path: infoPath(locale, page),
    translationPath: infoPath(otherLocale(locale), page),
    defaultPath: infoPath('en', page),
  });
}

export default async function Page({ params }: Props) {
  const locale = await localeOf(params);
  const page = await pageOf(params);
  if (!page) return <MissingPage locale={locale} />;
  return (
    <SitePage locale={locale} counterpart={{ kind: 'page', path: infoPath(otherLocale(locale), page) }}>
      <InfoPage locale={locale} page={page} />
    </SitePage>
  );
}

async function pageOf(params: Props['params']) {
  const { info } = await params;
  return INFO_PAGES.find((name) => name === info);
}

/** Of what the house has written itself. */
function firstParagraph(locale: Locale, page: InfoPageName): string | undefined {
  const blocks = readPage(siteSettings().pages[locale][page]);
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))[0];
}
