import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '#lib/article/document.ts';
import { textOf } from '#lib/article/edit-document.ts';
import type { Place } from '#lib/article/place.ts';
import type { Operation, SaveResult } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { oneRow } from '#testing/one-row.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { listEditions } from '../../queries/lists/list-editions.ts';
import { theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';
import { moveEdition } from '../addresses/move-edition.ts';
import { createArticle } from '../editions/create-article.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { trashArticle } from '../editions/trash-article.ts';
import { type SaveText, saveText } from './save-text.ts';
import { translationStates } from './translation-states.ts';

const head: Place = { section: 'head', path: [] };
const aoki: Actor = { name: 'Aoki', role: 'editor', userId: 'aoki' };
const baker: Actor = { name: 'Baker', role: 'translator', userId: 'baker' };

const set = (
  locale: Locale,
  segment: string,
  value: string,
  base: string | null = null,
  place: Place = head,
): Operation => ({ do: 'set', locale, segment, value, base: base === null ? null : textHash(base), place });

const save = async (articleId: number, operations: Operation[], more: Partial<SaveText> = {}) => {
  const result = await saveText({ actor: aoki, articleId, operations, ...more });
  if (!result.ok) throw new Error(result.code);
  return result;
};
const begin = async (locale: Locale = 'ja') => {
  const made = await createArticle({ actor: aoki, locale });
  if (!made.ok) throw new Error(made.code);
  return made.articleId;
};
const draft = async (articleId: number, locale: Locale) =>
  (await draftsOf(theStore().read, articleId))[locale]?.document;
const read = async (articleId: number, locale: Locale, segment: string) => {
  const document = await draft(articleId, locale);
  return document && textOf(document, segment);
};
const revisions = (articleId: number) =>
  theStore().read.execute<{ id: number; parent_id: number | null; kind: string; headline: string }>(
    sql`select id, parent_id, kind, headline from revision where article_id = ${articleId} order by id`,
  );
const states = async (articleId: number, locale: Locale) =>
  Object.fromEntries(
    (await theStore().write((transaction) => translationStates({ transaction }, articleId, locale))).map(
      ({ segmentId, state }) => [segmentId, state],
    ),
  );
const minutes = (n: number) => new Date(START.getTime() + n * 60_000);

describe('the first text', () => {
  it('makes the edition, its address and the parts on the way', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const place: Place = {
      section: 'keyPoints',
      path: [{ id: 'moon', kind: 'point', after: null }],
    };
    const result = await save(articleId, [
      set('ja', 'headline', '潮はなぜ満ちるのか'),
      set('ja', 'moon.label', '月の引力', null, place),
      set('ja', 'moon', '主な原因は月である。', null, place),
    ]);
    expect(result).toMatchObject({
      savedAt: START.toISOString(),
      versions: { ja: 1, en: null },
      hashes: {
        ja: { headline: textHash('潮はなぜ満ちるのか'), moon: textHash('主な原因は月である。') },
        en: {},
      },
      conflicts: [],
    });
    expect((await draft(articleId, 'ja'))?.keyPoints?.points).toEqual([
      { id: 'moon', label: '月の引力', text: '主な原因は月である。' },
    ]);
    const [edition] = await listEditions({ articleId });
    expect(edition).toMatchObject({ locale: 'ja', slug: '潮はなぜ満ちるのか', status: 'draft' });
  });

  it('that is empty makes nothing', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const result = await save(articleId, [set('en', 'lede', ' '), set('en', 'outlook.title', '')]);
    expect(result).toMatchObject({ versions: { ja: null, en: null }, conflicts: [] });
    expect(await revisions(articleId)).toEqual([]);
  });
});

it('a text that somebody else has made the same is told, one’s own lost answer is not', async () => {
  using _ = await openTestStore();
  const articleId = await begin();
  await save(articleId, [set('en', 'lede', 'Tides.'), set('en', 'headline', 'Tides')]);
  const operations = [set('en', 'headline', 'Tides!', 'Tides'), set('en', 'lede', '', 'Tides.')];
  await save(articleId, [operations[1] as Operation]);
  await save(articleId, operations.slice(0, 1), { actor: baker });
  expect(await save(articleId, operations)).toMatchObject({
    conflicts: [],
    already: [{ operation: 0, by: 'Baker' }],
  });
});

