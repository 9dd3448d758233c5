import { LOCALES } from '../../locale.ts';
import type { Publisher } from '../../site/publisher.ts';
import { absoluteUrl, infoPath } from '../../urls.ts';

const DAY = 86_400_000;

/** RFC 9116 wants less than a year. */
const VALID_DAYS = 360;

/**
 * Where to report a weakness, after RFC 9116: to the publisher, by the contact that was set or by the page that names it.
 * @param options.now whose day (UTC) decides until when it is valid: it is the same text all day
 */
export function securityTxt(options: { siteUrl: string; contact: Publisher['contact']; now: Date }): string {
  const { siteUrl, contact, now } = options;
  const today = Math.floor(now.getTime() / DAY) * DAY;
  return [
    `Contact: ${contact?.href ?? absoluteUrl(siteUrl, infoPath('en', 'contact'))}`,
    `Expires: ${new Date(today + VALID_DAYS * DAY).toISOString().replace('.000', '')}`,
    `Preferred-Languages: ${LOCALES.join(', ')}`,
    `Canonical: ${absoluteUrl(siteUrl, '/.well-known/security.txt')}`,
    '',
  ].join('\n');
}
