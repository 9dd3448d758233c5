import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleDocument, emptyDocument } from '#lib/article/document.ts';
import { textOf } from '#lib/article/edit-document.ts';
import { normalizedText } from '#lib/article/normalize.ts';
import type { Place } from '#lib/article/place.ts';
import type { SegmentState } from '#lib/article/segment-state.ts';
import type { Operation } from '#lib/desk/editor.ts';
import { type Locale, otherLocale } from '#lib/locale.ts';
import { buildArticle, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { segment } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';
import { createArticle } from '../editions/create-article.ts';
import { restoreRevision } from './restore-revision.ts';
import { saveText, versionsOf } from './save-text.ts';
import { translationStates } from './translation-states.ts';

const actor = TEST_ACTOR;
type Texts = Record<string, string>;

const draft = async (articleId: number, locale: Locale) =>
  (await draftsOf(theStore().read, articleId))[locale]?.document ?? emptyDocument();

/** The paragraphs of the outlook, where all texts of these tests stand, in their order. */
const paragraphs = async (articleId: number, locale: Locale): Promise<[string, string][]> =>
  ((await draft(articleId, locale)).outlook?.blocks ?? []).map((block) => [
    block.id,
    block.kind === 'paragraph' ? block.text : '',
  ]);

/** Writes texts as the desk does, all in one request; '' removes one. New ones come behind the one before. */
async function write(articleId: number, changes: Partial<Record<Locale, Texts>>) {
  const operations: Operation[] = [];
  for (const locale of ['ja', 'en'] as const) {
    const document = await draft(articleId, locale);
    let after: string | null = null;
    for (const [id, value] of Object.entries(changes[locale] ?? {})) {
      const place: Place = { section: 'outlook', path: [{ id, kind: 'paragraph', after }] };
      const present = textOf(document, id);
      const base = present === '' ? null : textHash(present);
      operations.push({ do: 'set', locale, segment: id, base, value, place });
      after = id;
    }
  }
  const result = await saveText({ actor, articleId, operations });
  if (!result.ok || result.conflicts.length > 0) throw new Error('The texts were not written.');
}

const states = async (articleId: number, into: Locale = 'en'): Promise<Record<string, SegmentState>> =>
  Object.fromEntries(
    (await theStore().write((transaction) => translationStates({ transaction }, articleId, into))).map(
      ({ segmentId, state }) => [segmentId, state],
    ),
  );

const JA = { a: '潮は一日に二回満ちる。', b: '月の引力が海を引く。', c: '潮位は計算できる。' };
const EN = {
  a: 'The tide rises twice a day.',
  b: 'The moon pulls at the sea.',
  c: 'Levels can be computed.',
};

/** The second Japanese paragraph with another comma. */
const COSMETIC = '月の引力が、海を引く。';

/** An article whose second paragraph is stale: the Japanese has changed since it was translated. */
async function begin(stale: Partial<Record<'a' | 'b' | 'c', string>> = { b: '太陽の引力も海を引く。' }) {
  const made = await createArticle({ actor, locale: 'ja' });
  if (!made.ok) throw new Error(made.code);
  const { articleId } = made;
  await write(articleId, { ja: JA });
  await write(articleId, { en: EN });
  await write(articleId, { ja: stale });
  return articleId;
}

const setSegment = (articleId: number, segmentId: string, facts: Partial<typeof segment.$inferInsert>) =>
  theStore().write(async (transaction) => {
    await transaction
      .update(segment)
      .set(facts)
      .where(
        and(eq(segment.articleId, articleId), eq(segment.segmentId, segmentId), eq(segment.locale, 'en')),
      );
  });

describe('a translation that is joined to another one', () => {
  it('is stale when one of them was, whichever stays', async () => {
    using _ = await openTestStore();
    const first = await begin();
    expect(await states(first)).toEqual({ a: 'current', b: 'stale', c: 'current' });
    await write(first, { en: { a: `${EN.a} ${EN.b}`, b: '' } });
    expect(await states(first)).toEqual({ a: 'stale', b: 'missing', c: 'current' });
    const second = await begin();
    await write(second, { en: { b: `${EN.b} ${EN.c}`, c: '' } });
    expect(await states(second)).toEqual({ a: 'current', b: 'stale', c: 'missing' });
  });

  it('is stale when one of them was and both languages are joined in one step, as the desk does', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const [[, a], [, b]] = (await paragraphs(articleId, 'ja')) as [[string, string], [string, string]];
    await write(articleId, { ja: { a: a + b, b: '' }, en: { a: `${EN.a} ${EN.b}`, b: '' } });
    expect(await states(articleId)).toEqual({ a: 'stale', c: 'current' });
  });

  it('stays current when both were', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const source = { b: '太陽の引力も海を引く。潮位は計算できる。', c: '' };
    await write(articleId, { en: { b: 'The sun pulls too.' } });
    await write(articleId, { ja: source, en: { b: 'The sun pulls too. Levels can be computed.', c: '' } });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'current' });
  });

  it('is stale when half of its source was never translated', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    await write(articleId, { en: { a: '' } });
    await write(articleId, { ja: { a: JA.a + JA.b, b: '' }, en: { a: EN.b, b: '' } });
    expect(await states(articleId)).toEqual({ a: 'stale', c: 'current' });
  });

  it('is stale too when somebody goes on writing before it is saved', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await write(articleId, { en: { a: 'The tide rises twice each day. The moon pulls at the sea!', b: '' } });
    expect(await states(articleId)).toMatchObject({ a: 'stale' });
    await write(articleId, { en: { a: 'The tide rises twice each day. The sun pulls at the sea.' } });
    expect(await states(articleId)).toMatchObject({ a: 'current' });
  });

  it('is machine text when one of them was, and cosmetic when one was', async () => {
    using _ = await openTestStore();
    const machine = await begin({});
    await setSegment(machine, 'b', { origin: 'machine' });
    await write(machine, { ja: { a: JA.a + JA.b, b: '' }, en: { a: `${EN.a} ${EN.b}`, b: '' } });
    expect(await states(machine)).toEqual({ a: 'machine', c: 'current' });
    const cosmetic = await begin({ b: COSMETIC });
    await write(cosmetic, {
      ja: { a: JA.a + COSMETIC, b: '' },
      en: { a: `${EN.a} ${EN.b}`, b: '' },
    });
    expect(await states(cosmetic)).toEqual({ a: 'cosmetic', c: 'current' });
  });

  it('is stale when the other one is an original that was never translated', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    await write(articleId, { en: { c: EN.c, x: 'More gauges are coming.' } });
    await write(articleId, { en: { c: `${EN.c} More gauges are coming.`, x: '' } });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'current', c: 'stale' });
  });

  it('holds again when somebody says so', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await write(articleId, { en: { a: `${EN.a} ${EN.b}`, b: '' } });
    const [source, target] = [textHash(JA.a), textHash(`${EN.a} ${EN.b}`)];
    const operations: Operation[] = [{ do: 'still-correct', into: 'en', segment: 'a', source, target }];
    expect(await saveText({ actor, articleId, operations })).toMatchObject({ conflicts: [] });
    expect(await states(articleId)).toMatchObject({ a: 'current' });
  });
});

