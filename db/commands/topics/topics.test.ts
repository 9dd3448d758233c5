import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskTopic, TopicKind } from '#lib/desk/topics.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, type TestStore } from '#testing/test-store.ts';
import { resolveAddress } from '../../queries/addresses/resolve-address.ts';
import { findTag } from '../../queries/desk/list/list-choices.ts';
import { getDeskTopic, listTopics } from '../../queries/desk/topics/list-topics.ts';
import { searchArticles } from '../../queries/search/search-articles.ts';
import { getTopic, listTopic } from '../../queries/taxonomy/get-topic.ts';
import { listCategories } from '../../queries/taxonomy/list-categories.ts';
import { mergeTopic, unmergeTopic } from './merge-topic.ts';
import { orderCategory } from './order-category.ts';
import { removeTopic } from './remove-topic.ts';
import { type SaveTopic, saveTopic } from './save-topic.ts';

const actor = TEST_ACTOR;
let test: TestStore;
beforeEach(async () => {
  test = await openTestStore();
});
afterEach(() => test[Symbol.dispose]());

const said = (name: string, more: Partial<SaveTopic['words']['ja']> = {}) => ({
  name,
  slug: '',
  description: '',
  role: '',
  ...more,
});

async function save(kind: TopicKind, words: Partial<SaveTopic['words']>, more: Partial<SaveTopic> = {}) {
  const all = { ja: said(''), en: said(''), ...words };
  const result = await saveTopic({ actor, kind, words: all, aliases: [], links: [], ...more });
  return result.ok ? { id: result.id, code: 'done' } : { id: 0, code: result.code, detail: result.detail };
}

const shown = async (kind: TopicKind, id: number) => (await getDeskTopic({ actor, kind, id })) as DeskTopic;

const at = (scope: TopicKind, locale: 'ja' | 'en', slug: string) => resolveAddress({ scope, locale, slug });

async function namesIn(kind: TopicKind, id: number, locale: 'ja' | 'en' = 'en'): Promise<string[]> {
  const { teasers } = await listTopic({ kind, locale, id });
  return teasers.map(({ headline }) => headline.replace(' headline', '')).toSorted();
}

describe('a topic', () => {
  it('is made in both languages, with addresses from its names, and changed', async () => {
    const { id } = await save(
      'author',
      {
        ja: said('高橋 葵', { role: '経済部記者' }),
        en: said('Aoi Takahashi', { description: 'Covers ports.' }),
      },
      { aliases: ['たかはし あおい'], links: ['https://example.org/aoi'] },
    );
    expect(await shown('author', id)).toMatchObject({
      words: {
        ja: { name: '高橋 葵', slug: '高橋-葵', role: '経済部記者', description: '' },
        en: { name: 'Aoi Takahashi', slug: 'aoi-takahashi', description: 'Covers ports.' },
      },
      aliases: ['たかはし あおい'],
      links: ['https://example.org/aoi'],
      articles: 0,
    });
    const { seen } = await shown('author', id);
    const changed = { ja: said('高橋 葵'), en: said('Aoi Sato', { slug: 'aoi-sato' }) };
    expect(await save('author', changed, { id, seen })).toMatchObject({ id });
    expect(await at('author', 'en', 'aoi-takahashi')).toEqual({ is: 'moved', slug: 'aoi-sato' });
    expect(await at('author', 'en', 'aoi-sato')).toEqual({ is: 'page', id });
    // The form showed something else than what is kept now.
    expect(await save('author', changed, { id, seen })).toMatchObject({ code: 'topic-moved-on' });
    // Back to the former address.
    await save('author', { ...changed, en: said('Aoi Sato', { slug: 'aoi-takahashi' }) }, { id });
    expect(await at('author', 'en', 'aoi-sato')).toEqual({ is: 'moved', slug: 'aoi-takahashi' });
  });

  it('keeps its former name as a wording, by which it is found', async () => {
    const { id } = await save('tag', { en: said('Tidal power'), ja: said('潮力') });
    await save('tag', { en: said('Tidal energy'), ja: said('潮力') }, { id });
    expect((await shown('tag', id)).aliases).toEqual(['Tidal power']);
    expect(await findTag({ actor, wording: 'TIDAL  POWER' })).toBe(id);
  });

  it.each<[string, TopicKind, Partial<SaveTopic['words']>, Partial<SaveTopic>, string]>([
    ['without a name', 'tag', {}, {}, 'no-topic-name'],
    ['of invisible letters', 'tag', { en: said('\u200B') }, {}, 'no-topic-name'],
    ['a category in one language', 'category', { en: said('Sport') }, {}, 'topic-name-missing'],
    ['an author in one language', 'author', { ja: said('高橋') }, {}, 'topic-name-missing'],
    [
      'described where it has no name',
      'tag',
      { en: said('Sport'), ja: said('', { description: '運動' }) },
      {},
      'topic-name-missing',
    ],
    ['with an address that cannot be one', 'tag', { en: said('Sport', { slug: 'A B' }) }, {}, 'invalid-slug'],
    [
      'with a link that is none',
      'author',
      { ja: said('葵'), en: said('Aoi') },
      { links: ['javascript:1'] },
      'invalid-url',
    ],
    ['with a name of 81 letters', 'tag', { en: said('a'.repeat(81)) }, {}, 'topic-too-long'],
    [
      'with 61 wordings',
      'tag',
      { en: said('Sport') },
      { aliases: Array.from({ length: 61 }, (_, n) => `w${n}`) },
      'topic-too-many',
    ],
    ['that is not there', 'tag', { en: said('Sport') }, { id: 99_999 }, 'unknown-topic'],
  ])('%s is refused, and nothing is written', async (_, kind, words, more, code) => {
    const before = await listTopics({ actor, kind });
    expect(await save(kind, words, more)).toMatchObject({ code });
    expect(await listTopics({ actor, kind })).toEqual(before);
  });

  it('takes no address and no wording of another, and says whose it is', async () => {
    const cricket = await save('tag', { en: said('Cricket'), ja: said('クリケット') });
    expect(await save('tag', { en: said('Games of the day', { slug: 'cricket' }) })).toMatchObject({
      code: 'topic-address-taken',
      detail: { slug: 'cricket', name: 'Cricket' },
    });
    expect(
      await save('tag', { en: said('Games of the day') }, { aliases: ['ｃｒｉｃｋｅｔ'] }),
    ).toMatchObject({
      code: 'topic-wording-taken',
      detail: { wording: 'ｃｒｉｃｋｅｔ', name: 'クリケット' },
    });
    expect(await shown('tag', cricket.id)).toMatchObject({ aliases: [] });
  });

  it('that loses its name in a language is refused, for readers know the page', async () => {
    const { id } = await save('tag', { en: said('Cricket'), ja: said('クリケット') });
    expect(await save('tag', { en: said('Cricket') }, { id })).toMatchObject({
      code: 'topic-name-missing',
      detail: { locale: 'ja' },
    });
  });
});

