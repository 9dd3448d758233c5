import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#lib/article/document.ts';
import { textOf } from '#lib/article/edit-document.ts';
import type { Operation, StructuralStep, TextChange } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { buildArticle, buildDocument, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import type { Actor } from '../../auth/actor.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { revision, segment, structuralStep } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';
import { createArticle } from '../editions/create-article.ts';
import { saveText } from './save-text.ts';
import { translationStates } from './translation-states.ts';

const actor = TEST_ACTOR;
const other: Actor = { name: 'Baker', role: 'editor', userId: 'baker' };
const hash = (text: string) => (text === '' ? null : textHash(text));

/** A text of the outlook, in which all of these tests stand. */
const text = (
  locale: Locale,
  id: string,
  from: string,
  value: string,
  after: string | null = null,
): TextChange => ({
  locale,
  segment: id,
  base: hash(from),
  value,
  place: { section: 'outlook', path: [{ id, kind: 'paragraph', after }] },
});
const step = (id: string, more: Partial<StructuralStep>): StructuralStep => ({
  do: 'step',
  id,
  name: 'join',
  texts: [],
  removes: [],
  moves: [],
  kinds: [],
  ...more,
});

async function save(articleId: number, operations: Operation[], by = actor) {
  const result = await saveText({ actor: by, articleId, operations });
  if (!result.ok) throw new Error(result.code);
  return result;
}
const set = (change: TextChange): Operation => ({ do: 'set', ...change });

/** The paragraphs of the outlook, `id text`. */
async function outlook(articleId: number, locale: Locale): Promise<string[]> {
  const document = (await draftsOf(theStore().read, articleId))[locale]?.document ?? emptyDocument();
  return (document.outlook?.blocks ?? []).map(({ id }) => `${id} ${textOf(document, id)}`);
}
const both = async (articleId: number) => [await outlook(articleId, 'ja'), await outlook(articleId, 'en')];

/** Three paragraphs in both languages; the second translation is stale. */
async function begin(): Promise<number> {
  const made = await createArticle({ actor, locale: 'ja' });
  if (!made.ok) throw new Error(made.code);
  const { articleId } = made;
  const texts = (locale: Locale, a: string, b: string, c: string) => [
    set(text(locale, 'a', '', a)),
    set(text(locale, 'b', '', b, 'a')),
    set(text(locale, 'c', '', c, 'b')),
  ];
  await save(articleId, texts('ja', '一。', '二。', '三。'));
  await save(articleId, texts('en', 'One.', 'Two.', 'Three.'));
  await save(articleId, [set(text('ja', 'b', '二。', '二番目。'))]);
  return articleId;
}
const AS_BEGUN = [
  ['a 一。', 'b 二番目。', 'c 三。'],
  ['a One.', 'b Two.', 'c Three.'],
];

const joining = (id: string) =>
  step(id, {
    texts: [
      text('ja', 'a', '一。', '一。二番目。'),
      text('ja', 'b', '二番目。', ''),
      text('en', 'a', 'One.', 'One. Two.'),
      text('en', 'b', 'Two.', ''),
    ],
    removes: ['b'],
  });
const JOINED = [
  ['a 一。二番目。', 'c 三。'],
  ['a One. Two.', 'c Three.'],
];

const states = async (articleId: number) =>
  Object.fromEntries(
    (await theStore().write((transaction) => translationStates({ transaction }, articleId, 'en'))).map(
      ({ segmentId, state }) => [segmentId, state],
    ),
  );

describe('a step', () => {
  it('is done whole, in both languages', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const result = await save(articleId, [joining('s1')]);
    expect(await both(articleId)).toEqual(JOINED);
    expect(result).toMatchObject({ conflicts: [], refused: [] });
    expect(result.hashes).toEqual({
      ja: { a: hash('一。二番目。'), b: null },
      en: { a: hash('One. Two.'), b: null },
    });
  });

  it('is not done at all when one of its texts is not what was seen, and the others are written', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, [set(text('en', 'a', 'One.', 'First.'))], other);
    const result = await save(articleId, [joining('s1'), set(text('en', 'c', 'Three.', 'Third.'))]);
    expect(await both(articleId)).toEqual([AS_BEGUN[0], ['a First.', 'b Two.', 'c Third.']]);
    expect(result.conflicts).toMatchObject([
      { operation: 0, locale: 'en', segment: 'a', theirs: { text: 'First.', by: 'Baker' } },
    ]);
    expect(result.hashes).toEqual({ ja: {}, en: { c: hash('Third.') } });
  });

  it('that arrives twice is done once, whatever was written meanwhile, and answered as it was then', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const first = await save(articleId, [joining('s1')]);
    await save(articleId, [set(text('en', 'a', 'One. Two.', 'First and second.'))], other);
    const again = await save(articleId, [joining('s1')]);
    expect(again.hashes).toEqual(first.hashes);
    expect(again.conflicts).toEqual([]);
    expect(await outlook(articleId, 'en')).toEqual(['a First and second.', 'c Three.']);
    // Under another name it is another step.
    expect((await save(articleId, [joining('s2')])).conflicts).toHaveLength(4);
  });

  it('takes no part away in which somebody wrote what its author did not see', async () => {
    using _ = await openTestStore();
    const { ref } = await buildArticle('Tides');
    await buildArticle('潮', { locale: 'ja', translationOf: ref.articleId, document: buildDocument('潮') });
    const texts = (['ja', 'en'] as const).flatMap((locale) => {
      const name = locale === 'ja' ? '潮' : 'Tides';
      return (
        [
          ['part1.heading', `${name} heading`],
          ['text1', `${name} text1.`],
          ['text2', `${name} text2.`],
        ] as const
      ).map(([id, was]) => ({
        ...text(locale, id, was, ''),
        place: { section: 'analysis' as const, path: [] },
      }));
    });
    const remove = (id: string, more: TextChange[] = []) =>
      step(id, { name: 'remove', texts: [...texts, ...more], removes: ['part1'] });
    const place = {
      section: 'analysis' as const,
      path: [
        { id: 'part1', kind: 'subsection' as const, after: null },
        { id: 'new', kind: 'paragraph' as const, after: 'text2' },
      ],
    };
    const added = { ...text('en', 'new', '', 'Just written.'), place };
    await save(ref.articleId, [set(added)], other);
    const refused = await save(ref.articleId, [remove('s1')]);
    expect(refused.conflicts).toMatchObject([
      { segment: 'new', locale: 'en', theirs: { text: 'Just written.' } },
    ]);
    const document = (await draftsOf(theStore().read, ref.articleId)).en?.document;
    expect(document && textOf(document, 'text1')).toBe('Tides text1.');
    const seen = { ...added, base: hash('Just written.'), value: '' };
    expect((await save(ref.articleId, [remove('s2', [seen])])).conflicts).toEqual([]);
    expect((await draftsOf(theStore().read, ref.articleId)).en?.document.analysis?.parts).toEqual([]);
  });

  it('refuses the whole request, and leaves no trace, when its text has no such place', async () => {
    using test = await openTestStore();
    const articleId = await begin();
    const misplaced = { ...text('en', 'x', '', 'x'), place: { section: 'keyPoints' as const, path: [] } };
    const operations = [step('s1', { texts: [misplaced] })];
    expect(await saveText({ actor, articleId, operations })).toMatchObject({ code: 'misplaced' });
    expect(await test.store.read.select().from(structuralStep)).toEqual([]);
  });
});

