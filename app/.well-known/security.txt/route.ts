import { theStore } from '#db/store.ts';
import { siteWords } from '#i18n/site-words.ts';
import { processSettings } from '#lib/process-settings.ts';
import { securityTxt } from '#lib/seo/files/security-txt.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const { siteUrl } = processSettings();
  const { contact } = siteWords('en').publisher;
  return new Response(securityTxt({ siteUrl, contact, now: theStore().now() }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
