import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { withdrawEdition } from '../commands/editions/withdraw-edition.ts';
import { placeArticle } from '../commands/front/place-article.ts';
import { setBanner } from '../commands/front/set-banner.ts';
import { mergeTopic } from '../commands/topics/merge-topic.ts';
import { type Span, withReading } from '../freshness/reading.ts';
import { article, articleSource, categoryName, media, slug, source } from '../schema.ts';
import { theStore } from '../store.ts';
import { getWithdrawal } from './addresses/get-withdrawal.ts';
import { resolveAddress } from './addresses/resolve-address.ts';
import { getArticle } from './editions/get-article.ts';
import { getBanner } from './lists/get-banner.ts';
import { getFrontPage } from './lists/get-front-page.ts';
import { isInList } from './lists/is-in-list.ts';
import { listArchive, listOfMonth } from './lists/list-archive.ts';
import { listArchiveMonths } from './lists/list-archive-months.ts';
import { listBeside } from './lists/list-beside.ts';
import { listLatest } from './lists/list-latest.ts';
import { getTopic, listTopic } from './taxonomy/get-topic.ts';
import { listCategories } from './taxonomy/list-categories.ts';
import { listUsedTags } from './taxonomy/list-used-tags.ts';

const locale = 'en';
const BEGINNING = Number.NEGATIVE_INFINITY;
const END = Number.POSITIVE_INFINITY;
const WHOLE = { from: BEGINNING, until: END };

const minutesAgo = (n: number) => new Date(START.getTime() - n * 60_000);
/** As a bound of a span. */
const ago = (n: number) => minutesAgo(n).getTime();
const story = (n: number) => `teaser:${n}`;
const stories = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => story(from + n)).sort();

/** What `ask` noted: words in alphabetical order, spans by list. */
async function read(ask: () => Promise<unknown>): Promise<{ words: string[]; spans: Record<string, Span> }> {
  const { reading } = await withReading(ask);
  return { words: [...reading.words].sort(), spans: Object.fromEntries(reading.spans) };
}

/** Articles 1 (the newest) to `count`, of Science (category 6), each a minute older than the one before. */
async function publishMany(count: number, options: { category?: string; tags?: string[] } = {}) {
  const built = [];
  for (let n = 1; n <= count; n++) {
    built.push(
      await buildArticle(String(n), {
        category: 'science',
        slug: `story-${n}`,
        publishedAt: minutesAgo(n),
        ...options,
      }),
    );
  }
  return built;
}

/** The id of the tag at an address. */
async function tagId(address: string): Promise<number> {
  const [found] = await theStore()
    .read.select({ id: slug.entityId })
    .from(slug)
    .where(and(eq(slug.scope, 'tag'), eq(slug.slug, address)));
  if (!found) throw new Error(`There is no tag ${address}.`);
  return found.id;
}

describe('an article', () => {
  it('rests on itself and on everything it names, shown in this language or not', async () => {
    using test = await openTestStore();
    await publishMany(1, { tags: ['Weather', 'Music'] });
    await buildArticle('Elsewhere', { tags: ['Ocean'] });
    const [weather, music] = [await tagId('weather'), await tagId('music')];
    await test.store.write(async (transaction) => {
      await transaction
        .insert(media)
        .values({ id: 9, sha256: 'x', width: 1, height: 1, credit: 'x', variants: [], createdAt: START });
      await transaction.update(article).set({ heroMediaId: 9 });
      await transaction.insert(source).values({ id: 8, url: 'https://example.org/', createdAt: START });
      await transaction.insert(articleSource).values({ articleId: 1, sourceId: 8, position: 1 });
      await transaction.delete(categoryName).where(eq(categoryName.categoryId, 6));
    });
    const { result, reading } = await withReading(() => getArticle({ locale, slug: 'story-1' }));
    expect(result).toMatchObject({ category: null, tags: [{ name: 'Weather' }, { name: 'Music' }] });
    expect([...reading.words].sort()).toEqual(
      ['article:1', 'author:1', 'category:6', 'media:9', 'source:8', `tag:${music}`, `tag:${weather}`].sort(),
    );
    expect(reading.spans.size).toBe(0);
  });

  it('rests on itself where it has moved or is withdrawn, and on the category that is named there', async () => {
    using _ = await openTestStore();
    const [one] = await publishMany(1);
    const address = { scope: 'article', locale, slug: 'story-1' } as const;
    expect(await read(() => resolveAddress(address))).toEqual({ words: ['article:1'], spans: {} });
    expect(await read(() => getWithdrawal(address))).toEqual({
      words: ['article:1', 'category:6'],
      spans: {},
    });
    await withdrawEdition({ actor: TEST_ACTOR, ...(one as NonNullable<typeof one>).ref, reason: 'Wrong' });
    expect(await read(() => resolveAddress(address))).toEqual({
      words: ['article:1', 'category:6'],
      spans: {},
    });
  });

  it('that there is not is nothing', async () => {
    using _ = await openTestStore();
    expect(await read(() => resolveAddress({ scope: 'article', locale, slug: 'none' }))).toEqual({
      words: [],
      spans: {},
    });
  });
});

