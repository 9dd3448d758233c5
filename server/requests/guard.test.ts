import { describe, expect, it } from 'vitest';
import { guard, isElsewhere, trustedHeaders } from './guard.ts';
import { areaOf } from './routes.ts';

const ORIGIN = 'https://news.example';
const check = (method: string, url: string, headers: Record<string, string> = {}) =>
  guard({ method, url, headers }, ORIGIN);
const refusal = (...request: Parameters<typeof check>) => {
  const checked = check(...request);
  return checked.ok ? 'let through' : [checked.status, checked.code];
};

describe('the guard lets through', () => {
  it('what readers ask for, with path and query apart', () => {
    expect(check('GET', '/ja/tags/%E5%9C%B0?after=1-2?x')).toMatchObject({
      ok: true,
      area: 'reader',
      path: '/ja/tags/%E5%9C%B0',
      query: 'after=1-2?x',
    });
    expect(check('HEAD', '/')).toMatchObject({ ok: true, path: '/', query: '' });
  });

  it.each([
    ['http://evil.example/en?after=1-2', '/en?after=1-2'],
    ['HTTPS://evil.example', '/'],
    ['http://evil.example?x', '/?x'],
  ])('the absolute form that proxies use, without its host: %s', (url, target) => {
    expect(check('GET', url)).toMatchObject({ ok: true, target });
  });

  it('a target of 8,192 characters, and not one more', () => {
    expect(check('GET', `/${'a'.repeat(8_191)}`).ok).toBe(true);
    expect(refusal('GET', `/${'a'.repeat(8_192)}`)).toEqual([414, 'long-target']);
  });

  it('changes from a page of the same site, or typed by its user, to the API only', () => {
    expect(check('POST', '/api/x', { origin: ORIGIN })).toMatchObject({ ok: true, area: 'api' });
    expect(check('DELETE', '/api/x', { 'sec-fetch-site': 'same-origin' }).ok).toBe(true);
    expect(check('PUT', '/api/x', { 'sec-fetch-site': 'none' }).ok).toBe(true);
  });

  it('any method to the API for programs, wherever it comes from: its door knows who may do what', () => {
    for (const method of ['POST', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect(check(method, '/api/v1/articles', { origin: 'https://evil.example' }).ok).toBe(true);
    }
    expect(refusal('GET', '/api/v1/articles', { 'content-length': '1' })).toEqual([413, 'no-body']);
  });

  it('any method and body to the API: what an address there takes is known at the door of the desk', () => {
    const headers = { origin: ORIGIN, 'content-length': '99999999' };
    for (const method of ['POST', 'GET', 'TRACE']) expect(check(method, '/api/x', headers).ok).toBe(true);
  });
});

describe('the host', () => {
  const versioned = (httpVersion: string, headers: Record<string, string>) =>
    guard({ method: 'GET', url: '/ja', httpVersion, headers }, ORIGIN);

  it.each([
    'news.example',
    'NEWS.example:8080',
    'news.example:',
    'a_b.example.',
    '127.0.0.1:3000',
    '[::1]:3000',
    '[::ffff:127.0.0.1]',
    'xn--r8jz45g.example',
    '%E4%BE%8B.example',
    'evil.example',
  ])('may be any one: %s', (host) => {
    expect(versioned('1.1', { host }).ok).toBe(true);
    expect(versioned('1.0', { host }).ok).toBe(true);
  });

  it.each([
    '',
    'a.example, b.example',
    'a.example,b.example',
    'a.example b.example',
    'http://a.example',
    'a.example/ja',
    'user@a.example',
    'a.example:80:90',
    'a.example:http',
    ':80',
    '::1',
    '[::1',
    '[]',
    '例.example',
    'a.example?x',
    'a.example#x',
    'a\texample',
  ])('is one, and well spelled, in any version: not %j', (host) => {
    for (const version of ['1.0', '1.1']) {
      expect(versioned(version, { host })).toEqual({ ok: false, status: 400, code: 'bad-request' });
    }
  });

  it('is named from HTTP/1.1 on', () => {
    expect(versioned('1.0', {}).ok).toBe(true);
    expect(versioned('1.1', {})).toEqual({ ok: false, status: 400, code: 'bad-request' });
    expect(versioned('2.0', {})).toEqual({ ok: false, status: 400, code: 'bad-request' });
  });
});

describe('the guard refuses', () => {
  it.each(['/%', '/%E0%A4%A', '/%FF', '/a%00b', '/a%0d%0ab', '/a%5Cb', '/a\\b', '*', 'ja', ''])(
    'an address that is none: %s',
    (url) => expect(refusal('GET', url)).toEqual([400, 'bad-target']),
  );

  it.each(['TRACE', 'OPTIONS', 'PROPFIND', 'M-SEARCH'])('the method %s outside of the API', (method) => {
    expect(refusal(method, '/ja')).toEqual([405, 'unknown-method']);
  });

  it('methods that change something outside of the API, and says which are left', () => {
    for (const url of ['/ja', '/admin', '/ja/preview/1']) {
      expect(check('POST', url, { origin: ORIGIN })).toMatchObject({
        status: 405,
        code: 'read-only',
        headers: { Allow: 'GET, HEAD' },
      });
    }
  });

  it('a body where pages are read, announced or in chunks', () => {
    expect(refusal('GET', '/ja', { 'content-length': '1' })).toEqual([413, 'no-body']);
    expect(refusal('GET', '/admin', { 'transfer-encoding': 'chunked' })).toEqual([413, 'no-body']);
    expect(check('GET', '/ja', { 'content-length': '0' }).ok).toBe(true);
  });

  it.each<Record<string, string>>([
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://news.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ])('a change that no page of this site has sent: %j', (headers) => {
    expect(refusal('POST', '/api/x', headers)).toEqual([403, 'foreign-origin']);
  });
});

describe('an address', () => {
  it.each([
    ['/', 'reader'],
    ['/ja/articles/api', 'reader'],
    ['/apiary', 'reader'],
    ['/api', 'api'],
    ['/api/desk/articles', 'api'],
    ['/api/v1', 'public-api'],
    ['/api/v1/articles/1', 'public-api'],
    ['/api/v10', 'api'],
    ['/admin', 'desk'],
    ['/ja/preview/1', 'preview'],
    ['/ja/articles/preview', 'reader'],
  ] as const)('belongs to one area: %s', (path, area) => expect(areaOf(path)).toBe(area));
});

describe('the headers of a request', () => {
  const sent = {
    host: 'evil.example',
    cookie: 'a=1',
    'accept-language': 'ja',
    'x-forwarded-host': 'evil.example',
    forwarded: 'host=evil.example',
    'x-middleware-subrequest': 'middleware',
    'next-action': 'x',
    'x-prism-client': '10.0.0.1',
    'x-original-url': '/admin',
    connection: 'upgrade',
    rsc: '1',
    'next-router-prefetch': '1',
  };
  const harmless = { cookie: 'a=1', 'accept-language': 'ja', host: 'news.example' };

  it('reach pages without what strangers could mislead Next by, and with our host', () => {
    expect(trustedHeaders(sent, 'api', 'news.example')).toEqual(harmless);
  });

  it('reach the desk with what its own router says', () => {
    expect(trustedHeaders(sent, 'desk', 'news.example')).toEqual({
      ...harmless,
      rsc: '1',
      'next-router-prefetch': '1',
    });
  });
});

describe('a page is asked for elsewhere', () => {
  it.each([
    ['127.0.0.1:3000', 'http://127.0.0.1:3000', false],
    ['localhost:3000', 'http://127.0.0.1:3000', true],
    ['127.0.0.1:3001', 'http://127.0.0.1:3000', true],
    ['news.example', 'https://news.example', false],
    ['NEWS.example', 'https://news.example', false],
    ['news.example:443', 'https://news.example', false],
    ['www.news.example', 'https://news.example', true],
    // As nginx passes it on, in the variable $host.
    ['news.example', 'https://news.example:8443', false],
    ['[::1]:3000', 'http://[::1]:3000', false],
    ['evil.example/@news.example', 'https://news.example', true],
    ['a b', 'https://news.example', true],
    ['', 'https://news.example', true],
    [undefined, 'https://news.example', true],
  ])('with the host %s at %s: %s', (host, origin, expected) => {
    expect(isElsewhere(host, origin)).toBe(expected);
  });
});
