import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ArticleDocument } from '#lib/article/document.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { paint } from '#testing/pictures.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { embargoEdition } from '../../commands/editions/embargo-edition.ts';
import { unpublishEdition } from '../../commands/editions/unpublish-edition.ts';
import { addMedia } from '../../commands/facts/add-media.ts';
import { saveText } from '../../commands/text/save-text.ts';
import { mergeTopic, unmergeTopic } from '../../commands/topics/merge-topic.ts';
import { withReading } from '../../freshness/reading.ts';
import { article, tagName } from '../../schema.ts';
import { textHash } from '../../text-hash.ts';
import { listWholeArticles } from '../lists/list-whole-articles.ts';
import { listNews } from './list-news.ts';
import { listSitemapArticles, type SitemapEdition } from './list-sitemap-articles.ts';
import { hasSitemapFile, listSitemapFiles } from './list-sitemap-files.ts';
import { listSitemapTopics } from './list-sitemap-topics.ts';

const HOUR = 3_600_000;
const hoursAgo = (n: number) => new Date(START.getTime() - n * HOUR);

/** The next article gets this id. */
const nextArticle = ({ store }: TestStore, id: number) =>
  store.write(async (transaction) => {
    await transaction.insert(article).values({ id: id - 1, originLocale: 'en', createdAt: START });
    await transaction.delete(article).where(eq(article.id, id - 1));
  });

const ranges = async () =>
  (await listSitemapFiles()).flatMap((file) => (file.kind === 'articles' ? [file.range] : []));

async function editionsOf(range: number): Promise<SitemapEdition[]> {
  const editions: SitemapEdition[] = [];
  for await (const part of listSitemapArticles({ range })) editions.push(...part);
  return editions;
}

describe('articles in the sitemap', () => {
  it('stand in files by their ids, and a file in which nothing is public is not there', async () => {
    using test = await openTestStore();
    expect(await ranges()).toEqual([]);
    await nextArticle(test, 999);
    const built = [];
    for (const name of ['Tides', 'Winds']) built.push(await buildArticle(name, { slug: name.toLowerCase() }));
    await nextArticle(test, 5_000);
    const far = await buildArticle('Clouds', { slug: 'clouds' });
    expect([...built, far].map(({ ref }) => ref.articleId)).toEqual([999, 1_000, 5_000]);
    expect(await ranges()).toEqual([0, 1, 5]);
    const slugsIn = async (range: number) => (await editionsOf(range)).map(({ slug }) => slug);
    expect([await slugsIn(0), await slugsIn(1), await slugsIn(5)]).toEqual([
      ['tides'],
      ['winds'],
      ['clouds'],
    ]);

    await embargoEdition({ actor: TEST_ACTOR, ...far.ref, until: new Date(START.getTime() + HOUR) });
    expect(await ranges()).toEqual([0, 1]);
    expect(await hasSitemapFile({ kind: 'articles', range: 5 })).toBe(false);
    test.setNow(new Date(START.getTime() + HOUR));
    expect(await ranges()).toEqual([0, 1, 5]);
    expect(await hasSitemapFile({ kind: 'articles', range: 5 })).toBe(true);
  });

  it('have their editions side by side, the dates of their pages, and rest on their range alone', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', {
      slug: 'tides',
      category: 'science',
      publishedAt: hoursAgo(5),
    });
    await buildArticle('潮汐', {
      locale: 'ja',
      slug: '潮汐',
      translationOf: ref.articleId,
      document: { ...buildDocument('潮汐'), lede: '潮の満ち引きは月の引力で起きる。' },
    });
    const { result, reading } = await withReading(() => editionsOf(0));
    expect(result).toEqual([
      expect.objectContaining({ locale: 'en', slug: 'tides', publishedAt: hoursAgo(5), variants: null }),
      expect.objectContaining({ locale: 'ja', slug: '潮汐', category: { key: 'science', name: '科学' } }),
    ]);
    expect([...reading.words].sort()).toEqual(['category:6', 'sitemap:0']);
    expect([...reading.spans.keys()]).toEqual([]);
  });

  it('have the pictures that stand in their public text, and not those of a draft', async () => {
    using _ = await openTestStore();
    const add = async (width: number) => {
      const bytes = await (await paint(width, 48)).png().toBuffer();
      const added = await addMedia({ actor: TEST_ACTOR, bytes, credit: 'A' });
      return added.ok ? String(added.mediaId) : '';
    };
    const [shown, waiting] = [await add(64), await add(96)];
    const withPicture = (media: string): ArticleDocument => ({
      ...buildDocument('Quay'),
      outlook: {
        blocks: [{ id: 'p', kind: 'pictures', pictures: [{ id: 'q', media, caption: 'The quay' }] }],
      },
    });
    const { ref } = await buildArticle('Quay', { document: withPicture(shown) });
    const place = { section: 'outlook' as const, path: [] };
    const operation = {
      do: 'set' as const,
      locale: 'en' as const,
      segment: 'q.media',
      value: waiting,
      place,
    };
    const operations = [{ ...operation, base: textHash(shown) }];
    const saved = await saveText({ actor: TEST_ACTOR, articleId: ref.articleId, operations });
    expect(saved).toMatchObject({ ok: true, conflicts: [] });
    const widths = (await editionsOf(0)).map(({ pictures }) =>
      pictures.map((variants) => Math.max(...variants.map(({ width }) => width))),
    );
    expect(widths).toEqual([[64]]);
  });
});