describe('a list', () => {
  it('with fewer stories than a page rests on all of it', async () => {
    using _ = await openTestStore();
    await publishMany(2);
    expect(await read(() => listTopic({ kind: 'category', locale, id: 6 }))).toEqual({
      words: ['category:6', 'teaser:1', 'teaser:2'],
      spans: { 'list:en:category:6': WHOLE },
    });
  });

  it('rests on the stories of its page and on one more, and on what would come before them', async () => {
    using _ = await openTestStore();
    await publishMany(45);
    expect(await read(() => listTopic({ kind: 'category', locale, id: 6 }))).toEqual({
      words: ['category:6', ...stories(1, 21)],
      spans: { 'list:en:category:6': { from: ago(21), until: END } },
    });
    const after = { publishedAt: minutesAgo(20), articleId: 20 };
    expect(await read(() => listTopic({ kind: 'category', locale, id: 6, after }))).toEqual({
      words: ['category:6', ...stories(21, 41)],
      spans: { 'list:en:category:6': { from: ago(41), until: ago(20) } },
    });
    const later = { publishedAt: minutesAgo(40), articleId: 40 };
    expect(await read(() => listTopic({ kind: 'author', locale, id: 1, after: later }))).toEqual({
      words: ['category:6', ...stories(41, 45)],
      spans: { 'list:en:author:1': { from: BEGINNING, until: ago(40) } },
    });
    expect(await read(() => listLatest({ locale, limit: 8 }))).toEqual({
      words: ['category:6', ...stories(1, 8)],
      spans: { 'list:en:all:0': { from: ago(8), until: END } },
    });
  });

  it('of a month rests on that month, also on what comes in the rest of it', async () => {
    using _ = await openTestStore();
    await publishMany(25);
    const november = {
      from: Date.parse('2026-11-01T00:00:00+09:00'),
      until: Date.parse('2026-11-30T23:59:59.999+09:00'),
    };
    expect(await read(() => listArchive({ locale, month: '2026-11' }))).toEqual({
      words: ['category:6', ...stories(1, 21)],
      spans: { 'list:en:all:0': { ...november, from: ago(21) } },
    });
    const after = { publishedAt: minutesAgo(20), articleId: 20 };
    expect(await read(() => listArchive({ locale, month: '2026-11', after }))).toEqual({
      words: ['category:6', ...stories(21, 25)],
      spans: { 'list:en:all:0': { ...november, until: ago(20) } },
    });
    expect(await read(() => listArchiveMonths({ locale }))).toEqual({
      words: ['months:en'],
      spans: {},
    });
  });

  it('is asked for a place, there or not, and rests on that place', async () => {
    using _ = await openTestStore();
    const place = { publishedAt: minutesAgo(3), articleId: 3 };
    const span = { from: ago(3), until: ago(3) };
    expect(await read(() => isInList({ locale, list: { kind: 'category', entityId: 6 }, place }))).toEqual({
      words: [],
      spans: { 'list:en:category:6': span },
    });
    const month = listOfMonth('2026-11');
    if (!month) throw new Error('November is a month.');
    expect(await read(() => isInList({ locale, list: month, place }))).toEqual({
      words: [],
      spans: { 'list:en:all:0': span },
    });
  });
});

describe('what leads on from an article', () => {
  it('rests on the stories beside it and on whatever may come between', async () => {
    using _ = await openTestStore();
    await publishMany(5);
    const beside = (n: number) => listBeside({ locale, articleId: n, publishedAt: minutesAgo(n) });
    expect(await read(() => beside(3))).toEqual({
      words: ['category:6', 'teaser:2', 'teaser:4'],
      spans: { 'list:en:category:6': { from: ago(4), until: ago(2) } },
    });
    expect((await read(() => beside(1))).spans).toEqual({
      'list:en:category:6': { from: ago(2), until: END },
    });
    expect((await read(() => beside(5))).spans).toEqual({
      'list:en:category:6': { from: BEGINNING, until: ago(4) },
    });
  });
});