describe('a translation that is split and joined back', () => {
  /** Splits the second English paragraph, and joins it again; the Japanese stays as it is. */
  const splitAndJoin = async (articleId: number) => {
    await write(articleId, { en: { b: 'T', x: 'he moon pulls at the sea.' } });
    const apart = await states(articleId);
    await write(articleId, { en: { b: 'T he moon pulls at the sea.', x: '' } });
    return { apart, joined: await states(articleId) };
  };

  it('is current again when its source still says what both halves were made from', async () => {
    using _ = await openTestStore();
    const { apart, joined } = await splitAndJoin(await begin({ a: '変わった。' }));
    // The new half has no source of its own.
    expect(apart).toEqual({ a: 'stale', b: 'current', x: 'stale', c: 'current' });
    expect(joined).toEqual({ a: 'stale', b: 'current', c: 'current' });
  });

  it('is no better than it was: cosmetic, machine text, stale', async () => {
    using _ = await openTestStore();
    expect((await splitAndJoin(await begin({ b: COSMETIC }))).joined).toMatchObject({ b: 'cosmetic' });
    const machine = await begin({});
    await setSegment(machine, 'b', { origin: 'machine' });
    expect((await splitAndJoin(machine)).joined).toMatchObject({ b: 'machine' });
    expect((await splitAndJoin(await begin())).joined).toMatchObject({ b: 'stale' });
  });

  it('is current again when nothing but its full stop was split off, and its source was split and joined with it', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    await write(articleId, {
      ja: { c: '潮', x: '位は計算できる。' },
      en: { c: 'Levels can be computed', x: '.' },
    });
    expect(await states(articleId)).toMatchObject({ c: 'stale', x: 'current' });
    await write(articleId, { ja: { c: JA.c, x: '' }, en: { c: 'Levels can be computed .', x: '' } });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'current', c: 'current' });
  });

  it('is stale when its source changed in between', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    await write(articleId, { en: { b: 'The moon pulls', x: 'at the sea.' } });
    await write(articleId, { ja: { b: '太陽の引力も海を引く。' } });
    await write(articleId, { en: { b: EN.b, x: '' } });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'stale', c: 'current' });
  });

  it('is stale when a stale translation came with a half, however it came there', async () => {
    using _ = await openTestStore();
    const articleId = await begin({ c: '変わった。' });
    await write(articleId, { en: { b: 'The moon pulls', x: 'at the sea.' } });
    await write(articleId, { en: { x: `at the sea. ${EN.c}`, c: '' } });
    await write(articleId, { en: { b: `${EN.b} ${EN.c}`, x: '' } });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'stale', c: 'missing' });
    await write(articleId, { en: { b: 'The moon pulls', x: `at the sea. ${EN.c}` } });
    expect(await states(articleId)).toMatchObject({ b: 'stale', x: 'stale' });
  });
});

