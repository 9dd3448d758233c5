import { expect, it } from 'vitest';
import type { ImportFields } from '../../report.ts';
import { readMarkdown } from './read-markdown.ts';

const fields = (head: string): ImportFields => {
  const read = readMarkdown(`---\n${head}\n---\n\nA text.\n`);
  if (!read?.ok) throw new Error(JSON.stringify(read));
  return read.fields;
};
const lines = (body: string): string[] => {
  const read = readMarkdown(`---\ntitle: x\n---\n\n${body}\n`);
  if (!read?.ok) throw new Error(JSON.stringify(read));
  return read.text.split('\n').filter(Boolean);
};

it('reads a head in YAML, TOML and JSON alike', () => {
  const expected = {
    headline: '港の深さ',
    publishedAt: '2026-11-03T05:05:00.000Z',
    tags: ['物流', 'C++'],
    slug: 'harbour',
    authors: ['山田 花子'],
  };
  const yaml =
    'title: 港の深さ\ndate: 2026-11-03T14:05:00\ntags: [物流, C++]\nslug: harbour\nauthor: {name: 山田 花子, email: a@example.com}';
  const toml =
    'title = "港の深さ"\ndate = 2026-11-03T14:05:00\ntags = ["物流", "C++"]\nslug = "harbour"\n[author]\nname = "山田 花子"\nemail = "a@example.com"';
  const json =
    '{\n"title": "港の深さ", "date": "2026-11-03T14:05:00", "tags": ["物流", "C++"], "slug": "harbour",\n"author": {"name": "山田 花子", "email": "a@example.com"}\n}';
  for (const text of [
    `---\n${yaml}\n---\nx`,
    `+++\n${toml}\n+++\nx`,
    `${json}\n\nx`,
    `;;;\n${json}\n;;;\nx`,
    `---\r\n${yaml.replaceAll('\n', '\r\n')}\r\n---\r\nx`,
  ]) {
    expect(readMarkdown(text)).toMatchObject({ ok: true, text: 'x', fields: expected });
  }
});

it.each([
  ['date: 2026-11-03', '2026-11-02T15:00:00.000Z'],
  ['date: 2026-11-03 14:05:00 +0900', '2026-11-03T05:05:00.000Z'],
  ['date: 2026-11-03T14:05:00Z', '2026-11-03T14:05:00.000Z'],
  ['pubDate: Nov 3, 2026', '2026-11-02T15:00:00.000Z'],
  ['publishDate: Tue, 03 Nov 2026 14:05:00 GMT', '2026-11-03T14:05:00.000Z'],
  ['date: 2026年11月3日 14時05分', '2026-11-03T05:05:00.000Z'],
  ['published: 2026/11/03', '2026-11-02T15:00:00.000Z'],
  ['date: 2026-02-30', undefined],
  ['date: soon', undefined],
])('%s is published at %s', (head, publishedAt) => {
  expect(fields(`title: x\n${head}`).publishedAt).toBe(publishedAt);
});

it.each([
  'draft: true',
  'draft: yes',
  'draft: "true"',
  'Draft: 1',
  'published: false',
  'published: no',
  'publish: off',
  'status: draft',
  'status: Private',
  'state: 下書き',
  'visibility: members',
  'private: true',
  'password: secret',
  'permalink: false',
  'ignorePublish: true',
  'expiryDate: 2020-01-01',
])('%s is no published article', (head) => {
  expect(readMarkdown(`---\ntitle: x\n${head}\n---\nA text.`)).toMatchObject({
    fields: { isDraft: true },
    holds: ['marked-draft'],
  });
});

it.each([
  'draft: false',
  'draft: no',
  'published: true',
  'published: 2026-11-03',
  'status: published',
  'private: false',
  'visibility: public',
  'password: ""',
])('%s is a published article', (head) => {
  expect(readMarkdown(`---\ntitle: x\n${head}\n---\nA text.`)).toMatchObject({ holds: [] });
});