describe('the tags that a category uses', () => {
  it('rest on all its stories and on the names of the tags', async () => {
    using _ = await openTestStore();
    await publishMany(2, { tags: ['Weather', 'Ocean'] });
    const [weather, ocean] = [await tagId('weather'), await tagId('ocean')];
    expect(await read(() => listUsedTags({ locale, categoryId: 6, limit: 8 }))).toEqual({
      words: [`tag:${weather}`, `tag:${ocean}`].sort(),
      spans: { 'list:en:category:6': WHOLE },
    });
  });
});

describe('the page of a topic', () => {
  it('rests on the names of the topic; of a tag also on whether the other language has stories of it', async () => {
    using _ = await openTestStore();
    await publishMany(1, { tags: ['Weather'] });
    const weather = await tagId('weather');
    expect(await read(() => getTopic({ kind: 'category', locale, slug: 'science' }))).toEqual({
      words: ['category:6'],
      spans: {},
    });
    expect(await read(() => getTopic({ kind: 'tag', locale, slug: 'weather' }))).toEqual({
      words: [`tag:${weather}`],
      spans: { [`list:ja:tag:${weather}`]: WHOLE },
    });
  });

  it('rests, where a tag was merged, on the one that it leads to', async () => {
    using _test = await openTestStore();
    await publishMany(1, { tags: ['Ocean', 'Music'] });
    const [ocean, music] = [await tagId('ocean'), await tagId('music')];
    await mergeTopic({ actor: TEST_ACTOR, kind: 'tag', id: music, into: ocean });
    const { words } = await read(() => resolveAddress({ scope: 'tag', locale, slug: 'music' }));
    expect(words).toEqual([`tag:${ocean}`, 'teaser:1']);
  });

  it('names every category in its navigation, also one without a name in this language', async () => {
    using test = await openTestStore();
    await test.store.write((transaction) =>
      transaction.delete(categoryName).where(eq(categoryName.categoryId, 6)),
    );
    const { words } = await read(() => listCategories({ locale }));
    expect(words).toContain('category:6');
  });
});

describe('the front page', () => {
  it('rests on what is placed and on all lists of both languages', async () => {
    using _ = await openTestStore();
    const [first] = await publishMany(2);
    await placeArticle({ actor: TEST_ACTOR, ...(first as NonNullable<typeof first>).ref, slot: 'lead' });
    await buildArticle('日本語のみ', { locale: 'ja', category: 'culture', slug: 'ja-only' });
    expect(await read(() => getFrontPage({ locale }))).toEqual({
      // The text of the lead, whose key points it shows; the order of all nine categories.
      words: [
        ...['article:1', 'teaser:1', 'teaser:2', 'teaser:3', 'placement:en'],
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => `category:${id}`),
      ].sort(),
      spans: { 'list:en:all:0': WHOLE, 'list:ja:all:0': WHOLE },
    });
  });
});

describe('a page that dates its stories by now', () => {
  const untilOf = async (ask: () => Promise<unknown>) => (await withReading(ask)).reading.until;

  it('holds until the first of them is to be dated otherwise, and others hold until something is written', async () => {
    using test = await openTestStore();
    await publishMany(2);
    // Published one and two minutes ago: the second is an hour old first.
    expect(await untilOf(() => getFrontPage({ locale }))).toBe(ago(2) + 3_600_000);
    test.setNow(new Date(ago(1) + 3 * 3_600_000));
    expect(await untilOf(() => getFrontPage({ locale }))).toBe(ago(2) + 4 * 3_600_000);
    expect(await untilOf(() => listLatest({ locale }))).toBe(END);
  });
});

describe('the banner', () => {
  it('rests on what is set for its language, there or not, and on the article that it leads to', async () => {
    using _ = await openTestStore();
    const [first] = await publishMany(1);
    expect(await read(() => getBanner({ locale }))).toEqual({ words: ['banner:en'], spans: {} });
    const { articleId } = (first as NonNullable<typeof first>).ref;
    const endsAt = new Date(START.getTime() + 60_000);
    await setBanner({ actor: TEST_ACTOR, locale, text: 'High water', articleId, endsAt });
    const { words } = await read(() => getBanner({ locale }));
    expect(words).toEqual(['banner:en', 'category:6', 'teaser:1']);
  });
});
