import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ENGLISH, JAPANESE } from '#testing/import-texts.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'prism-import-'));
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const japanese = write('library.ja.txt', JAPANESE);
const english = write('library.en.txt', ENGLISH);
const empty = write('empty.txt', '');

const dataDir = newDataDir();
const importing = (args: string[], environment: Record<string, string> = {}) =>
  runHere(() => import('./import.ts'), args, {
    DATA_DIR: dataDir,
    SITE_URL: 'https://news.example',
    ...environment,
  });

it('import explains itself, and refuses an option that it does not have', async () => {
  const help = await importing(['--help']);
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run import -- FILE… [options]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await importing([japanese, '--colour'])).toEqual({ status: 1, out: '', err: sentence });
});

it('import rehearses without making a store', async () => {
  const nowhere = join(folder, 'no-store');
  const { status, out } = await importing([japanese, '--dry-run'], { DATA_DIR: nowhere });
  expect([status, out.split('\n')[0]]).toEqual([
    0,
    `${japanese} (ja): would be read like this; nothing was written.`,
  ]);
  expect(existsSync(nowhere)).toBe(false);
});

it('import takes a text and its translation in, publishes them, and knows them again', async () => {
  const slug = ['--category', 'society', '--slug', 'night-libraries'];
  const created = await importing([japanese, '--publish', '--json', ...slug]);
  expect([created.status, created.err]).toEqual([0, '']);
  expect(JSON.parse(created.out)).toEqual({
    file: japanese,
    status: 'created',
    articleId: 1,
    locale: 'ja',
    slug: 'night-libraries',
    url: 'https://news.example/ja/articles/night-libraries',
    revision: expect.any(Number),
    published: true,
    state: 'live',
    blocks: [],
    warnings: expect.any(Array),
    unparsed: [],
    proposedTags: expect.any(Array),
    fields: {},
    unaligned: [],
  });
  const translated = await importing([english, '--translation-of', 'night-libraries']);
  expect([translated.status, translated.out.split('\n')[0]]).toEqual([
    0,
    `${english}: new, article 1 (en), saved as a draft`,
  ]);
  expect((await importing([japanese, ...slug])).out).toBe(`${japanese}: unchanged, article 1 (ja)\n`);
});

it('import answers 2 when it took only some files, or kept a text as a draft', async () => {
  const some = await importing([english, empty]);
  expect(some.status).toBe(2);
  expect(some.out).toContain(`[2/2] ${empty}: The file has no text. Nothing was imported.`);
  const three = await importing([english, '/bin/ls', empty]);
  expect(three.status).toBe(2);
  expect(three.out).toContain('[1/3]');
  expect(three.out).toContain('0 new, 0 with a new revision, 1 unchanged, 2 failed.');
  const headline = write('headline.txt', 'A Headline Stands Here, and That Is All\n');
  const blocked = await importing([headline, '--publish', '--locale', 'en', '--json']);
  expect(blocked.status).toBe(2);
  const facts = JSON.parse(blocked.out);
  expect([facts.status, facts.published]).toEqual(['created', false]);
  expect(facts.blocks).toContain('no-lede');
});

const COLUMN = (day: string, fish: string) => `本日の潮位と市況

${day}日の満潮は朝で、潮位は百八十センチだった。${fish}が安い。

なぜ今重要なのか
港で働く人と船を出す人は、毎日の潮位と値段を見て予定を決める。

今後の展望
次の発表は明日の朝八時に行う。天気が荒れるときは延ばすことがある。
`;

it('import names an article that a text resembles, keeps both, and updates the one that it is told to', async () => {
  const first = write('column-27.txt', COLUMN('27', 'アジ'));
  const second = write('column-28.txt', COLUMN('28', 'サバ'));
  const { articleId } = JSON.parse((await importing([first, '--publish', '--json'])).out);
  const pretended = JSON.parse((await importing([second, '--dry-run', '--json'])).out);
  expect(pretended.warnings).toContainEqual({
    code: 'resembles',
    text: `${articleId} (本日の潮位と市況)`,
  });
  const kept = JSON.parse((await importing([second, '--publish', '--json'])).out);
  expect([kept.status, kept.state, kept.slug]).toEqual(['created', 'live', '本日の潮位と市況-2']);
  const updated = await importing([
    write('again.txt', COLUMN('27', 'イカ')),
    '--update',
    String(articleId),
    '--json',
  ]);
  expect(JSON.parse(updated.out)).toMatchObject({ status: 'updated', articleId, slug: '本日の潮位と市況' });
});

it('import files a text under the date that it says, unless it is told another one', async () => {
  const dated = (name: string, text: string) =>
    write(
      name,
      `${name}の見出し\n\n${text}\n\n港の工事が始まった。費用は国が持つ。\n\n今後の展望\n来年に続く。\n`,
    );
  const publish = async (file: string, ...args: string[]) =>
    JSON.parse((await importing([file, '--publish', '--json', ...args])).out);
  const past = await publish(dated('past', '2025年11月3日 14:05'));
  expect([past.state, past.fields.publishedAt]).toEqual(['live', '2025-11-03T05:05:00.000Z']);
  expect((await publish(dated('ahead', '2999年11月3日'))).state).toBe('scheduled');
  expect((await publish(dated('today', '2999年11月3日'), '--date', 'now')).state).toBe('live');
  const unlabelled = write(
    'unlabelled.txt',
    '港の見出し\n\n港の工事が始まった。費用は国が持つ。\n\n工事は来年も続く見込みである。\n',
  );
  expect(await publish(unlabelled)).toMatchObject({ state: 'draft', blocks: ['unlabelled'] });
  expect(await publish(unlabelled, '--as-analysis')).toMatchObject({ state: 'live', blocks: [] });
});

it.each([
  [[], 'Name at least one file.'],
  [['a.txt', '--locale', 'de'], '--locale must be ja or en'],
  [['a.txt', 'b.txt', '--slug', 'x'], '--slug can be used with one file only.'],
  [['a.txt', '--published-at', '2026-01-01T00:00'], '--published-at must be used with --publish.'],
  [['a.txt', '--update', '99'], 'there is no article “99”'],
  [['a.txt', '--publish', '--date', 'now', '--published-at', '2026-01-01'], 'give only one of them'],
  [['a.txt', '--translation-of', '99'], 'there is no article “99”'],
])('import refuses %j with status 1', async (args, sentence) => {
  const result = await importing(args);
  expect([result.status, result.out]).toEqual([1, '']);
  expect(result.err).toContain(sentence);
});

it('import answers 1 when there was nothing that it could read', async () => {
  expect(await importing([empty, '--json'])).toMatchObject({ status: 1 });
  const missing = join(folder, 'missing.txt');
  for (const [file, sentence] of [
    [missing, 'There is no such file.'],
    ['/bin/ls', 'binary data'],
    [folder, 'folder'],
  ] as const) {
    const { status, out, err } = await importing([file]);
    expect([status, out.trim().split('\n').length, err]).toEqual([1, 1, '']);
    expect(out).toContain(sentence);
  }
});
