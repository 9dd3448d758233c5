import { isNotNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { BlockOf } from '#lib/article/document.ts';
import { NO_RULES } from '#lib/article/hand-over.ts';
import type { Place } from '#lib/article/place.ts';
import type { Operation, StructuralStep } from '#lib/desk/editor.ts';
import type { Locale } from '#lib/locale.ts';
import { TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START } from '#testing/test-store.ts';
import { openStore } from '../../open-store.ts';
import { getEditor } from '../../queries/desk/editor/get-editor.ts';
import { draftsOf } from '../../queries/editions/drafts-of.ts';
import { getArticle } from '../../queries/editions/get-article.ts';
import { edition } from '../../schema.ts';
import { theStore } from '../../store.ts';
import { textHash } from '../../text-hash.ts';
import { approveEdition } from '../editions/approve-edition.ts';
import { createArticle } from '../editions/create-article.ts';
import { embargoEdition } from '../editions/embargo-edition.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { scheduleEdition } from '../editions/schedule-edition.ts';
import { setPublishingRules } from '../editions/set-publishing-rules.ts';
import { askForReview } from '../hand-over/hand-over.ts';
import { restoreRevision } from './restore-revision.ts';
import { saveText } from './save-text.ts';

const actor = TEST_ACTOR;
const hash = (text: string) => (text === '' ? null : textHash(text));
const outlook = (...path: Place['path']): Place => ({ section: 'outlook', path });
const table = { id: 't', kind: 'table' as const, after: null };
const column = (id: string, after: string | null = null) => ({ id, kind: 'column' as const, after });
const row = (id: string, after: string | null = null) => ({ id, kind: 'row' as const, after });
const cell = (r: string, c: string, after: string | null = null) => outlook(table, row(r), column(c, after));

const set = (locale: Locale, segment: string, from: string, value: string, place: Place): Operation => ({
  do: 'set',
  locale,
  segment,
  base: hash(from),
  value,
  place,
});

async function save(articleId: number, ...operations: Operation[]) {
  const result = await saveText({ actor, articleId, operations });
  if (!result.ok) throw new Error(result.code);
  return result;
}

const tableIn = async (articleId: number, locale: Locale) => {
  const document = (await draftsOf(theStore().read, articleId))[locale]?.document;
  return document?.outlook?.blocks.find((block): block is BlockOf<'table'> => block.kind === 'table');
};

/** A Japanese article with a table of one row, whose caption and labels are translated. */
async function begin(): Promise<number> {
  const made = await createArticle({ actor, locale: 'ja' });
  if (!made.ok) throw new Error(made.code);
  const { articleId } = made;
  const head: Place = { section: 'head', path: [] };
  await save(
    articleId,
    set('ja', 'headline', '', '物価の見通し', head),
    set('ja', 'lede', '', '米の値段を見る。', head),
    set('ja', 't.title', '', '米の値段', outlook(table)),
    set('ja', 'r.a', '', 'コシヒカリ', cell('r', 'a')),
    set('ja', 'r.b', '', '４，０００', cell('r', 'b', 'a')),
  );
  await save(
    articleId,
    set('en', 'headline', '', 'What rice will cost', head),
    set('en', 'lede', '', 'A look at the price of rice.', head),
    set('en', 't.title', '', 'The price of rice', outlook(table)),
    set('en', 'r.a', '', 'Koshihikari', cell('r', 'a')),
  );
  return articleId;
}

it('a number is written once, in one spelling, and stands in both languages', async () => {
  using _ = await openTestStore();
  const articleId = await begin();
  expect((await tableIn(articleId, 'ja'))?.rows).toEqual([
    { id: 'r', cells: { a: 'コシヒカリ', b: '4,000' } },
  ]);
  expect((await tableIn(articleId, 'en'))?.rows).toEqual([
    { id: 'r', cells: { a: 'Koshihikari', b: '4,000' } },
  ]);
  await save(articleId, set('ja', 'r.b', '4,000', '4200', cell('r', 'b', 'a')));
  expect((await tableIn(articleId, 'en'))?.rows[0]?.cells.b).toBe('4200');
  const late = await save(articleId, set('ja', 'r.b', '4,000', '4300', cell('r', 'b', 'a')));
  expect(late.conflicts).toMatchObject([{ segment: 'r.b', theirs: { text: '4200' } }]);
});

it('no number makes a translation stale, and a label does', async () => {
  using _ = await openTestStore();
  const articleId = await begin();
  await save(articleId, set('ja', 'r.b', '4,000', '1', cell('r', 'b', 'a')));
  await save(articleId, set('ja', 'r.a', 'コシヒカリ', 'ササニシキ', cell('r', 'a')));
  const view = await getEditor({ actor, articleId });
  const states = view?.rows.map(({ segment, translation }) => [segment, translation?.state]);
  expect(states).toContainEqual(['r.a', 'stale']);
  expect(states).toContainEqual(['r.b', undefined]);
  expect(states).toContainEqual(['t.title', 'current']);
});

it('words in one language stay beside a number in the other', async () => {
  using _ = await openTestStore();
  const articleId = await begin();
  await save(articleId, set('en', 'r.c', '', 'not known', cell('r', 'c', 'b')));
  await save(articleId, set('ja', 'r.c', '', '12', cell('r', 'c', 'b')));
  expect((await tableIn(articleId, 'en'))?.rows[0]?.cells.c).toBe('not known');
});

it('a table that is removed takes the numbers along that the other language only shared', async () => {
  using _ = await openTestStore();
  const articleId = await begin();
  const step: StructuralStep = {
    do: 'step',
    id: 's1',
    name: 'remove',
    texts: [
      ['ja', 't.title', '米の値段', outlook(table)] as const,
      ['en', 't.title', 'The price of rice', outlook(table)] as const,
      ['ja', 'r.a', 'コシヒカリ', cell('r', 'a')] as const,
      ['en', 'r.a', 'Koshihikari', cell('r', 'a')] as const,
      ['ja', 'r.b', '4,000', cell('r', 'b')] as const,
    ].map(([locale, segment, from, place]) => ({ locale, segment, base: hash(from), value: '', place })),
    removes: ['t'],
    moves: [],
    kinds: [],
  };
  const { conflicts, refused } = await save(articleId, step);
  expect([conflicts, refused]).toEqual([[], []]);
  expect([await tableIn(articleId, 'ja'), await tableIn(articleId, 'en')]).toEqual([undefined, undefined]);
});

it('an older revision brings its numbers back in both languages', async () => {
  using _ = await openTestStore();
  const articleId = await begin();
  const before = (await draftsOf(theStore().read, articleId)).ja?.revision.id ?? 0;
  await saveText({
    actor,
    articleId,
    kind: 'save',
    operations: [set('ja', 'r.b', '4,000', '9', cell('r', 'b', 'a'))],
  });
  const { version } = (await draftsOf(theStore().read, articleId)).ja?.edition ?? { version: 0 };
  expect(await restoreRevision({ actor, articleId, revisionId: before, version })).toMatchObject({
    ok: true,
  });
  expect((await tableIn(articleId, 'en'))?.rows[0]?.cells.b).toBe('4,000');
});

it('publishing a number publishes it in both languages, and no word of the other', async () => {
  using _ = await openTestStore();
  const articleId = await begin();
  for (const locale of ['ja', 'en'] as const) {
    expect(await publishEdition({ actor, articleId, locale })).toMatchObject({ ok: true });
  }
  await save(
    articleId,
    set('en', 'lede', 'A look at the price of rice.', 'Not yet for readers.', { section: 'head', path: [] }),
  );
  await save(articleId, set('ja', 'r.b', '4,000', '4500', cell('r', 'b', 'a')));
  const shown = async (locale: Locale) => {
    const slug = (await getEditor({ actor, articleId }))?.editions[locale]?.slug ?? '';
    return (await getArticle({ locale, slug }))?.document;
  };
  expect(JSON.stringify(await shown('en'))).toContain('4,000');
  const published = await publishEdition({ actor, articleId, locale: 'ja' });
  expect(published).toMatchObject({ ok: true, warns: expect.arrayContaining(['changes-other-edition']) });
  const en = await shown('en');
  expect(en?.lede).toBe('A look at the price of rice.');
  expect(JSON.stringify(en)).toContain('"b":"4500"');
  expect((await draftsOf(theStore().read, articleId)).en?.document.lede).toBe('Not yet for readers.');
});

describe('a level that was chosen before anything was written in its item', () => {
  const list = { id: 'l', kind: 'list' as const, after: null };
  const item = { id: 'i', kind: 'item' as const, after: null, settings: { level: '2' } };
  const level = set('ja', 'i.level', '', '2', outlook(list, item));
  const word = set('en', 'i', '', 'Rice', outlook(list, item));

  it('is answered as kept once that is written, in whichever language', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    const early = await save(articleId, level);
    expect(early.hashes.ja).toEqual({ 'i.level': null });
    expect((await save(articleId, word)).hashes).toEqual({
      ja: { 'i.level': hash('2') },
      en: { i: hash('Rice') },
    });
  });

  it('is not where it was changed by then', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, word);
    await save(articleId, set('ja', 'i.level', '2', '', outlook(list, item)));
    const { hashes } = await save(articleId, set('ja', 'i', '', '米', outlook(list, item)));
    expect(hashes).toEqual({ ja: { i: hash('米') }, en: {} });
  });

  it('can be said once more by a step that comes after the word', async () => {
    using _ = await openTestStore();
    const articleId = await begin();
    await save(articleId, word);
    const { do: _do, ...text } = level as Extract<Operation, { do: 'set' }>;
    const step: StructuralStep = {
      do: 'step',
      id: 's2',
      name: 'undo',
      texts: [text],
      removes: [],
      moves: [],
      kinds: [],
    };
    const { conflicts, hashes } = await save(articleId, step);
    expect([conflicts, hashes.ja]).toEqual([[], { 'i.level': hash('2') }]);
  });
});