describe('an address that was suggested', () => {
  const slugs = () =>
    theStore().read.execute<{ slug: string }>(sql`select slug from slug where scope = 'article'`);

  it('follows the headline while it is being typed, and leaves no others behind', async () => {
    using _ = await openTestStore();
    const articleId = await begin('en');
    await save(articleId, [set('en', 'lede', 'First the lede.')]);
    expect(await slugs()).toEqual([{ slug: `article-${articleId}` }]);
    await save(articleId, [set('en', 'headline', 'Why t')]);
    await save(articleId, [set('en', 'headline', 'Why tides turn', 'Why t')]);
    expect(await slugs()).toEqual([{ slug: 'why-tides-turn' }]);
    const second = await begin('en');
    await save(second, [set('en', 'headline', 'Why tides turn')]);
    await save(second, [set('en', 'headline', 'Why tides turn!', 'Why tides turn')]);
    expect(await slugs()).toEqual([{ slug: 'why-tides-turn' }, { slug: 'why-tides-turn-2' }]);
  });

  it('is the English headline in Japanese too, once there is one', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, [set('ja', 'headline', '潮の満ち引き')]);
    await save(articleId, [set('en', 'headline', 'The tides')]);
    expect(await slugs()).toEqual([{ slug: 'the-tides' }, { slug: 'the-tides' }]);
  });

  it('is the English headline in Japanese too, where that comes as a file', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, [set('ja', 'headline', '潮の満ち引き')]);
    await buildArticle('The tides', { translationOf: articleId, publish: false });
    expect(await slugs()).toEqual([{ slug: 'the-tides-headline' }, { slug: 'the-tides-headline' }]);
  });

  it('stays when somebody chose it, or readers know it', async () => {
    using _ = await openTestStore();
    const articleId = await begin('en');
    await save(articleId, [set('en', 'headline', 'Tides')]);
    await moveEdition({ actor: aoki, articleId, locale: 'en', slug: 'chosen' });
    await save(articleId, [set('en', 'headline', 'Tides turn', 'Tides')]);
    expect(await slugs()).toEqual([{ slug: 'chosen' }]);
    const { ref } = await buildArticle('Known');
    await save(ref.articleId, [set('en', 'headline', 'Renamed', 'Known headline')]);
    expect(await slugs()).toEqual([{ slug: 'chosen' }, { slug: 'known-headline' }]);
  });
});

describe('two people in one article', () => {
  it('write different texts side by side', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await save(ref.articleId, [set('en', 'lede', 'By Aoki.', 'Tides lede.')]);
    await save(ref.articleId, [set('en', 'text1', 'By Baker.', 'Tides text1.')], { actor: baker });
    expect(await read(ref.articleId, 'en', 'lede')).toBe('By Aoki.');
    expect(await read(ref.articleId, 'en', 'text1')).toBe('By Baker.');
  });

  it('are told what the other wrote in the same text, and what does not conflict is written', async () => {
    using test = await openTestStore();
    const { ref } = await buildArticle('Tides');
    test.setNow(minutes(1));
    await save(ref.articleId, [set('en', 'lede', 'By Aoki.', 'Tides lede.')]);
    test.setNow(minutes(2));
    const result = await save(
      ref.articleId,
      [set('en', 'text1', 'By Baker.', 'Tides text1.'), set('en', 'lede', 'By Baker.', 'Tides lede.')],
      { actor: baker },
    );
    expect(result.conflicts).toEqual([
      {
        operation: 1,
        locale: 'en',
        segment: 'lede',
        theirs: { text: 'By Aoki.', hash: textHash('By Aoki.'), by: 'Aoki', at: minutes(1).toISOString() },
      },
    ]);
    expect(result.hashes.en).toEqual({ text1: textHash('By Baker.') });
    expect(await read(ref.articleId, 'en', 'lede')).toBe('By Aoki.');
    expect(await read(ref.articleId, 'en', 'text1')).toBe('By Baker.');
  });

  it('who save the same text at the same time never overwrite one another', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const results = await Promise.all(
      Array.from({ length: 10 }, (_each, n) =>
        save(ref.articleId, [set('en', 'lede', `Version ${n}.`, 'Tides lede.')], {
          actor: { ...aoki, name: `Editor ${n}` },
        }),
      ),
    );
    const winners = results.filter(({ conflicts }) => conflicts.length === 0);
    expect(winners).toHaveLength(1);
    const won = results.findIndex(({ conflicts }) => conflicts.length === 0);
    expect(await read(ref.articleId, 'en', 'lede')).toBe(`Version ${won}.`);
    for (const [n, { conflicts }] of results.entries()) {
      if (n === won) continue;
      expect(conflicts).toMatchObject([
        {
          theirs: { text: `Version ${won}.`, by: `Editor ${won}` },
        },
      ]);
    }
    expect(await revisions(ref.articleId)).toHaveLength(2);
  });

  it('who type the same agree, and saving it again changes nothing', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const operation = set('en', 'lede', 'Agreed.', 'Tides lede.');
    const first = await save(ref.articleId, [operation]);
    const again = await save(ref.articleId, [operation], { actor: baker });
    expect(again).toEqual({ ...first, already: [{ operation: 0, by: 'Aoki' }] });
    expect(await revisions(ref.articleId)).toHaveLength(2);
  });

  it('are told when the text they write in was removed', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await save(ref.articleId, [set('en', 'text1', '', 'Tides text1.')]);
    const { conflicts } = await save(ref.articleId, [set('en', 'text1', 'Mine.', 'Tides text1.')], {
      actor: baker,
    });
    expect(conflicts).toMatchObject([{ theirs: { text: '', hash: null, by: 'Aoki' } }]);
  });
});

