import { processSettings } from '#lib/process-settings.ts';
import { robotsTxt } from '#lib/seo/files/robots.ts';

/** Next would write it once, while building, without the settings of the process. */
export const dynamic = 'force-dynamic';

export function GET(): Response {
  const { siteUrl, aiCrawlers = true } = processSettings();
  return new Response(robotsTxt({ siteUrl, aiCrawlers }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
