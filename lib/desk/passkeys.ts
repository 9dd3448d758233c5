/** Most characters of the name of a passkey. */
export const LONGEST_PASSKEY_NAME = 60;

/**
 * The host that passkeys belong to (the relying party of WebAuthn), where browsers make any: a name, over https, or `localhost`.
 * Where the site is opened by a number, such as 127.0.0.1, they refuse.
 * @param siteUrl the public origin
 */
export function passkeyHost(siteUrl: string): string | undefined {
  const { hostname, protocol } = new URL(siteUrl);
  if (hostname === 'localhost') return hostname;
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  return protocol === 'https:' && !isNumber ? hostname : undefined;
}