describe('a move', () => {
  const move = (id: string, part: string, after: string | null, siblings: string[]) =>
    step(id, { name: 'move', moves: [{ part, after, siblings }] });

  it('moves a part in both languages', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, [move('s1', 'c', null, ['a', 'b', 'c'])]);
    expect(await both(articleId)).toEqual([
      ['c 三。', 'a 一。', 'b 二番目。'],
      ['c Three.', 'a One.', 'b Two.'],
    ]);
  });

  it.each([
    ['somebody moved one of those it saw', ['b', 'a', 'c'], 'c'],
    ['the part is gone', ['x', 'a', 'b', 'c'], 'x'],
  ])('is refused when %s', async (_, siblings, part) => {
    using test = await openTestStore();
    const articleId = await begin();
    await save(articleId, [set(text('en', 'a', 'One.', 'First.'))], other);
    const result = await save(articleId, [move('s1', part, null, siblings)]);
    expect(result.refused).toEqual([{ operation: 0, part, by: actor.name }]);
    expect(await outlook(articleId, 'ja')).toEqual(AS_BEGUN[0]);
    expect(await test.store.read.select().from(structuralStep)).toEqual([]);
  });

  it('is refused when the part that it should stand behind is gone', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const result = await save(articleId, [move('s1', 'a', 'x', ['a', 'b', 'x', 'c'])]);
    expect(result.refused).toMatchObject([{ part: 'a' }]);
  });

  it('is done beside a part that somebody has added meanwhile', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, [set(text('en', 'n', '', 'New.', 'a'))], other);
    await save(articleId, [move('s1', 'c', 'a', ['a', 'b', 'c'])]);
    expect(await outlook(articleId, 'en')).toEqual(['a One.', 'c Three.', 'n New.', 'b Two.']);
  });
});

