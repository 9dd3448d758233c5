import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { textOf } from '#lib/article/edit-document.ts';
import type { Fact, FactsChange, FactsView } from '#lib/desk/editor.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore } from '#testing/test-store.ts';
import { factsOf } from '../../queries/desk/editor/facts-of.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { saveText } from '../text/save-text.ts';
import { translationStates } from '../text/translation-states.ts';
import { saveFacts } from './save-facts.ts';

const facts = (articleId: number): Promise<FactsView> => factsOf(theStore().read, articleId);

/** Changes facts as somebody does who has seen what they are now. */
const change = async (
  articleId: number,
  wanted: Omit<FactsChange, 'versions'>,
): ReturnType<typeof saveFacts> => {
  const { versions } = await facts(articleId);
  return saveFacts({ actor: TEST_ACTOR, articleId, change: { versions, ...wanted } });
};
const done = async (...args: Parameters<typeof change>) => {
  const result = await change(...args);
  if (!result.ok) throw new Error(result.code);
  return result;
};
const named = (title: string, url?: string) => ({ names: { en: { title } }, ...(url && { url }) });
const titles = ({ sources }: FactsView) => sources.map(({ names }) => names.en?.title);
async function tagId(key: string) {
  const query = sql`select entity_id as id from alias where scope = 'tag' and wording = ${key}`;
  return (await oneRow<{ id: number }>(query)).id;
}

describe('the facts of an article', () => {
  it('are changed one by one, and the others stay', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides', { tags: ['Oceans'] });
    const [category] = await theStore().read.execute<{ id: number }>(
      sql`select id from category where key = 'science'`,
    );
    const result = await done(ref.articleId, { categoryId: category?.id ?? 0 });
    expect(result.facts).toMatchObject({ categoryId: category?.id, tags: [{ names: { en: 'Oceans' } }] });
    const page = await getArticle({ locale: 'en', slug: 'tides-headline' });
    expect(page?.category?.key).toBe('science');
    expect((await done(ref.articleId, { categoryId: null, authors: [] })).facts).toMatchObject({
      categoryId: null,
      authors: [],
    });
  });

  it('keep what an author did where it is not said, and name who translated in the translation only', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const [newsroom] = (await facts(ref.articleId)).authors;
    if (!newsroom) throw new Error('A new article has the newsroom as its author.');
    expect(newsroom.contribution).toBe('writing');
    await done(ref.articleId, { authors: [{ id: newsroom.id, contribution: 'translation' }] });
    expect((await done(ref.articleId, { authors: [{ id: newsroom.id }] })).facts.authors).toMatchObject([
      { id: newsroom.id, contribution: 'translation' },
    ]);
    const named = async () => (await getArticle({ locale: 'en', slug: 'tides-headline' }))?.authors;
    expect(await named()).toEqual([]);
    await done(ref.articleId, { authors: [{ id: newsroom.id, contribution: 'graphics' }] });
    expect(await named()).toMatchObject([{ contribution: 'graphics' }]);
  });

  it('that somebody else changed meanwhile are not overwritten, and are told', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const { versions } = await facts(ref.articleId);
    const oceans = await tagId('海洋');
    await done(ref.articleId, { tags: [{ id: oceans }] });
    const late = (wanted: Partial<FactsChange>) =>
      saveFacts({ actor: TEST_ACTOR, articleId: ref.articleId, change: { versions, ...wanted } });
    expect(await late({ tags: [], categoryId: null })).toMatchObject({
      code: 'stale-facts',
      detail: { fact: 'tags' satisfies Fact },
      facts: { tags: [{ id: oceans }] },
    });
    expect((await facts(ref.articleId)).tags).toHaveLength(1);
    expect(await late({ authors: [] })).toMatchObject({ ok: true });
  });

  it('are refused when they name what is not there', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const code = async (wanted: Omit<FactsChange, 'versions'>) => {
      const result = await change(ref.articleId, wanted);
      return result.ok ? 'ok' : result.code;
    };
    expect(await code({ categoryId: 999 })).toBe('unknown-category');
    expect(await code({ authors: [{ id: 999 }] })).toBe('unknown-author');
    expect(await code({ tags: [{ id: 9999 }] })).toBe('unknown-tag');
    expect(await code({ hero: { mediaId: 999 } })).toBe('unknown-media');
    expect(await code({ sources: [{ id: 999 }] })).toBe('unknown-source');
    expect(await code({ sources: [{ names: {} }] })).toBe('no-source-name');
    expect(await code({ sources: [named('X', 'javascript:alert(1)')] })).toBe('invalid-url');
  });
});

