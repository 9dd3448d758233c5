import { listSitemapFiles } from '#db/queries/sitemaps/list-sitemap-files.ts';
import { processSettings } from '#lib/process-settings.ts';
import { sitemapIndex } from '#lib/seo/sitemaps/sitemap.ts';
import { fileAnswer } from '../files/file-answer.ts';

/** Which files there are is known when somebody asks, not when the pages are built. */
export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  return fileAnswer(sitemapIndex(await listSitemapFiles(), processSettings().siteUrl), {
    type: 'application/xml',
  });
}
