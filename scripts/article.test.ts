import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#db/open-store.ts';
import { buildArticle } from '#testing/build-article.ts';
import { runHere } from '#testing/run-here.ts';
import { newDataDir } from '#testing/template-store.ts';

const dataDir = newDataDir();
const environment = { DATA_DIR: dataDir, SITE_URL: 'https://news.example' };
const article = (...args: string[]) => runHere(() => import('./article.ts'), args, environment);

it('article explains itself, and refuses an option that it does not have', async () => {
  const help = await article('--help');
  expect([help.status, help.err]).toEqual([0, '']);
  expect(help.out).toContain('Usage: npm run article -- VERB [ARTICLE] [options]');
  expect(help.out).toContain('withdraw ARTICLE --reason TEXT');
  const sentence = 'There is no option --colour. Try --help.\n';
  expect(await article('list', '--colour')).toEqual({ status: 1, out: '', err: sentence });
});

it('article lists, publishes, withdraws and shows one edition, and refuses with status 2', async () => {
  expect(await article('list')).toEqual({ status: 0, out: 'There are no articles.\n', err: '' });
  const { store } = await openStore({ dataDir });
  await buildArticle('Tides', { publish: false, slug: 'tides' });
  store.close();

  expect((await article('list')).out).toBe(
    '1 en  draft  Tides headline  https://news.example/en/articles/tides\n',
  );
  const early = await article('withdraw', '1', '--reason', 'Wrong.');
  expect([early.status, early.out]).toEqual([2, '']);
  expect(early.err).toMatch(/^The English edition of article 1 has never been public/);

  const published = await article('publish', 'tides', '--at', '2026-01-02T09:00', '--json');
  expect([published.status, published.err]).toEqual([0, '']);
  expect(JSON.parse(published.out)).toEqual({
    articleId: 1,
    locale: 'en',
    slug: 'tides',
    headline: 'Tides headline',
    category: null,
    status: 'live',
    hasUnpublishedChanges: false,
    publishedAt: '2026-01-02T00:00:00.000Z',
    scheduledAt: null,
    embargoUntil: null,
    unpublishAt: null,
    withdrawnReason: null,
    version: expect.any(Number),
  });
  await article('withdraw', 'https://news.example/en/articles/tides', '--reason', 'The heights were wrong.');
  expect((await article('show', '1')).out).toContain('1 en  withdrawn  Tides headline');
});

it('article takes an edition through every verb, and says what stands in the way of one', async () => {
  const { store } = await openStore({ dataDir });
  const { ref } = await buildArticle('Ebb', { publish: false, slug: 'ebb' });
  store.close();
  const id = String(ref.articleId);
  const become = async (...args: string[]) => {
    const { status, out, err } = await article(...args, '--json');
    return status === 0 ? JSON.parse(out).status : err;
  };
  expect(await become('publish', id)).toBe('live');
  expect(await become('embargo', id, '--until', '2099-01-01')).toBe('embargoed');
  expect(await become('embargo', id, '--until', 'none')).toBe('live');
  expect(await become('move', id, '--slug', 'ebb-tide')).toBe('live');
  expect(await become('withdraw', 'ebb', '--reason', 'The heights were wrong.')).toBe('withdrawn');
  expect(await become('publish', 'ebb-tide')).toContain('is withdrawn. Restore it first.');
  expect(await become('restore', id)).toBe('live');
  expect(await become('unpublish', id)).toBe('unpublished');
  expect(await become('schedule', id, '--at', '2099-01-01T09:00')).toBe('scheduled');
  expect((await article('show', id)).out).toContain('scheduled for 1 January 2099, 09:00 JST');
  expect(await become('unpublish', id, '--at', '2098-12-31T09:00')).toContain(
    'scheduled for 1 January 2099, 09:00 JST, but leaves the site at 31 December 2098, 09:00 JST.',
  );
  expect(await become('publish', id)).toBe('live');
  expect(await article('trash', id)).toMatchObject({ status: 0, err: '' });
});

describe('a wrong command', () => {
  beforeAll(async () => {
    const { store } = await openStore({ dataDir });
    const { ref } = await buildArticle('Winds', { publish: false, slug: 'winds' });
    await buildArticle('風', { publish: false, locale: 'ja', translationOf: ref.articleId });
    store.close();
  });

  it.each([
    [[], 'Which verb?'],
    [['print'], '“print” is not a verb.'],
    [['publish'], 'Which article?'],
    [['publish', 'nothing'], 'There is no article “nothing”.'],
    [['list', '--locale', 'de'], '--locale must be ja or en'],
    [['list', '--nonsense'], '--nonsense'],
    [['schedule', '1', '--locale', 'en', '--at', 'soon'], '“soon” is not a time.'],
    [['withdraw', '1', '--locale', 'en'], '--reason is needed.'],
    [['unpublish', 'winds'], 'has two editions'],
  ])('article refuses %j with status 1 and one sentence', async (args, sentence) => {
    const result = await article(...args);
    expect([result.status, result.out, result.err.trim().split('\n').length]).toEqual([1, '', 1]);
    expect(result.err).toContain(sentence);
  });
});