describe('a new tag', () => {
  it('is made in both languages, and found by its other wordings', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const tags = [{ names: { ja: '潮汐学', en: 'Tidal science' }, aliases: ['潮の科学'] }];
    const { facts: after } = await done(ref.articleId, { tags });
    expect(after.tags).toMatchObject([{ names: { ja: '潮汐学', en: 'Tidal science' } }]);
    const [made] = after.tags;
    expect(await tagId('潮の科学')).toBe(made?.id);
    const again = await done(ref.articleId, { tags: [{ names: { ja: '潮の科学' } }] });
    expect(again.facts.tags).toEqual(after.tags);
    const page = await getArticle({ locale: 'en', slug: 'tides-headline' });
    expect(page?.tags).toEqual([{ name: 'Tidal science', slug: 'tidal-science' }]);
  });

  it('needs a name, and cannot take the wordings of two tags', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    expect(await change(ref.articleId, { tags: [{ names: { ja: ' ' } }] })).toMatchObject({
      code: 'no-tag-name',
    });
    const both = { names: { ja: '海洋' }, aliases: ['気象'] };
    expect(await change(ref.articleId, { tags: [both] })).toMatchObject({
      code: 'tag-wording-taken',
      detail: { wording: '気象' },
    });
  });
});

describe('the sources of an article', () => {
  const draft = async (name: string, lede: string) =>
    buildArticle(name, { document: { ...buildDocument(name), lede }, publish: false });
  const lede = async (articleId: number, locale: 'ja' | 'en') => {
    const found = (await draftsOf(theStore().read, articleId))[locale];
    return found && textOf(found.document, 'lede');
  };

  it('change places, and the citations of both drafts follow without making a translation stale', async () => {
    using _ = await openTestStore();
    const { ref } = await draft('Tides', 'One[^1], two[^2].');
    const ja = { ...buildDocument('潮'), lede: '一[^1]、二[^2]。' };
    await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId, document: ja, publish: false });
    await saveText({
      actor: TEST_ACTOR,
      articleId: ref.articleId,
      operations: [
        {
          do: 'set',
          locale: 'en',
          segment: 'headline',
          value: 'Other [^1]',
          base: textHash('Tides headline'),
          place: { section: 'head', path: [] },
        },
      ],
    });
    const { facts: two } = await done(ref.articleId, { sources: [named('A'), named('B')] });
    const [a, b] = two.sources;
    const result = await done(ref.articleId, { sources: [{ id: b?.id ?? 0 }, { id: a?.id ?? 0 }] });
    expect(titles(result.facts)).toEqual(['B', 'A']);
    expect(await lede(ref.articleId, 'en')).toBe('One[^2], two[^1].');
    expect(await lede(ref.articleId, 'ja')).toBe('一[^2]、二[^1]。');
    expect(result.texts.ja.lede).toEqual({ text: '一[^2]、二[^1]。', hash: textHash('一[^2]、二[^1]。') });
    const states = await theStore().write((transaction) =>
      translationStates({ transaction }, ref.articleId, 'ja'),
    );
    expect(states.filter(({ state }) => state !== 'current')).toEqual([
      { segmentId: 'headline', state: 'stale' },
    ]);
  });

  it('cannot go while they are cited', async () => {
    using _ = await openTestStore();
    const { ref } = await draft('Tides', 'Two[^2].');
    const { facts: two } = await done(ref.articleId, { sources: [named('A'), named('B')] });
    const [a, b] = two.sources.map(({ id }) => ({ id }));
    if (!a || !b) throw new Error('Two sources were expected.');
    expect(await change(ref.articleId, { sources: [a] })).toMatchObject({
      code: 'cited-source',
      detail: { n: 2, segments: 'lede' },
    });
    await done(ref.articleId, { sources: [b] });
    expect(await lede(ref.articleId, 'en')).toBe('Two[^1].');
  });

  it('keep their numbers while readers see them cited', async () => {
    using _ = await openTestStore();
    const { ref } = await draft('Tides', 'One[^1].');
    const { facts: two } = await done(ref.articleId, { sources: [named('A'), named('B')] });
    await publishEdition({ actor: TEST_ACTOR, ...ref });
    const [a, b] = two.sources.map(({ id }) => ({ id }));
    if (!a || !b) throw new Error('Two sources were expected.');
    expect(await change(ref.articleId, { sources: [b, a] })).toMatchObject({
      code: 'cited-in-public',
      detail: { n: 1 },
    });
    const { facts: after } = await done(ref.articleId, { sources: [a, named('C'), b] });
    expect(titles(after)).toEqual(['A', 'C', 'B']);
  });

  it('are known by their address: two articles may rest on one, and only its names are shared', async () => {
    using _ = await openTestStore();
    const [one, two] = [await draft('Tides', 'x'), await draft('Waves', 'x')];
    const url = 'https://example.org/tides';
    const first = await done(one.ref.articleId, {
      sources: [
        { url, language: 'en', accessedAt: '2026-11-02', names: { en: { title: 'T', publisher: 'P' } } },
      ],
    });
    const second = await done(two.ref.articleId, { sources: [{ url, names: { ja: { title: '潮' } } }] });
    const [shared] = second.facts.sources;
    expect(shared).toEqual({
      id: first.facts.sources[0]?.id,
      url,
      language: 'en',
      accessedAt: '2026-11-02',
      names: { en: { title: 'T', publisher: 'P' }, ja: { title: '潮', publisher: '' } },
    });
    const elsewhere = 'https://example.org/waves';
    const moved = await done(two.ref.articleId, { sources: [{ id: shared?.id ?? 0, url: elsewhere }] });
    expect(moved.facts.sources).toMatchObject([{ url: elsewhere, names: { en: { title: 'T' } } }]);
    expect((await facts(one.ref.articleId)).sources).toMatchObject([{ url }]);
  });
});
