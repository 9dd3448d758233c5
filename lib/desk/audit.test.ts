import { describe, expect, it } from 'vitest';
import { auditSearch, csvCell, factsOfDetail, parseAuditQuery } from './audit.ts';

describe('the facts of an entry', () => {
  it('are what differs between before and after', () => {
    const detail = {
      kind: 'tag',
      before: { words: { ja: { name: '潮' }, en: { name: 'Tide' } }, links: ['a'] },
      after: { words: { ja: { name: '潮' }, en: { name: 'Tides' } }, links: ['a', 'b'] },
    };
    expect(factsOfDetail(detail)).toEqual([
      { path: 'words.en.name', before: 'Tide', after: 'Tides' },
      { path: 'links', before: 'a', after: 'a, b' },
      { path: 'kind', before: undefined, after: 'tag' },
    ]);
  });

  it('name each of several things that changed', () => {
    const changes = [
      { id: 7, before: null, after: { slot: 'lead' } },
      { id: 8, before: { slot: 'lead', headline: '' }, after: { slot: 'second', headline: '' } },
    ];
    expect(factsOfDetail({ changes })).toEqual([
      { path: '#7.slot', before: undefined, after: 'lead' },
      { path: '#8.slot', before: 'lead', after: 'second' },
    ]);
  });

  it('hold no e-mail address, no secret and no address of a network', () => {
    const detail = {
      email: 'ken@example.org',
      address: '203.0.113.9',
      tokenHash: 'abc',
      secret: 'abc',
      note: 'Ask mika.ito@mail.example.jp, please',
      tokenId: 3,
    };
    expect(factsOfDetail(detail).map(({ path, after }) => [path, after])).toEqual([
      ['email', '•••'],
      ['address', '•••'],
      ['tokenHash', '•••'],
      ['secret', '•••'],
      ['note', 'Ask •••, please'],
      ['tokenId', '3'],
    ]);
  });
});

it('an address keeps what the audit is narrowed to, and leaves out what is none', () => {
  const query = {
    actor: '青木 葵',
    action: 'publish',
    article: '7',
    from: '2026-11-01',
    to: '2026-11-30',
    before: '9',
  };
  const parsed = parseAuditQuery(query);
  expect(Object.fromEntries(new URLSearchParams(auditSearch(parsed)))).toEqual(query);
  const none = parseAuditQuery({
    actor: ' ',
    action: 'nothing',
    article: '0',
    from: '2026-13-01',
    before: 'x',
  });
  expect(auditSearch(none)).toBe('');
});

it('a cell is quoted where it has to be, and no formula', () => {
  expect(['plain', 'a,b', 'say "so"', 'two\nlines'].map(csvCell)).toEqual([
    'plain',
    '"a,b"',
    '"say ""so"""',
    '"two\nlines"',
  ]);
  expect(['=1+1', '+1', '-1', '@x', '\tx', '=A1,"b"'].map(csvCell)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@x",
    "'\tx",
    '"\'=A1,""b"""',
  ]);
});