describe('operations of one request', () => {
  it('build on one another', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const { conflicts } = await save(ref.articleId, [
      set('en', 'lede', 'One.', 'Tides lede.'),
      set('en', 'lede', 'Two.', 'Tides lede.'),
    ]);
    expect(conflicts).toEqual([]);
    expect(await read(ref.articleId, 'en', 'lede')).toBe('Two.');
  });

  it('beyond the limits, misplaced, or on what is in the trash, are refused as a whole', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    const refused = (operations: Operation[], actor = aoki) =>
      saveText({ actor, articleId: ref.articleId, operations });
    const fine = set('en', 'lede', 'Fine.', 'Tides lede.');
    expect(await refused([fine, set('en', 'x', 'x')])).toMatchObject({ code: 'misplaced' });
    expect(await refused([fine, set('en', 'headline', 'x'.repeat(20_001), 'Tides headline')])).toMatchObject({
      code: 'too-much-text',
    });
    expect(await refused(Array.from({ length: 501 }, () => fine))).toMatchObject({ code: 'too-much-text' });
    const stranger: Actor = { name: 'Chiba', role: 'writer', userId: 'chiba' };
    expect(await refused([fine], stranger)).toMatchObject({ code: 'unknown-article' });
    await trashArticle({ actor: TEST_ACTOR, articleId: ref.articleId });
    expect(await refused([fine])).toMatchObject({ code: 'trashed' });
    expect(await read(ref.articleId, 'en', 'lede')).toBe('Tides lede.');
  });
});

describe('autosaves', () => {
  const type = (articleId: number, value: string, base: string, actor = aoki) =>
    save(articleId, [set('en', 'headline', value, base)], { actor });

  it('of one person within minutes are one revision, which continues what was there before', async () => {
    using test = await openTestStore();
    const { ref, revisionId } = await buildArticle('Tides');
    await type(ref.articleId, 'T', 'Tides headline');
    test.setNow(minutes(4));
    await type(ref.articleId, 'Ti', 'T');
    expect(await revisions(ref.articleId)).toMatchObject([
      { id: revisionId, kind: 'import' },
      { kind: 'autosave', parent_id: revisionId, headline: 'Ti' },
    ]);
    test.setNow(minutes(12));
    await type(ref.articleId, 'Tid', 'Ti');
    await type(ref.articleId, 'Tide', 'Tid', baker);
    expect((await revisions(ref.articleId)).map(({ headline }) => headline)).toEqual([
      'Tides headline',
      'Ti',
      'Tid',
      'Tide',
    ]);
  });

  it('stay when they were published, or saved on purpose', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await type(ref.articleId, 'One', 'Tides headline');
    await publishEdition({ actor: aoki, ...ref });
    await type(ref.articleId, 'Two', 'One');
    await save(ref.articleId, [set('en', 'headline', 'Three', 'Two')], { kind: 'save' });
    await type(ref.articleId, 'Four', 'Three');
    await type(ref.articleId, 'Five', 'Four');
    expect((await revisions(ref.articleId)).map(({ headline }) => headline)).toEqual([
      'Tides headline',
      'One',
      'Two',
      'Three',
      'Five',
    ]);
    const page = await getArticle({ locale: 'en', slug: 'tides-headline' });
    expect(page?.document.headline).toBe('One');
  });

  it('stay when a translation was made from them', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await type(ref.articleId, 'One', 'Tides headline');
    await save(ref.articleId, [set('ja', 'headline', 'その一')]);
    await type(ref.articleId, 'Two', 'One');
    await type(ref.articleId, 'Three', 'Two');
    const english = (await revisions(ref.articleId)).filter(({ headline }) => headline !== 'その一');
    expect(english.map(({ headline }) => headline)).toEqual(['Tides headline', 'One', 'Three']);
  });

  it('do not raise the epoch: readers see no difference', async () => {
    using _ = await openTestStore();
    const epoch = async () => (await oneRow<{ value: number }>(sql`select value from epoch`)).value;
    const articleId = await begin('en');
    const before = await epoch();
    await save(articleId, [set('en', 'headline', 'Tides')]);
    await save(articleId, [set('en', 'headline', 'Tides turn', 'Tides')]);
    expect(await epoch()).toBe(before);
  });
});

