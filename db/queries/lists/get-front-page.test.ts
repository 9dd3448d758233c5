import { describe, expect, it } from 'vitest';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { withdrawEdition } from '../../commands/editions/withdraw-edition.ts';
import { placeArticle, unplaceArticle } from '../../commands/front/place-article.ts';
import { listTopic } from '../taxonomy/get-topic.ts';
import { type FrontPageView, getFrontPage } from './get-front-page.ts';
import { listArchive } from './list-archive.ts';
import { listArchiveDays } from './list-archive-days.ts';
import { listArchiveMonths } from './list-archive-months.ts';

const minutesAgo = (n: number) => new Date(START.getTime() - n * 60_000);
const names = (teasers: { headline: string }[]) =>
  teasers.map(({ headline }) => headline.replace(' headline', ''));
const shape = (page: FrontPageView) => ({
  lead: page.lead && names([page.lead])[0],
  seconds: names(page.seconds),
  latest: names(page.latest),
  strips: page.strips.map(({ category, teasers }) => [category.key, ...names(teasers)]),
});

/** Articles "1" (the newest) to "N", each a minute older than the one before. */
async function publishMany(count: number, category: (n: number) => string) {
  const built = [];
  for (let n = 1; n <= count; n++) {
    built.push(await buildArticle(String(n), { category: category(n), publishedAt: minutesAgo(n) }));
  }
  return built;
}

const front = async () => shape(await getFrontPage({ locale: 'en' }));

describe('the front page', () => {
  it('of an empty paper is empty', async () => {
    using _ = await openTestStore();
    expect(await front()).toEqual({ lead: null, seconds: [], latest: [], strips: [] });
  });

  it('leads with the newest, names the latest, and tells no story twice in its sections, which keep their order', async () => {
    using _ = await openTestStore();
    await publishMany(20, (n) => (n % 2 === 1 ? 'science' : 'culture'));
    expect(await front()).toEqual({
      lead: '1',
      seconds: ['2', '3'],
      latest: ['1', '2', '3', '4', '5', '6', '7', '8'],
      strips: [
        ['science', '5', '7', '9'],
        ['culture', '4', '6', '8'],
      ],
    });
  });

  it('shows what the editors placed, while it is placed and public', async () => {
    using test = await openTestStore();
    const built = await publishMany(5, () => 'science');
    const ref = (n: number) => ({ actor: TEST_ACTOR, ...(built[n - 1] as (typeof built)[0]).ref });
    const endsAt = new Date(START.getTime() + 60_000);
    await placeArticle({ ...ref(4), slot: 'lead', endsAt });
    await placeArticle({ ...ref(5), slot: 'second' });
    expect(await front()).toMatchObject({
      lead: '4',
      seconds: ['5', '1'],
      latest: ['1', '2', '3', '4', '5'],
    });
    test.setNow(endsAt);
    expect(await front()).toMatchObject({ lead: '1', seconds: ['5', '2'] });
    await withdrawEdition({ ...ref(5), reason: 'Wrong' });
    expect(await front()).toMatchObject({ lead: '1', seconds: ['2', '3'] });
    await placeArticle({ ...ref(3), slot: 'lead' });
    expect(await front()).toMatchObject({ lead: '3' });
    await unplaceArticle(ref(3));
    expect(await front()).toMatchObject({ lead: '1' });
  });

  it('shows the first three key points of the lead, without marks', async () => {
    using _ = await openTestStore();
    const points = [
      { id: 'p1', label: '**One**', text: 'first[^1]' },
      { id: 'p2', text: 'second' },
      { id: 'p3', label: 'Three', text: '' },
      { id: 'p4', text: 'fourth' },
    ];
    await buildArticle('Tides', { document: { ...buildDocument('Tides'), keyPoints: { points } } });
    const { lead } = await getFrontPage({ locale: 'en' });
    expect(lead?.points).toEqual([
      { label: 'One', text: 'first' },
      { label: '', text: 'second' },
      { label: 'Three', text: '' },
    ]);
    expect(lead?.parts.points).toEqual([9, 6, 0, 6]);
    expect(lead?.parts.sections).toHaveLength(5);
  });

  it('points to stories of the other language that have no edition here', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Both', { category: 'science', slug: 'both' });
    await buildArticle('両方', { locale: 'ja', translationOf: ref.articleId, slug: 'ryoho' });
    await buildArticle('日本語のみ', { locale: 'ja', category: 'science', slug: 'ja-only' });
    const { elsewhere, lead } = await getFrontPage({ locale: 'en' });
    expect(lead?.slug).toBe('both');
    expect(elsewhere).toEqual([
      {
        locale: 'ja',
        slug: 'ja-only',
        headline: '日本語のみ headline',
        publishedAt: START,
        category: { key: 'science', name: 'Science', slug: 'science' },
        sponsor: null,
      },
    ]);
    expect((await getFrontPage({ locale: 'ja' })).elsewhere).toEqual([]);
  });
});

