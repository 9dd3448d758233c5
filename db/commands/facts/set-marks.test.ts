import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { getHandOver } from '../../queries/desk/editor/get-hand-over.ts';
import { getFrontPage } from '../../queries/lists/get-front-page.ts';
import { listLatest } from '../../queries/lists/list-latest.ts';
import { listNews } from '../../queries/sitemaps/list-news.ts';
import { hasSitemapFile, listSitemapFiles } from '../../queries/sitemaps/list-sitemap-files.ts';
import { audit } from '../../schema.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { placeArticle, unplaceArticle } from '../front/place-article.ts';
import { type SetMarks, setMarks } from './set-marks.ts';

const actor = TEST_ACTOR;
const NOBODY = { ja: '', en: '' };
const ACME = { ja: 'アクメ', en: 'Acme' };
const minutesAgo = (n: number) => new Date(START.getTime() - n * 60_000);
const titles = (teasers: { headline: string }[]) =>
  teasers.map(({ headline }) => headline.replace(' headline', ''));

/** Articles "1" (the newest) to "4". */
async function four() {
  for (const n of [1, 2, 3, 4]) await buildArticle(String(n), { publishedAt: minutesAgo(n) });
  return (marks: Partial<SetMarks>) =>
    setMarks({ actor, articleId: 1, noindex: false, sponsor: NOBODY, ...marks });
}

describe('what somebody paid for', () => {
  it('says so in lists, and stands neither at the top of the front page nor in the news sitemap', async () => {
    using test = await openTestStore();
    const mark = await four();
    const top = async () => {
      const { lead, seconds, latest } = await getFrontPage({ locale: 'en' });
      return { lead: titles(lead ? [lead] : []), seconds: titles(seconds), latest: titles(latest) };
    };
    expect(await top()).toEqual({ lead: ['1'], seconds: ['2', '3'], latest: ['1', '2', '3', '4'] });
    expect(await mark({ sponsor: { ja: ' アクメ ', en: 'Acme\u200B' } })).toEqual({ ok: true });
    expect(await top()).toEqual({ lead: ['2'], seconds: ['3', '4'], latest: ['1', '2', '3', '4'] });
    expect((await listLatest({ locale: 'en' })).map(({ sponsor }) => sponsor)).toEqual([
      'Acme',
      null,
      null,
      null,
    ]);
    expect(titles(await listNews({ locale: 'en' }))).toEqual(['2', '3', '4']);
    const told = (await test.store.read.select().from(audit)).find(({ action }) => action === 'set-marks');
    expect(told?.detail).toEqual({
      before: { noindex: false, sponsor: null },
      after: { noindex: false, sponsor: ACME },
    });
    // An editor may put it into the second row, where it says what it is.
    await placeArticle({ actor, articleId: 1, locale: 'en', slot: 'second' });
    expect(await top()).toEqual({ lead: ['2'], seconds: ['1', '3'], latest: ['1', '2', '3', '4'] });
    expect((await getFrontPage({ locale: 'en' })).seconds[0]?.sponsor).toBe('Acme');
    await mark({});
    expect((await listLatest({ locale: 'en' }))[0]?.sponsor).toBeNull();
  });

  it('cannot lead, and what leads cannot be marked so', async () => {
    using _ = await openTestStore();
    const mark = await four();
    await placeArticle({ actor, articleId: 1, locale: 'en', slot: 'lead' });
    expect(await mark({ sponsor: ACME })).toMatchObject({
      code: 'leads-front-page',
      detail: { locale: 'en' },
    });
    await unplaceArticle({ actor, articleId: 1, locale: 'en' });
    expect(await mark({ sponsor: ACME })).toEqual({ ok: true });
    expect(await placeArticle({ actor, articleId: 1, locale: 'en', slot: 'lead' })).toMatchObject({
      code: 'sponsored-lead',
    });
  });

  it('is named in both languages, or in neither', async () => {
    using _ = await openTestStore();
    const mark = await four();
    expect(await mark({ sponsor: { ja: 'アクメ', en: ' ' } })).toMatchObject({
      code: 'sponsor-in-one-language',
      detail: { locale: 'en' },
    });
    expect(await mark({ sponsor: { ja: '', en: 'Acme' } })).toMatchObject({ detail: { locale: 'ja' } });
    expect(await mark({ sponsor: { ja: 'あ'.repeat(101), en: 'A' } })).toMatchObject({
      code: 'sponsor-too-long',
      detail: { most: 100 },
    });
  });
});

describe('what search engines are to leave out', () => {
  it('is in no sitemap, and in lists as before; an empty file is not there', async () => {
    using _ = await openTestStore();
    const mark = await four();
    const files = async () =>
      (await listSitemapFiles()).flatMap((file) => (file.kind === 'articles' ? [file.range] : []));
    expect(await files()).toEqual([0]);
    for (const articleId of [1, 2, 3, 4]) await mark({ articleId, noindex: true });
    expect(await files()).toEqual([]);
    expect(await hasSitemapFile({ kind: 'articles', range: 0 })).toBe(false);
    expect(await listNews({ locale: 'en' })).toEqual([]);
    expect(titles(await listLatest({ locale: 'en' }))).toEqual(['1', '2', '3', '4']);
  });
});

it('marks are judged by what was seen, and not set in the trash', async () => {
  using _ = await openTestStore();
  const mark = await four();
  const seen = (await getHandOver({ actor, articleId: 1 }))?.marks.seen;
  expect(await mark({ noindex: true, seen })).toEqual({ ok: true });
  const now = (await getHandOver({ actor, articleId: 1 }))?.marks.seen;
  // Both sides are shown: what stands there now is told, with what has to be said to put one's own in its place.
  expect(await mark({ sponsor: ACME, seen })).toMatchObject({
    code: 'marks-moved-on',
    detail: { noindex: 'yes', sponsored: 'no', ja: '', en: '', seen: now },
  });
  expect(await mark({ sponsor: ACME, noindex: true, seen: now })).toEqual({ ok: true });
  expect(await mark({ seen: now })).toMatchObject({
    detail: { noindex: 'yes', sponsored: 'yes', ja: ACME.ja, en: ACME.en },
  });
  await trashArticle({ actor, articleId: 1 });
  expect(await mark({})).toMatchObject({ code: 'trashed' });
});