describe('a number that changes later', () => {
  const minute = (n: number) => new Date(START.getTime() + n * 60_000);
  const head: Place = { section: 'head', path: [] };
  /** The number that readers see in each edition; undefined where there is no edition for them. */
  const seen = async (articleId: number) => {
    const view = await getEditor({ actor, articleId });
    return Promise.all(
      (['ja', 'en'] as const).map(async (locale) => {
        const slug = view?.editions[locale]?.slug ?? '';
        const document = (await getArticle({ locale, slug }))?.document;
        return document && (JSON.stringify(document).match(/"b":"([^"]*)"/)?.[1] ?? 'no number');
      }),
    );
  };
  /** Both are public with 4,000; 4500 waits in the drafts. */
  async function beginPublic(): Promise<number> {
    const articleId = await begin();
    for (const locale of ['ja', 'en'] as const) {
      expect(await publishEdition({ actor, articleId, locale })).toMatchObject({ ok: true });
    }
    await save(articleId, set('ja', 'r.b', '4,000', '4500', cell('r', 'b', 'a')));
    return articleId;
  }
  const scheduleAt = (articleId: number, locale: Locale, at: number) =>
    scheduleEdition({ actor, articleId, locale, at: minute(at) });

  it('changes for both languages in its minute, though no program runs then', async () => {
    using test = await openTestStore();
    const articleId = await beginPublic();
    await save(articleId, set('en', 'lede', 'A look at the price of rice.', 'Not yet for readers.', head));
    expect(await scheduleAt(articleId, 'ja', 10)).toMatchObject({ ok: true });
    test.setNow(minute(9));
    expect(await seen(articleId)).toEqual(['4,000', '4,000']);
    test.store.close();
    await openStore({ dataDir: test.dataDir, now: () => minute(10) });
    expect(await seen(articleId)).toEqual(['4500', '4500']);
    const slug = (await getEditor({ actor, articleId }))?.editions.en?.slug ?? '';
    expect((await getArticle({ locale: 'en', slug }))?.document.lede).toBe('A look at the price of rice.');
    theStore().close();
  });

  it('moves in both when it is scheduled for another minute, or comes at once', async () => {
    using test = await openTestStore();
    const articleId = await beginPublic();
    await scheduleAt(articleId, 'ja', 10);
    expect(await scheduleAt(articleId, 'ja', 20)).toMatchObject({ ok: true });
    test.setNow(minute(19));
    expect(await seen(articleId)).toEqual(['4,000', '4,000']);
    await publishEdition({ actor, articleId, locale: 'ja' });
    expect(await seen(articleId)).toEqual(['4500', '4500']);
    expect((await draftsOf(theStore().read, articleId)).en?.edition.scheduledAt).toBeNull();
  });

  it('is not told to readers of the other language while its own edition is under embargo', async () => {
    using test = await openTestStore();
    const articleId = await beginPublic();
    await embargoEdition({ actor, articleId, locale: 'ja', until: minute(30) });
    await publishEdition({ actor, articleId, locale: 'ja' });
    expect(await seen(articleId)).toEqual([undefined, '4,000']);
    await embargoEdition({ actor, articleId, locale: 'ja', until: minute(20) });
    test.setNow(minute(19));
    expect(await seen(articleId)).toEqual([undefined, '4,000']);
    test.setNow(minute(20));
    expect(await seen(articleId)).toEqual(['4500', '4500']);
  });

  it('is refused where the other edition is planned for another minute, and goes with it for the same', async () => {
    using test = await openTestStore();
    const articleId = await beginPublic();
    await save(articleId, set('ja', 'r.b', '4500', '4,000', cell('r', 'b', 'a')));
    await save(articleId, set('en', 'lede', 'A look at the price of rice.', 'Later.', head));
    expect(await scheduleAt(articleId, 'en', 10)).toMatchObject({ ok: true });
    await save(articleId, set('ja', 'r.b', '4,000', '4600', cell('r', 'b', 'a')));
    expect(await scheduleAt(articleId, 'ja', 20)).toMatchObject({
      code: 'other-planned',
      detail: { locale: 'en', at: minute(10).toISOString() },
    });
    expect(await scheduleAt(articleId, 'ja', 10)).toMatchObject({ ok: true });
    test.setNow(minute(9));
    expect(await seen(articleId)).toEqual(['4,000', '4,000']);
    test.setNow(minute(10));
    expect(await seen(articleId)).toEqual(['4600', '4600']);
  });
});

