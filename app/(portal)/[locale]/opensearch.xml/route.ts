import { translationsOf } from '#i18n/translations.ts';
import { processSettings } from '#lib/process-settings.ts';
import { openSearch } from '#lib/seo/files/open-search.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { fileAnswer } from '../../../files/file-answer.ts';
import { localeOf } from '../locale-of.ts';

/** What it says is known when the program runs, not when the pages are built. */
export const dynamic = 'force-dynamic';

export async function GET(
  _request: Request,
  props: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const locale = await localeOf(props.params);
  const t = translationsOf(locale, 'search');
  const { siteUrl } = processSettings();
  const text = openSearch({ siteUrl, locale, description: t('form', { site: siteName(locale) }) });
  return fileAnswer(text, { type: 'application/opensearchdescription+xml', language: locale });
}
