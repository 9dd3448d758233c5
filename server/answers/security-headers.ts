/*
 * What every answer tells the browser about trust. Readers' pages carry no inline script and no inline style, so their
 * policy needs neither a nonce nor an exception.
 */
const readerPolicy = (framedBy: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    // By a request of the page itself Lighthouse looks whether robots.txt is there.
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy}`,
  ].join('; ');

/** The policy of readers' pages. */
export const READER_POLICY = readerPolicy("'none'");
/** The same for a draft as readers would see it: the desk shows it in a frame beside the text. */
export const PREVIEW_POLICY = readerPolicy("'self'");

/** The policy of what is no page: sentences, files, figures. A browser that shows one asks for the site's icon. */
export const PLAIN_POLICY = "default-src 'none'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The referrer policy of a page whose address is a secret: nobody is told more than the site, not even its own styles and
 * scripts, whose requests a proxy may log. With `no-referrer`, browsers would send `Origin: null` with the page's form
 * (Fetch, 3.1), and the guard takes that for another site's.
 */
export const ADDRESS_KEPT_BACK = 'strict-origin';

const FEATURES = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()';

/**
 * The policy of the desk's pages.
 * @param nonce of this answer, where Next's scripts are in it: only scripts that carry it run, and what they load in turn
 */
export function deskPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    `script-src ${nonce === undefined ? "'self'" : `'nonce-${nonce}' 'strict-dynamic'`}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The headers of every answer.
 * @param options.isHttps whether the public address is: then browsers are told to use nothing else
 * @param options.policy of content: one of the above
 */
export function securityHeaders(options: { isHttps: boolean; policy: string }): Record<string, string> {
  return {
    'Content-Security-Policy': options.policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': FEATURES,
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(options.isHttps && { 'Strict-Transport-Security': 'max-age=63072000' }),
  };
}
