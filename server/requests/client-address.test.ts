import { describe, expect, it } from 'vitest';
import { blockListOf } from '../settings.ts';
import { clientAddress } from './client-address.ts';

const PROXIES = blockListOf(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32']);

describe('the address of a client', () => {
  it.each([
    ['the connection’s, when no proxy is named', '203.0.113.7', undefined, '203.0.113.7'],
    ['the connection’s, whatever a stranger writes', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['what a trusted proxy says', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['the last one that is no proxy of ours', '127.0.0.1', '1.1.1.1, 198.51.100.1, 10.2.3.4', '198.51.100.1'],
    ['a proxy’s own, when all in the list are ours', '127.0.0.1', '10.0.0.5, 10.0.0.6', '10.0.0.5'],
    ['a proxy’s own, when it names nobody', '127.0.0.1', undefined, '127.0.0.1'],
    ['the last before something that is no address', '127.0.0.1', '198.51.100.1, unknown', '127.0.0.1'],
    [
      'the same in the IPv6 form of an IPv4 address',
      '::ffff:127.0.0.1',
      '::FFFF:198.51.100.1',
      '198.51.100.1',
    ],
    ['IPv6, too', '2001:db8::1', '2001:4860::8', '2001:4860::8'],
    ['none, when the connection is gone', undefined, '198.51.100.1', ''],
  ])('is %s', (_, remote, forwarded, expected) => {
    expect(clientAddress(remote, forwarded, PROXIES)).toBe(expected);
  });

  it('is the connection’s when no proxy is trusted', () => {
    expect(clientAddress('127.0.0.1', '198.51.100.1', blockListOf([]))).toBe('127.0.0.1');
  });
});
