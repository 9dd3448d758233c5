import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { buildDocx, paragraph } from '#testing/build-docx.ts';
import { ENGLISH, JAPANESE } from '#testing/import-texts.ts';
import { formatOf } from './format-of.ts';
import { readFile } from './read-file.ts';

const of = (text: string) => formatOf(strToU8(text));
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

it.each([
  ['text', JAPANESE],
  ['text', ENGLISH],
  ['text', 'Ports, ships and people\n\nThe ports are deep, and the ships are large.\n'],
  ['text', '<3 is what the harbour said\n\nA text.'],
  ['text', '{港|みなと}の深さ\n\n本文。'],
  ['text', '[Photo] The harbour\n\nA text.'],
  ['text', 'From: the harbour\n\nA text.'],
  ['markdown', '---\ntitle: x\n---\n\nA text.'],
  ['markdown', '\uFEFF+++\r\ntitle = "x"\r\n+++\r\nA text.'],
  ['markdown', '{\n  "title": "x"\n}\n\nA text.'],
  ['html', '<!DOCTYPE html><html><body>x</body></html>'],
  [
    'html',
    '\n<!-- saved -->\n<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
  ],
  ['html', '<p>A part of a page.</p>'],
  ['article-json', '{\n "schema": "prism-news/article", "version": 1 }'],
  [
    'wordpress',
    '<?xml version="1.0"?>\n<!-- generator="WordPress" -->\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>',
  ],
  ['feed', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>'],
  ['feed', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
  ['xbrl', '<?xml version="1.0"?><xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance"/>'],
  [
    'xbrl',
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2008/inlineXBRL"><body/></html>',
  ],
  ['xml', '<?xml version="1.0"?><newsItem><itemMeta/></newsItem>'],
  ['picture', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['movable-type', 'TITLE: One\nBASENAME: one\nSTATUS: Draft\n-----\nBODY:\nText\n-----\n--------\n'],
  [
    'movable-type',
    'AUTHOR: hanako\nTITLE: 港\nSTATUS: Publish\n-----\nBODY:\n<p>本文</p>\n-----\n--------\n',
  ],
  ['ghost', '{"db":[{"meta":{},"data":{"posts":[],"users":[]}}]}'],
  ['json', '{"posts": []}'],
  ['json', '[{"title": "x"}]'],
  ['table', 'email,active_subscription,created_at\nreader1@example.com,TRUE,2026-01-02\n'],
  ['table', 'name\tdepth\nYokohama\t18\nKobe\t16\n'],
  ['table', '"名前","メモ"\n"花子","一行目\n二行目, ""引用"""\n"太郎",""\n'],
  ['table', 'name;depth\nYokohama;18,0\n'],
  ['addresses', 'reader1@example.com\nreader2@example.com\n'],
  ['addresses', 'Hanako <hanako@example.com>\nTaro <taro@example.com>\n'],
  ['email', 'From: a@example.com\nTo: b@example.com\nSubject: x\n\nText'],
  ['web-archive', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'],
  ['rtf', '{\\rtf1\\ansi Text}'],
  ['pdf', '%PDF-1.7\n'],
])('knows %s: %j', (format, text) => {
  expect(of(text)).toBe(format);
});

it.each([
  ['docx', buildDocx([paragraph('x')])],
  ['spreadsheet', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['presentation', zip('[Content_Types].xml', 'ppt/presentation.xml')],
  ['epub', zip('mimetype', 'META-INF/container.xml')],
  ['open-document', zip('mimetype', 'content.xml')],
  ['substack', zip('posts.csv', 'posts/1.one.html', 'email_list.csv')],
  ['zip', zip('a.txt')],
  ['zip', strToU8('PK\x03\x04 and no more')],
  ['picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
  ['picture', strToU8('\0\0\0\x1cftypavif', true)],
  ['recording', strToU8('\0\0\0\x1cftypisom', true)],
  ['old-word', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
  ['archive', Uint8Array.of(0x1f, 0x8b, 8)],
] as const)('knows %s by its bytes', (format, bytes) => {
  expect(formatOf(bytes)).toBe(format);
});

it('knows text in UTF-16, and a page in Shift_JIS', () => {
  const utf16 = (text: string) =>
    Uint8Array.from([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (each) => each.charCodeAt(0)).buffer),
    ]);
  expect(formatOf(utf16('a,b\n1,2\n3,4\n'))).toBe('table');
  expect(formatOf(Uint8Array.of(...strToU8('<html><title>'), 0x8d, 0x60))).toBe('html');
});

it('says nothing of what a refused file holds', async () => {
  const answer = await readFile(strToU8('email,name\nreader1@example.com,Hanako\n'));
  expect(answer).toEqual({ ok: false, code: 'unsupported-format', detail: { format: 'table' } });
});

it('takes a line of dashes above a text for a line', async () => {
  expect(await readFile(strToU8('---\nThe ports are deep.\n---\nThe ships are large.\n'))).toMatchObject({
    format: 'text',
  });
});

it('gives up on a ZIP that inflates to more than any document', async () => {
  const bomb = zipSync({
    'word/document.xml': new Uint8Array(17_000_000),
    '[Content_Types].xml': strToU8('<Types/>'),
  });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await readFile(bomb)).toMatchObject({ ok: false, code: 'broken-file' });
  // One that says it were small is inflated no further either.
  const lying = bomb.slice();
  const at = lying.length - 22;
  const directory = new DataView(lying.buffer).getUint32(at + 16, true);
  new DataView(lying.buffer).setUint32(directory + 24, 100, true);
  expect(await readFile(lying)).toMatchObject({ ok: false, code: 'broken-file' });
});

it('refuses several articles in one text, and names the lines in which they begin', async () => {
  const article = (headline: string) =>
    `${headline}\n\n各地の港が水深を増す工事を進めている。\n\nなぜ今重要なのか\n船が大きくなった。\n\n今後の展望\n来年に終わる。\n\nタグ: 港\n`;
  const read = (text: string) => readFile(strToU8(text));
  expect(await read(`${article('港の深さ')}\n\n${article('空港の広さ')}`)).toEqual({
    ok: false,
    code: 'several-articles',
    detail: { articles: 2, lines: '1, 14' },
  });
  expect(await read('Title: One\n\nText one.\n\nTitle: Two\n\nText two.\n')).toMatchObject({
    detail: { lines: '1, 5' },
  });
  expect(await read(article('港の深さ'))).toMatchObject({ ok: true });
  // A section twice is a repeated section; a line drawn in a text parts its sections.
  expect(await read(`${article('港')}\n=====\n\n要点\n・一つ。\n`)).toMatchObject({ ok: true });
  expect(await read(JAPANESE)).toMatchObject({ ok: true });
  expect(await read(ENGLISH)).toMatchObject({ ok: true });
});