describe('a translation that is split', () => {
  it('is stale in both halves when it was stale', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await write(articleId, { en: { b: 'The moon pulls', x: 'at the sea.' } });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'stale', x: 'stale', c: 'current' });
    await write(articleId, { ja: { b: '太陽の引力も', x: '海を引く。' } });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'stale', x: 'stale', c: 'current' });
  });

  it('is machine text in both halves when it was', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    await setSegment(articleId, 'b', { origin: 'machine' });
    await write(articleId, {
      ja: { b: '月の引力が', x: '海を引く。' },
      en: { b: 'The moon pulls', x: 'at the sea.' },
    });
    expect(await states(articleId)).toEqual({ a: 'current', b: 'machine', x: 'machine', c: 'current' });
  });

  it('stays current in both halves when it was and its source is split with it, whatever the direction', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    const split = {
      ja: { b: '月の引力が', x: '海を引く。' },
      en: { b: 'The moon pulls', x: 'at the sea.' },
    };
    await write(articleId, split);
    expect(await states(articleId)).toEqual({ a: 'current', b: 'current', x: 'current', c: 'current' });
    // A paragraph that was written in English first is translated into Japanese.
    await write(articleId, { en: { d: 'More gauges are coming.' } });
    await write(articleId, { ja: { d: '観測点が増える。' } });
    await write(articleId, {
      ja: { d: '観測点が', y: '増える。' },
      en: { d: 'More gauges', y: 'are coming.' },
    });
    expect(await states(articleId, 'ja')).toEqual({ d: 'current', y: 'current' });
  });
});

