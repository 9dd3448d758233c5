import { processSettings } from '#lib/process-settings.ts';

/** The key is known only to the process that serves, not to the build. */
export const dynamic = 'force-dynamic';

/** The IndexNow key, which is no secret: that it is found here shows that this site uses it. */
export function GET(): Response {
  return new Response(processSettings().indexNowKey ?? '', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Robots-Tag': 'noindex' },
  });
}