it('numbers that come along with a scheduled text are held with that text, and no other way', async () => {
  using _ = await openTestStore();
  const person = (userId: string, role: 'editor' | 'admin') => ({ name: userId, role, userId }) as const;
  const [mio, ken, ren] = [person('mio', 'editor'), person('ken', 'editor'), person('ren', 'admin')];
  const ask = (fourEyes: boolean) => setPublishingRules({ actor: ren, rules: { ...NO_RULES, fourEyes } });
  const at = new Date(START.getTime() + 600_000);
  const articleId = await begin();
  for (const locale of ['ja', 'en'] as const) await publishEdition({ actor, articleId, locale });
  await save(articleId, set('ja', 'r.b', '4,000', '4200', cell('r', 'b', 'a')));
  const planned = async () => {
    const rows = await theStore().read.select().from(edition).where(isNotNull(edition.scheduledAt));
    return rows.map(({ locale }) => locale).sort();
  };
  await scheduleEdition({ actor: mio, articleId, locale: 'ja', at });
  expect(await planned()).toEqual(['en', 'ja']);
  expect(await ask(true)).toMatchObject({ held: 1 });
  expect(await planned()).toEqual([]);
  await askForReview({ actor: mio, articleId, locale: 'ja' });
  expect(await approveEdition({ actor: ken, articleId, locale: 'ja' })).toMatchObject({ isReleased: true });
  expect(await planned()).toEqual(['en', 'ja']);
  // Approved: neither the text nor the numbers beside it are held when the rule is set once more.
  await ask(false);
  expect(await ask(true)).toMatchObject({ held: 0 });
  expect(await planned()).toEqual(['en', 'ja']);
});
