import type { BlockList } from 'node:net';
import { isIP } from 'node:net';

/**
 * Who sent a request: the address of the connection or, behind proxies that are trusted, the last address in
 * X-Forwarded-For that is none of theirs. What stands before it may have been written by anybody.
 * @param forwardedFor the header, as it was received
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  let address = plain(remote ?? '');
  for (const named of (forwardedFor ?? '').split(',').reverse()) {
    if (!isAmong(trusted, address)) return address;
    const next = plain(named.trim());
    if (isIP(next) === 0) return address;
    address = next;
  }
  return address;
}

function isAmong(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family > 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** An IPv4 address is the same one when the system writes it in the form of IPv6 (RFC 4291, 2.5.5.2). */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