describe('a long list', () => {
  it('is read page by page, each story once, in order', async () => {
    using _ = await openTestStore();
    await publishMany(45, () => 'science');
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after = undefined as Parameters<typeof listTopic>[0]['after']; ; ) {
      const page = await listTopic({ kind: 'category', locale: 'en', id: 6, after });
      seen.push(...names(page.teasers));
      sizes.push(page.teasers.length);
      if (!page.next) break;
      after = page.next;
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => String(n + 1)));
  });

  it('loses none of the stories that share one instant', async () => {
    using _ = await openTestStore();
    for (let n = 1; n <= 25; n++) await buildArticle(`Same ${n}`, { category: 'science' });
    const first = await listTopic({ kind: 'category', locale: 'en', id: 6 });
    const second = await listTopic({ kind: 'category', locale: 'en', id: 6, after: first.next ?? undefined });
    expect(new Set(names([...first.teasers, ...second.teasers])).size).toBe(25);
  });
});

describe('the archive', () => {
  it("counts the stories of each day of Japan's calendar, and knows the place behind each", async () => {
    using test = await openTestStore();
    const at = (time: string) => ({ publishedAt: new Date(time) });
    await buildArticle('Before', at('2026-09-30T14:59:00Z'));
    const { ref } = await buildArticle('First', at('2026-09-30T15:00:00Z'));
    await buildArticle('Also', at('2026-10-01T14:59:59Z'));
    await buildArticle('Second', at('2026-10-01T15:00:00Z'));
    await buildArticle('To come', { publishedAt: new Date('2026-10-31T15:00:00Z') });
    const days = await listArchiveDays({ locale: 'en', month: '2026-10' });
    expect(days.map(({ day, stories }) => [day, stories])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(days[1]?.last).toEqual({ ...at('2026-09-30T15:00:00Z'), articleId: ref.articleId });
    // A page that begins behind the second day begins with the first.
    const after = days[0]?.last;
    expect(names((await listArchive({ locale: 'en', month: '2026-10', after })).teasers)).toEqual([
      'Also',
      'First',
    ]);
    expect(await listArchiveDays({ locale: 'en', month: '2026-13' })).toEqual([]);
    test.setNow(new Date('2026-10-01T15:00:00Z'));
    expect(await listArchiveDays({ locale: 'en', month: '2026-10' })).toHaveLength(2);
  });

  it("sorts stories into the months of Japan's calendar", async () => {
    using _ = await openTestStore();
    await buildArticle('Last of September', { publishedAt: new Date('2026-09-30T14:59:00Z') });
    await buildArticle('First of October', { publishedAt: new Date('2026-09-30T15:00:00Z') });
    await buildArticle('November');
    expect(await listArchiveMonths({ locale: 'en' })).toEqual(['2026-11', '2026-10', '2026-09']);
    const october = await listArchive({ locale: 'en', month: '2026-10' });
    expect(names(october.teasers)).toEqual(['First of October']);
    expect(await listArchiveMonths({ locale: 'ja' })).toEqual([]);
  });
});