describe('an original that needs no translation', () => {
  const optedOut = async (articleId: number) =>
    Object.fromEntries(
      (
        await theStore()
          .read.select()
          .from(segment)
          .where(and(eq(segment.articleId, articleId), eq(segment.locale, 'ja')))
      ).map((row) => [row.segmentId, row.optedOut]),
    );
  const optOut = async (articleId: number, ...ids: string[]) => {
    const document = await draft(articleId, 'ja');
    const operations = ids.map((segment): Operation => {
      const source = textHash(textOf(document, segment));
      return { do: 'opt-out', into: 'en', segment, optedOut: true, source };
    });
    expect(await saveText({ actor, articleId, operations })).toMatchObject({ conflicts: [] });
  };

  it('needs one again when it is joined to one that does, and none when both need none', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    await optOut(articleId, 'a', 'b');
    await write(articleId, { ja: { a: JA.a + JA.b, b: '' } });
    expect(await optedOut(articleId)).toEqual({ a: true, c: false });
    await write(articleId, { ja: { a: JA.a + JA.b + JA.c, c: '' } });
    expect(await optedOut(articleId)).toEqual({ a: false });
  });

  it('needs none in both halves when it is split', async () => {
    using _ = await openTestStore();
    const articleId = await begin({});
    await optOut(articleId, 'b');
    await write(articleId, { ja: { b: '月の引力が', x: '海を引く。' } });
    expect(await optedOut(articleId)).toEqual({ a: false, b: true, x: true, c: false });
  });
});

describe('whatever joins or splits', () => {
  const prose = (texts: Texts): ArticleDocument => ({
    v: 2,
    headline: 'Tides',
    lede: 'Tides.',
    outlook: { blocks: Object.entries(texts).map(([id, text]) => ({ id, kind: 'paragraph', text })) },
  });
  const original = { ...prose(JA), headline: '潮', lede: '潮。' };

  it('another version of a file: the worse half, and both halves', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('潮', { locale: 'ja', document: original, publish: false });
    const { articleId } = ref;
    const translate = (texts: Texts) =>
      buildArticle('Tides', { translationOf: articleId, document: prose(texts), publish: false });
    await translate(EN);
    await write(articleId, { ja: { b: '太陽の引力も海を引く。' } });
    // The order ties the file to its original: the second paragraph of the one is that of the other.
    await translate({ a: EN.a, b: `${EN.b} ${EN.c}` });
    expect(await states(articleId)).toMatchObject({ a: 'current', b: 'stale', c: 'missing' });
    await translate({ a: EN.a, b: EN.b, c: EN.c });
    expect(await states(articleId)).toMatchObject({ a: 'current', b: 'stale', c: 'stale' });
  });

  it('an older revision: what was stale when it was joined is no better for being apart again', async () => {
    using test = await openTestStore();
    const articleId = await begin();
    const apart = (await draftsOf(theStore().read, articleId)).en?.revision.id ?? 0;
    // The autosaves of ten minutes are one revision.
    test.setNow(new Date(START.getTime() + 20 * 60_000));
    await write(articleId, { en: { a: `${EN.a} ${EN.b}`, b: '' } });
    const version = (await versionsOf({ transaction: theStore().read }, articleId)).en ?? 0;
    expect(await restoreRevision({ actor, articleId, revisionId: apart, version })).toMatchObject({
      ok: true,
    });
    expect(await paragraphs(articleId, 'en')).toEqual(Object.entries(EN));
    expect(await states(articleId)).toEqual({ a: 'stale', b: 'stale', c: 'current' });
  });
});

const RANKS: SegmentState[] = ['missing', 'stale', 'machine', 'cosmetic', 'current'];

const worstOf = (states: (SegmentState | undefined)[]) =>
  Math.min(...states.map((state = 'missing') => RANKS.indexOf(state)));

