import { BlockList, isIPv6 } from 'node:net';

/** IANA's special-purpose registry of IPv4: what is not reached over the public network, or is no single machine. */
const NOT_PUBLIC_V4: [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Parts of IPv6's global unicast that are something else: protocols and tunnels, which may end anywhere; documentation. */
const NOT_PUBLIC_V6: [network: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const notPublic = new BlockList();
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');
// NAT64: IPv4 seen from a network that has IPv6 only.
globalV6.addSubnet('64:ff9b::', 96, 'ipv6');
for (const [network, prefix] of NOT_PUBLIC_V6) notPublic.addSubnet(network, prefix, 'ipv6');
for (const [network, prefix] of NOT_PUBLIC_V4) {
  notPublic.addSubnet(network, prefix, 'ipv4');
  notPublic.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6');
}

/** Whether an IP address is none of the public network: private, loopback, link-local, shared, multicast, reserved … */
export function isPrivateAddress(address: string): boolean {
  // A zone (`fe80::1%eth0`) is of link-local addresses only.
  if (address.includes('%')) return true;
  if (!isIPv6(address)) return notPublic.check(address, 'ipv4');
  return !globalV6.check(address, 'ipv6') || notPublic.check(address, 'ipv6');
}
