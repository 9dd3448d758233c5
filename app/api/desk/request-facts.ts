import { processSettings } from '#lib/process-settings.ts';

/**
 * A Set-Cookie header for a cookie that scripts cannot read and other sites do not send.
 * @param maxAge in seconds
 */
export function cookieLine(name: string, value: string, maxAge: number): string {
  const secure = processSettings().siteUrl.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** Where a request comes from, as the gateway has found out. */
export function addressOf(headers: Headers): string {
  return headers.get('x-prism-client') || 'unknown';
}
