import { siteWords } from '#i18n/site-words.ts';
import { webManifest } from '#lib/seo/files/manifest.ts';
import { localeOf } from '../locale-of.ts';

export const dynamic = 'force-dynamic';

export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const locale = await localeOf(params);
  const manifest = webManifest({ locale, description: siteWords(locale).description });
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8', 'Content-Language': locale },
  });
}
