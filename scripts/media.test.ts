import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { buildArticle } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'prism-media-'));
const picture = join(folder, 'harbour.jpg');
const file = (name: string, bytes: Buffer | string) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const text = file('text.jpg', 'This is no picture.');
const drawing = file('drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"/>');
const moving = file('moving.jpg', 'GIF89a\x01\x00\x01\x00');
const empty = file('empty.webp', '');
const heavy = file('heavy.jpg', Buffer.alloc(12_000_001));
const cut = join(folder, 'cut.jpg');
const dataDir = newDataDir();
const media = (...args: string[]) => runHere(() => import('./media.ts'), args, { DATA_DIR: dataDir });

beforeAll(async () => {
  writeFileSync(picture, await (await paint(64, 48)).jpeg().toBuffer());
  const whole = await (await paint(400, 300)).jpeg().toBuffer();
  writeFileSync(cut, whole.subarray(0, whole.length / 2));
  const { store } = await openStore({ dataDir });
  await buildArticle('Harbour');
  store.close();
});

it('media explains itself, and refuses an option that it does not have', async () => {
  const help = await media('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run media -- VERB [options]');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await media('list', '--colour')).toEqual({ status: 1, out: '', err: sentence });
});

it('media takes a picture in, lists it, and gives it to an article and takes it away', async () => {
  expect(await media('list')).toEqual({ status: 0, out: 'There are no pictures.\n', err: '' });
  const texts = ['--credit', 'A. Photographer', '--alt-ja', '夜明けの港', '--alt-en', 'The harbour'];
  const added = await media('add', picture, '--focal', '0.5,.25', '--json', ...texts);
  expect([added.status, added.err]).toEqual([0, '']);
  expect(JSON.parse(added.out)).toMatchObject({
    file: picture,
    status: 'created',
    mediaId: 1,
    width: 64,
    height: 48,
    withoutAlt: [],
    warnings: [],
  });
  expect((await media('add', picture, ...texts)).out).toBe(
    `${picture}: already picture 1; nothing changed\n`,
  );
  const given = await media('hero', '1', '1');
  expect(given).toEqual({ status: 0, out: 'Article 1 now shows picture 1.\n', err: '' });
  const listed = await media('list', '--json');
  expect(JSON.parse(listed.out)).toMatchObject({
    mediaId: 1,
    focalX: 0.5,
    focalY: 0.25,
    credit: 'A. Photographer',
    articleIds: [1],
    texts: { ja: { alt: '夜明けの港' }, en: { alt: 'The harbour' } },
  });
  expect((await media('hero', '1', 'none', '--json')).out).toBe(
    '{"articleId":1,"mediaId":null,"changed":true}\n',
  );
});

it.each([
  [['add', text, '--credit', 'A'], 2, 'The file is not a picture.'],
  [['add', drawing, '--credit', 'A'], 2, 'an SVG drawing'],
  [['add', moving, '--credit', 'A'], 2, 'a GIF'],
  [['add', empty, '--credit', 'A'], 2, 'empty'],
  [['add', cut, '--credit', 'A'], 2, 'damaged or incomplete'],
  [['add', heavy, '--credit', 'A'], 2, 'the limit is 12 MB'],
  [['hero', '1', '99'], 2, 'There is no picture 99.'],
  [[], 1, 'Which verb? One of add, list, hero.'],
  [['addd', picture], 1, '“addd” is not a verb.'],
  [['add', picture], 1, 'Who made the picture?'],
  [['add', join(folder, 'missing.jpg'), '--credit', 'A'], 1, 'there is no such file.'],
  [['add', picture, '--credit', 'A', '--focal', '2,2'], 1, '--focal “2,2” is not a point.'],
  [['add', picture, '--credit', 'A', '--article', '99'], 1, 'no article “99”'],
  [['hero', '99', 'none'], 1, 'There is no article “99”.'],
  [['hero', '1'], 1, 'which article and which picture'],
  [['hero', '1', 'first'], 1, 'is not the number of a picture'],
])('media refuses %j with status %d and one sentence', async (args, status, sentence) => {
  const result = await media(...args);
  expect([result.status, result.out, result.err.trim().split('\n').length]).toEqual([status, '', 1]);
  expect(result.err).toContain(sentence);
});