describe('tags in the sitemap', () => {
  it('are there from their first story in a language until their last, merged ones never', async () => {
    using test = await openTestStore();
    const tags = () => listSitemapTopics({ kind: 'tag', range: 0 });
    expect(await tags()).toEqual([]);
    const { ref } = await buildArticle('Tides', { tags: ['Ukraine'] });
    expect(await tags()).toEqual([{ en: 'ukraine' }]);
    expect(await listSitemapFiles()).toContainEqual({ kind: 'tags', range: 0 });
    const [merged] = await test.store.read
      .select({ id: tagName.tagId })
      .from(tagName)
      .where(eq(tagName.name, 'Ukraine'));
    const topic = { actor: TEST_ACTOR, kind: 'tag', id: merged?.id ?? 0 } as const;
    await mergeTopic({ ...topic, into: 1 });
    const [other] = await tags();
    expect(other?.en).not.toBe('ukraine');
    await unmergeTopic(topic);
    expect(await tags()).toEqual([{ en: 'ukraine' }]);
    await unpublishEdition({ actor: TEST_ACTOR, ...ref });
    expect(await tags()).toEqual([]);
    expect(await hasSitemapFile({ kind: 'tags', range: 0 })).toBe(false);
  });

  it('stand beside authors and categories, which have a page in both languages', async () => {
    using _ = await openTestStore();
    expect(await listSitemapTopics({ kind: 'author', range: 0 })).toEqual([
      { ja: 'newsroom', en: 'newsroom' },
    ]);
    expect(await listSitemapTopics({ kind: 'category', range: 0 })).toContainEqual({
      ja: 'science',
      en: 'science',
    });
  });
});

describe('the news', () => {
  it('are what was published within 47 hours, so that an answer of an hour ago has nothing of 48', async () => {
    using test = await openTestStore();
    await buildArticle('Old', { publishedAt: new Date(hoursAgo(47).getTime() - 1) });
    await buildArticle('Older than a day', { publishedAt: hoursAgo(47) });
    await buildArticle('New', { publishedAt: hoursAgo(0) });
    const headlines = async () => (await listNews({ locale: 'en' })).map(({ headline }) => headline);
    expect(await headlines()).toEqual(['New headline', 'Older than a day headline']);
    expect(await listNews({ locale: 'ja' })).toEqual([]);
    test.setNow(new Date(START.getTime() + 1));
    expect(await headlines()).toEqual(['New headline']);
  });
});

it('a feed has the newest twenty, each whole, and follows what is to come', async () => {
  using test = await openTestStore();
  for (let n = 1; n <= 21; n++) await buildArticle(`Story ${n}`, { publishedAt: hoursAgo(n) });
  await buildArticle('Tomorrow', { publishedAt: hoursAgo(-24) });
  const headlines = async () =>
    (await listWholeArticles({ locale: 'en', list: { kind: 'all' } })).map(
      ({ document }) => document.headline,
    );
  const newest = Array.from({ length: 20 }, (_, n) => `Story ${n + 1} headline`);
  expect(await headlines()).toEqual(newest);
  test.setNow(hoursAgo(-24));
  expect(await headlines()).toEqual(['Tomorrow headline', ...newest.slice(0, 19)]);
});