describe('categories', () => {
  const order = async () => (await listCategories({ locale: 'en' })).map(({ slug }) => slug);

  it('change places with a neighbour, and only as the list showed it', async () => {
    const [first = '', second = '', third = ''] = await order();
    const ids = (await listTopics({ actor, kind: 'category' }))?.topics.map(({ id }) => id) ?? [];
    const [one = 0, two = 0, three = 0] = ids;
    expect(await orderCategory({ actor, id: two, past: one })).toMatchObject({ ok: true });
    expect((await order()).slice(0, 3)).toEqual([second, first, third]);
    expect(await orderCategory({ actor, id: two, past: three })).toMatchObject({ code: 'topic-moved-on' });
  });

  it('that are made come last, and go when no article has them', async () => {
    const before = await order();
    const { id } = await save('category', { ja: said('スポーツ'), en: said('Sport') });
    expect(await order()).toEqual([...before, 'sport']);
    expect(await removeTopic({ actor, kind: 'category', id })).toMatchObject({ ok: true });
    expect(await order()).toEqual(before);
    expect(await at('category', 'en', 'sport')).toEqual({ is: 'missing' });
  });
});

describe('two topics that mean the same', () => {
  /** Articles with tag A, with B, and with both. */
  async function tagged() {
    const a = await save('tag', { en: said('Tidal power'), ja: said('潮力') }, { aliases: ['Tide mills'] });
    const b = await save('tag', { en: said('Tidal energy') });
    await buildArticle('Only A', { tags: ['Tidal power'] });
    await buildArticle('Both', { tags: ['Tidal power', 'Tidal energy'] });
    await buildArticle('Only B', { tags: ['Tidal energy'] });
    return { a: a.id, b: b.id };
  }

  it('become one: articles, addresses and wordings move, a name where the other has none', async () => {
    const { a, b } = await tagged();
    expect(await mergeTopic({ actor, kind: 'tag', id: a, into: b })).toMatchObject({ ok: true, articles: 2 });
    expect(await namesIn('tag', b)).toEqual(['Both', 'Only A', 'Only B']);
    expect(await namesIn('tag', a)).toEqual([]);
    expect(await at('tag', 'en', 'tidal-power')).toEqual({ is: 'moved', slug: 'tidal-energy' });
    expect(await findTag({ actor, wording: 'tide mills' })).toBe(b);
    expect((await shown('tag', b)).words.ja).toMatchObject({ name: '潮力', slug: '潮力' });
    expect((await shown('tag', a)).mergedInto?.id).toBe(b);
    expect((await listTopics({ actor, kind: 'tag' }))?.topics.some(({ id }) => id === a)).toBe(false);
    expect(await getTopic({ kind: 'tag', locale: 'en', slug: 'tidal-energy' })).toMatchObject({ id: b });
  });

  it('are two again when that is taken back, and what happened since stays', async () => {
    const { a, b } = await tagged();
    const before = [await shown('tag', a), await shown('tag', b)];
    await mergeTopic({ actor, kind: 'tag', id: a, into: b });
    await buildArticle('Later', { tags: ['Tide mills'] });
    expect(await unmergeTopic({ actor, kind: 'tag', id: a })).toMatchObject({ ok: true, articles: 2 });
    expect([await shown('tag', a), await shown('tag', b)]).toEqual([
      before[0],
      { ...before[1], articles: 3 },
    ]);
    expect(await namesIn('tag', a)).toEqual(['Both', 'Only A']);
    expect(await namesIn('tag', b)).toEqual(['Both', 'Later', 'Only B']);
    expect(await at('tag', 'en', 'tidal-power')).toEqual({ is: 'page', id: a });
    expect(await unmergeTopic({ actor, kind: 'tag', id: a })).toMatchObject({ code: 'topic-not-merged' });
  });

  it('are not merged as somebody else has made of them since, nor into themselves, nor twice', async () => {
    const { a, b } = await tagged();
    const seen = { from: (await shown('tag', a)).seen, into: (await shown('tag', b)).seen };
    await save('tag', { en: said('Tidal energies') }, { id: b });
    expect(await mergeTopic({ actor, kind: 'tag', id: a, into: b, seen })).toMatchObject({
      code: 'topic-moved-on',
    });
    expect(await mergeTopic({ actor, kind: 'tag', id: a, into: a })).toMatchObject({ code: 'topic-itself' });
    await mergeTopic({ actor, kind: 'tag', id: a, into: b });
    expect(await mergeTopic({ actor, kind: 'tag', id: a, into: b })).toMatchObject({ code: 'topic-merged' });
    expect(await removeTopic({ actor, kind: 'tag', id: b })).toMatchObject({
      code: 'topic-in-use',
      detail: { articles: 3 },
    });
  });

  it('are found by all that either was called, however a wording is cut into words', async () => {
    const a = await save(
      'tag',
      { en: said('Submarine lines'), ja: said('海底線') },
      { aliases: ['かいていせん'] },
    );
    const b = await save('tag', { en: said('Sea cords'), ja: said('海中配線') });
    await buildArticle('Only B', { tags: ['Sea cords'] });
    await mergeTopic({ actor, kind: 'tag', id: a.id, into: b.id });
    for (const typed of ['海底線', 'かいていせん', 'submarine lines', '海中配線', 'sea cords']) {
      const { stories, count } = await searchArticles({
        typed,
        locale: 'ja',
        order: { by: 'relevance', page: 1 },
      });
      expect([typed, count, stories.map(({ teaser }) => teaser.headline)]).toEqual([
        typed,
        1,
        ['Only B headline'],
      ]);
    }
  });

  it('may be merged on, and the first is its own again when its own merge is taken back', async () => {
    const { a, b } = await tagged();
    await mergeTopic({ actor, kind: 'tag', id: a, into: b });
    const c = await save('tag', { en: said('Waves') });
    await mergeTopic({ actor, kind: 'tag', id: b, into: c.id });
    // What was merged into B is merged into C now.
    expect((await shown('tag', a)).mergedInto?.id).toBe(c.id);
    expect(await at('tag', 'en', 'tidal-power')).toEqual({ is: 'moved', slug: 'waves' });
    await unmergeTopic({ actor, kind: 'tag', id: a });
    expect(await namesIn('tag', a)).toEqual(['Both', 'Only A']);
  });

  it('may be authors and categories as well', async () => {
    const [one, other] = ['Aoi', 'Ken'].map((name) => save('author', { ja: said(name), en: said(name) }));
    const [aoi, ken] = [(await one)?.id ?? 0, (await other)?.id ?? 0];
    await buildArticle('By Aoi', { authors: ['Aoi'] });
    expect(await mergeTopic({ actor, kind: 'author', id: aoi, into: ken })).toMatchObject({ articles: 1 });
    expect(await namesIn('author', ken)).toEqual(['By Aoi']);
    expect(await at('author', 'ja', 'aoi')).toEqual({ is: 'moved', slug: 'ken' });

    const sport = await save('category', { ja: said('スポーツ'), en: said('Sport') });
    const games = await save('category', { ja: said('競技'), en: said('Games') });
    await buildArticle('A match', { category: 'Sport' });
    await mergeTopic({ actor, kind: 'category', id: sport.id, into: games.id });
    expect(await namesIn('category', games.id)).toEqual(['A match']);
    expect((await listCategories({ locale: 'en' })).map(({ slug }) => slug)).not.toContain('sport');
    await unmergeTopic({ actor, kind: 'category', id: sport.id });
    expect(await namesIn('category', sport.id)).toEqual(['A match']);
    expect(await at('category', 'en', 'sport')).toEqual({ is: 'page', id: sport.id });
  });
});