it('whom an insight is for is changed by who saw what it was', async () => {
  using _ = await openTestStore();
  const { ref } = await buildArticle('Tides');
  const item = (await draftsOf(theStore().read, ref.articleId)).en?.document.insight?.items[0];
  const kinds = (was: 'investors' | 'policy' | 'other') => [
    { part: item?.id ?? '', was, kind: 'policy' as const },
  ];
  const wrong = item?.kind === 'other' ? 'investors' : 'other';
  const late = await save(ref.articleId, [step('s1', { kinds: kinds(wrong) })]);
  expect(late.refused).toMatchObject([{ part: item?.id }]);
  await save(ref.articleId, [step('s2', { kinds: kinds(item?.kind as 'other') })]);
  expect((await draftsOf(theStore().read, ref.articleId)).en?.document.insight?.items[0]?.kind).toBe(
    'policy',
  );
});

describe('what a step did to translations', () => {
  it('comes back when it is taken back, and again when it is done again', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    expect(await states(articleId)).toEqual({ a: 'current', b: 'stale', c: 'current' });
    await save(articleId, [joining('s1')]);
    expect(await states(articleId)).toEqual({ a: 'stale', c: 'current' });
    const undo = step('s2', {
      name: 'undo',
      undoes: 's1',
      texts: [
        text('ja', 'a', '一。二番目。', '一。'),
        text('ja', 'b', '', '二番目。', 'a'),
        text('en', 'a', 'One. Two.', 'One.'),
        text('en', 'b', '', 'Two.', 'a'),
      ],
    });
    await save(articleId, [undo]);
    expect(await both(articleId)).toEqual(AS_BEGUN);
    expect(await states(articleId)).toEqual({ a: 'current', b: 'stale', c: 'current' });
  });

  it('comes back with a removed part, machine text and opting out included', async () => {
    using test = await openTestStore();
    const articleId = await begin();
    const source = hash('三。');
    await save(articleId, [{ do: 'opt-out', into: 'en', segment: 'c', optedOut: true, source }]);
    await test.store.write(async (transaction) => {
      await transaction.update(segment).set({ origin: 'machine' }).where(eq(segment.segmentId, 'b'));
    });
    const facts = () => test.store.read.select().from(segment).orderBy(segment.locale, segment.position);
    const before = await facts();
    const texts = (back: boolean) =>
      (
        [
          ['ja', 'b', '二番目。', 'a'],
          ['ja', 'c', '三。', 'b'],
          ['en', 'b', 'Two.', 'a'],
          ['en', 'c', 'Three.', 'b'],
        ] as const
      ).map(([locale, id, is, after]) => text(locale, id, back ? '' : is, back ? is : '', after));
    await save(articleId, [step('s1', { name: 'remove', texts: texts(false), removes: ['b', 'c'] })]);
    expect(await both(articleId)).toEqual([['a 一。'], ['a One.']]);
    await save(articleId, [step('s2', { name: 'undo', undoes: 's1', texts: texts(true) })]);
    expect(await facts()).toEqual(before);
  });
});

it('steps are remembered for thirty days', async () => {
  using test: TestStore = await openTestStore();
  const articleId = await begin();
  const move = (id: string) =>
    step(id, { name: 'move', moves: [{ part: 'a', after: null, siblings: ['a', 'b', 'c'] }] });
  await save(articleId, [move('s1')]);
  test.setNow(new Date(START.getTime() + 29 * 86_400_000));
  await save(articleId, [move('s2')]);
  test.setNow(new Date(START.getTime() + 31 * 86_400_000));
  await save(articleId, [move('s3')]);
  const kept = await test.store.read.select({ id: structuralStep.id }).from(structuralStep);
  expect(kept.map(({ id }) => id)).toEqual(['s2', 's3']);
});

describe('the history', () => {
  it('keeps a text that was written a moment before it was removed, or replaced by a letter', async () => {
    using test = await openTestStore();
    const articleId = await begin();
    const written = 'A paragraph that somebody has just written.';
    for (const [id, after] of [
      ['n', 'c'],
      ['m', 'n'],
    ] as const) {
      await save(articleId, [set(text('en', id, '', written, after))]);
    }
    await save(articleId, [
      step('s1', { name: 'remove', texts: [text('en', 'n', written, '')], removes: ['n'] }),
    ]);
    await save(articleId, [set(text('en', 'm', written, 'A'))]);
    const rows = await test.store.read.select().from(revision).where(eq(revision.locale, 'en'));
    const holding = (id: string) =>
      rows.filter(({ document }) =>
        JSON.stringify(document).includes(`"${id}","kind":"paragraph","text":"${written}"`),
      );
    expect(holding('n').length, 'removed').toBeGreaterThan(0);
    expect(holding('m').length, 'replaced').toBeGreaterThan(0);
  });
});