describe('a translation', () => {
  const both = async () => {
    const articleId = await begin();
    await save(articleId, [set('ja', 'headline', '潮の満ち引き'), set('ja', 'lede', '潮位は計算できる。')]);
    await save(articleId, [set('en', 'headline', 'The tides'), set('en', 'lede', 'Tides can be computed.')]);
    return articleId;
  };

  it('is stale when exactly its source changed, a comma is cosmetic, and editing it makes it current', async () => {
    using _ = await openTestStore();
    const articleId = await both();
    expect(await states(articleId, 'en')).toEqual({ headline: 'current', lede: 'current' });
    expect(await states(articleId, 'ja')).toEqual({});
    await save(articleId, [
      set('ja', 'headline', '潮の、満ち引き', '潮の満ち引き'),
      set('ja', 'lede', '潮位は計算できない。', '潮位は計算できる。'),
    ]);
    expect(await states(articleId, 'en')).toEqual({ headline: 'cosmetic', lede: 'stale' });
    await save(articleId, [set('en', 'lede', 'Tides can be computed!', 'Tides can be computed.')]);
    expect(await states(articleId, 'en')).toMatchObject({ lede: 'stale' });
    await save(articleId, [set('en', 'lede', 'Tides cannot be computed.', 'Tides can be computed!')]);
    expect(await states(articleId, 'en')).toMatchObject({ lede: 'current' });
  });

  it('goes the other way for what was written in English first', async () => {
    using _ = await openTestStore();
    const articleId = await both();
    const place: Place = { section: 'outlook', path: [{ id: 'next', kind: 'paragraph', after: null }] };
    await save(articleId, [set('en', 'next', 'More gauges.', null, place)]);
    expect(await states(articleId, 'ja')).toEqual({ next: 'missing' });
    await save(articleId, [set('ja', 'next', '観測点が増える。', null, place)]);
    expect(await states(articleId, 'ja')).toEqual({ next: 'current' });
    await save(articleId, [set('en', 'next', 'Fewer gauges.', 'More gauges.', place)]);
    expect(await states(articleId, 'ja')).toEqual({ next: 'stale' });
    expect(await states(articleId, 'en')).toEqual({ headline: 'current', lede: 'current' });
    const published = await publishEdition({ actor: aoki, articleId, locale: 'ja' });
    expect(published).toMatchObject({ ok: true });
    expect(published).toHaveProperty('warns', expect.arrayContaining(['stale-translation']));
  });

  it('saved together with its source is current', async () => {
    using _ = await openTestStore();
    const articleId = await both();
    await save(articleId, [
      set('en', 'lede', 'They cannot.', 'Tides can be computed.'),
      set('ja', 'lede', '計算できない。', '潮位は計算できる。'),
    ]);
    expect(await states(articleId, 'en')).toMatchObject({ lede: 'current' });
  });

  it('is found still correct by whoever saw the source as it is', async () => {
    using _ = await openTestStore();
    const articleId = await both();
    await save(articleId, [set('ja', 'lede', '潮位は何年も先まで計算できる。', '潮位は計算できる。')]);
    const stillCorrect = (source: string, target = 'Tides can be computed.'): Operation => ({
      do: 'still-correct',
      into: 'en',
      segment: 'lede',
      source: textHash(source),
      target: textHash(target),
    });
    const late = await save(articleId, [stillCorrect('潮位は計算できる。')]);
    expect(late.conflicts).toMatchObject([
      { operation: 0, locale: 'ja', segment: 'lede', theirs: { text: '潮位は何年も先まで計算できる。' } },
    ]);
    expect(await states(articleId, 'en')).toMatchObject({ lede: 'stale' });
    const other = await save(articleId, [stillCorrect('潮位は何年も先まで計算できる。', 'Another text.')]);
    expect(other.conflicts).toMatchObject([{ locale: 'en', theirs: { text: 'Tides can be computed.' } }]);
    const seen = await save(articleId, [stillCorrect('潮位は何年も先まで計算できる。')]);
    expect(seen.conflicts).toEqual([]);
    expect(await states(articleId, 'en')).toMatchObject({ lede: 'current' });
    expect(seen.versions.en).toBe((late.versions.en ?? 0) + 1);
  });

  it('whose source is removed is stale until somebody lets it stand on its own', async () => {
    using _ = await openTestStore();
    const articleId = await both();
    await save(articleId, [set('ja', 'lede', '', '潮位は計算できる。')]);
    expect(await states(articleId, 'en')).toMatchObject({ lede: 'stale' });
    const target = textHash('Tides can be computed.');
    await save(articleId, [{ do: 'still-correct', into: 'en', segment: 'lede', source: null, target }]);
    expect(await states(articleId, 'ja')).toEqual({ lede: 'missing' });
  });

  it('stays one when its source is removed and written anew, and the new source is no translation of it', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, [set('ja', 'lede', '潮は満ちる。')]);
    await save(articleId, [set('en', 'lede', 'The tide rises.')]);
    await save(articleId, [set('ja', 'lede', '', '潮は満ちる。')]);
    await save(articleId, [set('ja', 'lede', '海は静かだ。')]);
    expect((await states(articleId, 'en')).lede).toBe('stale');
    await save(articleId, [set('en', 'lede', '', 'The tide rises.')]);
    expect([await states(articleId, 'en'), await states(articleId, 'ja')]).toEqual([{ lede: 'missing' }, {}]);
  });

  it('that somebody removed meanwhile is a conflict for who finds it correct, as is an original for who opts out', async () => {
    using _ = await openTestStore();
    const articleId = await both();
    await save(articleId, [set('en', 'lede', '', 'Tides can be computed.')]);
    const audits = async () => (await oneRow<{ n: number }>(sql`select count(*) as n from audit`)).n;
    const before = await audits();
    const [source, target] = [textHash('潮位は計算できる。'), textHash('Tides can be computed.')];
    const result = await save(articleId, [
      { do: 'still-correct', into: 'en', segment: 'lede', source, target },
      { do: 'opt-out', into: 'ja', segment: 'lede', optedOut: true, source: target },
    ]);
    const gone = { locale: 'en', segment: 'lede', theirs: { text: '', hash: null, by: 'Aoki' } };
    expect(result.conflicts).toMatchObject([
      { operation: 0, ...gone },
      { operation: 1, ...gone },
    ]);
    expect(await audits()).toBe(before);
  });

  it('is not asked for where the editors opted out', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, [set('ja', 'lede', '日本の読者へ。')]);
    const optOut = (optedOut: boolean, seen: string): Operation => ({
      do: 'opt-out',
      into: 'en',
      segment: 'lede',
      optedOut,
      source: textHash(seen),
    });
    await save(articleId, [optOut(true, '日本の読者へ。')]);
    expect(await states(articleId, 'en')).toEqual({ lede: 'opted-out' });
    await save(articleId, [set('ja', 'lede', '日本の読者の皆さんへ。', '日本の読者へ。')]);
    expect(await states(articleId, 'en')).toEqual({ lede: 'opted-out' });
    const late = await save(articleId, [optOut(false, '日本の読者へ。')]);
    expect(late.conflicts).toMatchObject([{ theirs: { text: '日本の読者の皆さんへ。' } }]);
    expect(await states(articleId, 'en')).toEqual({ lede: 'opted-out' });
    await save(articleId, [optOut(false, '日本の読者の皆さんへ。')]);
    expect(await states(articleId, 'en')).toEqual({ lede: 'missing' });
  });
});

it('every revision that was saved is a valid document', async () => {
  using test = await openTestStore();
  const { ref } = await buildArticle('Tides');
  await save(ref.articleId, [
    set('en', 'text1', '', 'Tides text1.'),
    set('en', 'point1', '', 'Tides point.'),
  ]);
  const rows = await test.store.read.execute<{ document: string }>(sql`select document from revision`);
  for (const { document } of rows) expect(() => parseDocument(JSON.parse(document))).not.toThrow();
  const result: SaveResult = await save(ref.articleId, []);
  expect(result.hashes).toEqual({ ja: {}, en: {} });
});