/** A source that a part of a translation was made from; not exact where it has been set in another way since. */
type MadeFrom = { text: string; isExact: boolean };

const saysTheSame = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && normalizedText(a) === normalizedText(b);

function howItStands({ text, isExact }: MadeFrom, source: string | undefined): SegmentState {
  if (!saysTheSame(source, text)) return 'stale';
  return isExact && source === text ? 'current' : 'cosmetic';
}

it('over random joins and splits, no translation becomes better than the worst of those it comes from, unless all were made from what its source says', async () => {
  using _ = await openTestStore();
  let checked = 0;
  let stale = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        { a: '変わった。' },
        { b: '変わった。' },
        { a: '変わった。', c: '変わった。' },
        { b: COSMETIC },
      ),
      fc.array(
        fc.record({
          joins: fc.boolean(),
          both: fc.boolean(),
          at: fc.nat({ max: 5 }),
          cut: fc.nat({ max: 20 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      async (changedSources, steps) => {
        const articleId = await begin(changedSources);
        let madeFrom: Record<string, Set<MadeFrom>> = Object.fromEntries(
          Object.entries(JA).map(([id, text]) => [id, new Set([{ text, isExact: true }])]),
        );
        for (const [index, { joins, both, at, cut }] of steps.entries()) {
          const before = await states(articleId);
          const changes: Partial<Record<Locale, Texts>> = {};
          const rows = await paragraphs(articleId, 'en');
          const texts = Object.fromEntries(rows);
          const [id, text] = rows[at % rows.length] ?? ['', ''];
          const next = rows[(at % rows.length) + 1];
          const parents: Record<string, string[]> = {};
          if (joins && next) {
            changes.en = { [id]: `${text} ${next[1]}`, [next[0]]: '' };
            parents[id] = [id, next[0]];
          } else {
            const where = 1 + (cut % Math.max(1, text.length - 1));
            const [head, tail] = [text.slice(0, where).trim(), text.slice(where).trim()];
            if (head === '' || tail === '') continue;
            changes.en = { [id]: head, [`n${index}`]: tail };
            parents[id] = parents[`n${index}`] = [id];
          }
          if (both) {
            const sources = Object.fromEntries(await paragraphs(articleId, otherLocale('en')));
            const source = sources[id] ?? '';
            const other = next ? (sources[next[0]] ?? '') : '';
            if (joins && next && source !== '' && other !== '') {
              changes.ja = { [id]: source + other, [next[0]]: '' };
            } else if (!(joins && next) && source.length > 1) {
              changes.ja = { [id]: source.slice(0, 1), [`n${index}`]: source.slice(1) };
            }
          }
          await write(articleId, changes);
          const after = await states(articleId);
          const made: typeof madeFrom = {};
          const sources = Object.fromEntries(await paragraphs(articleId, 'ja'));
          for (const [child, origins] of Object.entries(parents)) {
            // Where only spaces and stops came or went, it says what it said, and nothing else is asked.
            const isSame = saysTheSame(texts[child], changes.en?.[child]);
            const from = isSame ? [child] : origins;
            const worst = worstOf(from.map((each) => before[each]));
            // They may have come apart from this very source, or it says again what they were made from.
            const parts = new Set(from.flatMap((each) => [...(madeFrom[each] ?? [])]));
            const holds = worstOf([...parts].map((each) => howItStands(each, sources[child])));
            const state = after[child] ?? 'missing';
            expect(RANKS.indexOf(state)).toBeLessThanOrEqual(Math.max(worst, holds));
            const isNear = state === 'current' || state === 'cosmetic';
            made[child] = isNear
              ? new Set([{ text: sources[child] ?? '', isExact: state === 'current' }])
              : parts;
            checked++;
            if (state === 'stale') stale++;
          }
          madeFrom = { ...madeFrom, ...made };
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(checked).toBeGreaterThan(30);
  expect(checked).toBeGreaterThan(stale);
});
