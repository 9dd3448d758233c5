import type { Metadata } from 'next';
import { FrontPage } from '#components/listing/front-page.tsx';
import { SitePage } from '#components/site/site-page.tsx';
import { getFrontPage } from '#db/queries/lists/get-front-page.ts';
import { siteWords } from '#i18n/site-words.ts';
import { otherLocale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { frontPageThings } from '#lib/seo/json-ld/site.ts';
import { pageMetadata } from '#lib/seo/page-metadata.ts';
import { homePath } from '#lib/urls.ts';
import { localeOf } from './locale-of.ts';
import './front.css';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { name, line, description } = siteWords(locale);
  return pageMetadata({
    siteUrl: processSettings().siteUrl,
    locale,
    title: name,
    line,
    description,
    path: homePath(locale),
    translationPath: homePath(otherLocale(locale)),
    defaultPath: homePath('en'),
    feeds: { page: homePath(locale), title: name },
  });
}

export default async function HomePage({ params }: Props) {
  const locale = await localeOf(params);
  const { description, publisher } = siteWords(locale);
  return (
    <SitePage
      locale={locale}
      counterpart={{ kind: 'page', path: homePath(otherLocale(locale)) }}
      things={frontPageThings({
        siteUrl: processSettings().siteUrl,
        locale,
        description,
        publisher,
      })}
    >
      <FrontPage locale={locale} view={await getFrontPage({ locale })} />
    </SitePage>
  );
}
