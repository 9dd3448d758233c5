import { theStore } from '#db/store.ts';
import { processSettings } from '#lib/process-settings.ts';
import { securityTxt } from '#lib/seo/files/security-txt.ts';
import { publisherOf } from '#lib/site/publisher.ts';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const { siteUrl, publisherName, publisherContact } = processSettings();
  const { contact } = publisherOf({ name: publisherName, contact: publisherContact });
  return new Response(securityTxt({ siteUrl, contact, now: theStore().now() }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