it('reads addresses, of which those that lead elsewhere are former ones', () => {
  expect(
    fields('title: x\npermalink: /2026/11/deep-ports.html\nredirect_from:\n  - /old/ports/\n  - ports'),
  ).toMatchObject({
    slug: 'deep-ports',
    formerAddresses: ['/old/ports/'],
  });
  expect(fields('title: x\nslug: ports\nurl: /2026/deep/')).toMatchObject({
    slug: 'ports',
    formerAddresses: ['/2026/deep/'],
  });
  expect(fields('title: x\npermalink: /:year/:title/').slug).toBeUndefined();
});

it('reads what else sites keep in heads', () => {
  expect(
    fields(
      'title: x\nsummary: "2*3*4 ships"\ncategories: [Economy, Ports]\ntopics: [sea]\nlang: ja-JP\nlastmod: 2026-11-04\nsponsor: Harbour Inc.\ncanonical_url: https://example.com/a',
    ),
  ).toEqual({
    headline: 'x',
    lede: '2\\*3\\*4 ships',
    modifiedAt: '2026-11-03T15:00:00.000Z',
    tags: ['sea', 'Ports'],
    category: 'Economy',
    sponsor: 'Harbour Inc.',
    sourceUrl: 'https://example.com/a',
    language: 'ja',
  });
});

it.each([
  ['title: a: b', 2],
  ['title: x\ndraft: true\ndraft: false', 4],
  ['title: "x', 3],
])('refuses a head that is broken: %j', (head, line) => {
  expect(readMarkdown(`---\n${head}\n---\nA text.`)).toMatchObject({
    ok: false,
    code: 'broken-front-matter',
    line,
  });
});

it('writes the body as lines with marks', () => {
  expect(
    lines(
      [
        '# x',
        'A paragraph that was\nwrapped, with **bold**, `2*3*4`, `__init__` and a [link](https://example.com/a).',
        '## 今後の展望',
        '港は**「深い」**と{県|けん}が言った[^1]。',
        '* one\n* two\n  1. inner',
        '3. three\n4. four',
        '> A quotation\n> goes on.',
        '| Port | Depth |\n|---|--:|\n| Kobe | 16 \\| 17 |',
        '![A quay](https://example.com/q.jpg "The quay of Kobe")',
        '<figure><img src="https://example.com/r.jpg" alt=""><figcaption>A crane</figcaption></figure>',
        '<script>alert(1)</script>',
        '[^1]: The survey, https://example.com/s',
      ].join('\n\n'),
    ),
  ).toEqual([
    'A paragraph that was wrapped, with **bold**, 2\\*3\\*4, \\_\\_init\\_\\_ and a [link](https://example.com/a).',
    '## 今後の展望',
    '港は**「深い」**と{県|けん}が言った[^1]。',
    '- one',
    '- two',
    '  1. inner',
    '1. three',
    '2. four',
    '> A quotation goes on.',
    '| Port | Depth |',
    '| --- | --- |',
    '| Kobe | 16 \\| 17 |',
    '![A quay](https://example.com/q.jpg)',
    'The quay of Kobe',
    '![](https://example.com/r.jpg)',
    'A crane',
    '[^1]: The survey, https://example.com/s',
  ]);
});

it('sees several articles in one file, and gives up on a body that no article has', () => {
  expect(readMarkdown('---\ntitle: One\n---\nText.\n\n---\ntitle: Two\n---\nText.\n')).toEqual({
    ok: false,
    code: 'several-articles',
    lines: [2, 7],
  });
  const hostile = (body: string) => readMarkdown(`---\ntitle: x\n---\n${body}`);
  expect(hostile('[a'.repeat(100_000))).toEqual({ ok: false, code: 'too-complex', line: 4 });
  expect(hostile('>'.repeat(100_000))).toEqual({ ok: false, code: 'too-complex', line: 4 });
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`).join('\n')}`;
  expect(readMarkdown(`---\ntitle: x\n${bomb}\n---\nA text.`)).toMatchObject({ code: 'broken-front-matter' });
});
