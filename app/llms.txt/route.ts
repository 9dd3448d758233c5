import { listCategories } from '#db/queries/taxonomy/list-categories.ts';
import { siteWords } from '#i18n/site-words.ts';
import { translationsOf } from '#i18n/translations.ts';
import { LOCALES, type Locale } from '#lib/locale.ts';
import { processSettings } from '#lib/process-settings.ts';
import { type LlmsSection, llmsTxt } from '#lib/seo/files/llms-txt.ts';
import { siteName } from '#lib/site/site-settings.ts';
import {
  API_PATH,
  absoluteUrl,
  archivePath,
  categoryPath,
  feedsPath,
  homePath,
  infoPath,
} from '#lib/urls.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const sections = await Promise.all(LOCALES.map(sectionIn));
  const summaries = LOCALES.map((locale) => siteWords(locale).description);
  return new Response(llmsTxt([...new Set(LOCALES.map(siteName))].join(' / '), summaries, sections), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

async function sectionIn(locale: Locale): Promise<LlmsSection> {
  const t = translationsOf(locale);
  const categories = await listCategories({ locale });
  const links = [
    { name: t('breadcrumbs.frontPage'), path: homePath(locale) },
    ...categories.map(({ name, slug }) => ({ name, path: categoryPath(locale, slug) })),
    { name: t('archive.title'), path: archivePath(locale) },
    { name: t('feeds.title'), path: feedsPath(locale) },
    { name: 'API', path: API_PATH },
    { name: t('info.about.title', { site: siteName(locale) }), path: infoPath(locale, 'about') },
    { name: t('info.editorial-policy.title'), path: infoPath(locale, 'editorial-policy') },
  ];
  const { siteUrl } = processSettings();
  return {
    title: t('site.thisLanguage'),
    text: t('feeds.twins'),
    links: links.map(({ name, path }) => ({ name, url: absoluteUrl(siteUrl, path) })),
  };
}
