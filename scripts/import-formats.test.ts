import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildDocx, paragraph, ruby, run } from '#testing/build-docx.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'prism-formats-'));
const write = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const dataDir = newDataDir();
const importing = (args: string[], environment: Record<string, string> = {}) =>
  runHere(() => import('./import.ts'), args, {
    DATA_DIR: dataDir,
    SITE_URL: 'https://news.example',
    ...environment,
  });

const MARKDOWN = (head: string) =>
  `---\ntitle: 港湾の深さが国際競争を左右する\ndate: 2020-11-03\n${head}description: 各地の港が水深を増す工事を進めている。\n---\n\n## なぜ今重要なのか\n\n船が大きくなり、浅い港には寄らなくなった。\n\n## 今後の展望\n\n来年の春に最初の岸壁が開く。\n`;

it('publishes a Markdown file under the day of its head, and keeps a draft a draft', async () => {
  const published = await importing([write('a.md', MARKDOWN('')), '--publish', '--json', '--slug', 'ports']);
  expect([published.status, published.err]).toEqual([0, '']);
  expect(JSON.parse(published.out)).toMatchObject({
    published: true,
    locale: 'ja',
    fields: { publishedAt: '2020-11-02T15:00:00.000Z' },
    unparsed: [],
  });
  const draft = await importing([
    write('b.md', MARKDOWN('draft: true\n')),
    '--publish',
    '--slug',
    'draft-ports',
  ]);
  expect(draft.status).toBe(2);
  expect(draft.out).toContain('draft, private or protected');
  const facts = await importing([join(folder, 'b.md'), '--publish', '--json']);
  expect(JSON.parse(facts.out)).toMatchObject({ published: false, blocks: ['marked-draft'] });
});

it('gives a new article the address that it had, and has its former ones lead there', async () => {
  const head =
    'slug: Deep-Ports\naliases: [/2019/old-ports.html, /2019/, "/x/ports"]\ncanonical_url: https://example.com/a\n';
  const { out } = await importing([
    write('e.md', MARKDOWN(head).replace('港湾の深さ', '港湾の広さ')),
    '--json',
  ]);
  expect(JSON.parse(out)).toMatchObject({ status: 'created', slug: 'deep-ports' });
  const again = await importing([
    write('f.md', MARKDOWN('slug: old-ports\n').replace('港湾の深さ', '港湾の長さ')),
    '--json',
  ]);
  // The address leads to the first one already.
  expect(JSON.parse(again.out)).toMatchObject({
    status: 'created',
    slug: expect.not.stringContaining('old-ports'),
  });
});

it('takes a document and a page in, and shows where their lines go', async () => {
  const docx = buildDocx([
    paragraph(ruby('港', 'みなと') + run('の深さが競争を決める'), 'Title'),
    paragraph('各地の港が水深を増す工事を進めている。大型船の寄港が増えている。'),
    paragraph('今後の展望', 'Heading1'),
    paragraph(`${run('来年の春に開く。')}${run('社外秘の段落', '<w:vanish/>')}`),
  ]);
  const taken = await importing([write('c.docx', docx), '--json']);
  expect(JSON.parse(taken.out)).toMatchObject({ status: 'created', unparsed: [] });
  expect(taken.out).not.toContain('社外秘');
  const page = `<!doctype html><html lang="en"><head><title>Ports bet on deeper water</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ports bet on deeper water</h1>${'<p>Ports on three coasts are deepening their channels this year, and the largest ships will call at fewer harbours.</p>'.repeat(3)}<h2>Outlook</h2><p>The first deep berth opens in May.</p></article></body></html>`;
  const rehearsed = await importing([write('d.html', page), '--dry-run', '--json']);
  expect(JSON.parse(rehearsed.out)).toMatchObject({
    status: 'dry-run',
    locale: 'en',
    unparsed: [],
    lines: expect.arrayContaining([
      { line: 7, to: 'label', section: 'outlook', segments: [] },
      { line: 9, to: 'segment', segments: [expect.any(String)] },
    ]),
  });
});

it.each([
  [
    'wxr.xml',
    '<?xml version="1.0"?>\n<rss xmlns:wp="http://wordpress.org/export/1.2/"><wp:author_email>hanako@example.com</wp:author_email></rss>',
    'WordPress',
  ],
  ['list.csv', 'email,active_subscription\nreader1@example.com,TRUE\n', 'table of data'],
  ['addresses.txt', 'reader1@example.com\nreader2@example.com\n', 'e-mail addresses'],
  ['ghost.json', '{"db":[{"data":{"users":[{"email":"a@example.com"}]}}]}', 'Ghost'],
  ['broken.md', '---\ntitle: a: b\n---\nText', 'line 2'],
  ['two.md', '---\ntitle: One\n---\nText.\n\n---\ntitle: Two\n---\nText.\n', 'lines 2, 7'],
])('refuses %s by name, and neither says nor keeps what is in it', async (name, content, says) => {
  const nowhere = join(folder, 'no-store');
  const { status, out, err } = await importing([write(name, content), '--publish'], { DATA_DIR: nowhere });
  expect([status, err]).toEqual([1, '']);
  expect(out).toContain(says);
  expect(out).not.toMatch(/@example|hanako/);
  expect(() => readFileSync(join(nowhere, 'prism.db'))).toThrow('ENOENT');
});

it('refuses a file of 50 MB before it is read', async () => {
  for (const start of ['PK\x03\x04', 'A text']) {
    const large = write('large', start);
    truncateSync(large, 50_000_000);
    const { status, out } = await importing([large]);
    expect([status, out]).toEqual([1, expect.stringContaining('too large to be read')]);
  }
});
