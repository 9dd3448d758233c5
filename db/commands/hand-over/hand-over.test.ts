import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { NO_RULES, type PublishingRules } from '#lib/article/hand-over.ts';
import { buildArticle, buildDocument, rewriteLede, TEST_ACTOR } from '#testing/build-article.ts';
import { openTestStore, START, type TestStore } from '#testing/test-store.ts';
import { insertAccount } from '../../auth/insert-account.ts';
import { getEditor } from '../../queries/desk/editor/get-editor.ts';
import { getHandOver } from '../../queries/desk/editor/get-hand-over.ts';
import { listArticles } from '../../queries/desk/list/list-articles.ts';
import { needsMe } from '../../queries/desk/list/needs-me.ts';
import { audit, change, edition, revision } from '../../schema.ts';
import { approveEdition } from '../editions/approve-edition.ts';
import { publishEdition } from '../editions/publish-edition.ts';
import { scheduleEdition } from '../editions/schedule-edition.ts';
import { setPublishingRules } from '../editions/set-publishing-rules.ts';
import { unscheduleEdition } from '../editions/unschedule-edition.ts';
import { assignEdition } from './assign-edition.ts';
import { askForReview, sendBack } from './hand-over.ts';
import { tickChecks } from './tick-checks.ts';

const person = (userId: string, role: 'writer' | 'translator' | 'editor' | 'admin') =>
  ({ name: userId, role, userId }) as const;
const aoi = person('aoi', 'writer');
const mio = person('mio', 'editor');
const ken = person('ken', 'editor');
const admin = person('ren', 'admin');
const HOUR = 3_600_000;

const rules = (changed: Partial<PublishingRules>) =>
  setPublishingRules({ actor: admin, rules: { ...NO_RULES, ...changed } });

/** An unpublished English article of Aoi's. */
async function draftOf(actor = aoi as Parameters<typeof askForReview>[0]['actor']) {
  const { ref } = await buildArticle('Tides', { publish: false, actor: actor as typeof admin });
  return ref;
}

const stageOf = async ({ store }: TestStore, articleId: number) =>
  (await store.read.select().from(edition).where(eq(edition.articleId, articleId)))[0]?.stage;

const auditOf = async ({ store }: TestStore, action: string) =>
  (await store.read.select().from(audit).orderBy(asc(audit.id))).filter((row) => row.action === action);

describe('where a second person has to approve', () => {
  it('publishes and schedules nothing that nobody has approved, by whatever door', async () => {
    using test = await openTestStore();
    await rules({ fourEyes: true });
    const ref = await draftOf();
    const blocked = { ok: false, code: 'blocked', problems: ['not-approved'] };
    const at = new Date(START.getTime() + HOUR);
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject(blocked);
    expect(await scheduleEdition({ actor: mio, ...ref, at })).toMatchObject(blocked);
    // Nor an admin, the command line, or a program with a token.
    expect(await publishEdition({ actor: admin, ...ref })).toMatchObject(blocked);
    expect(await publishEdition({ actor: TEST_ACTOR, ...ref })).toMatchObject(blocked);
    const program = { name: 'token wire', rights: { publish: 'all' }, userId: null, tokenId: 1 } as const;
    expect(await publishEdition({ actor: program, ...ref })).toMatchObject(blocked);
    // What is imported to be published is kept as a draft.
    const taken = await buildArticle('Winds', { publish: true });
    expect(taken.publication).toMatchObject({ status: 'draft', blocks: ['not-approved'] });
    expect((await getEditor({ actor: mio, articleId: ref.articleId }))?.editions.en?.problems.blocks).toEqual(
      ['not-approved'],
    );

    expect(await askForReview({ actor: aoi, ...ref })).toEqual({ ok: true });
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject(blocked);
    expect(await approveEdition({ actor: mio, ...ref, note: 'Read.' })).toMatchObject({ ok: true });
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ ok: true });
    expect((await auditOf(test, 'hand-over-approved'))[0]?.detail).toEqual({
      revisionId: 1,
      note: 'Read.',
      before: 'review',
      after: 'approved',
    });
  });

  it('asks for the approval of the very text: what was written since is for review again', async () => {
    using test = await openTestStore();
    await rules({ fourEyes: true });
    const ref = await draftOf();
    await askForReview({ actor: aoi, ...ref });
    await approveEdition({ actor: mio, ...ref });
    expect(await stageOf(test, ref.articleId)).toBe('approved');
    await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
    expect(await stageOf(test, ref.articleId)).toBe('review');
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ problems: ['not-approved'] });
    await approveEdition({ actor: mio, ...ref });
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ ok: true });

    // What is out is done: the next change begins anew.
    await rewriteLede({ articleId: ref.articleId, was: 'They turn.', value: 'They turn twice.' });
    expect(await stageOf(test, ref.articleId)).toBe('writing');
    expect(await publishEdition({ actor: mio, ...ref, change: { is: 'minor' } })).toMatchObject({
      problems: ['not-approved'],
    });
  });

  it('lets nobody approve what they wrote, or handed over', async () => {
    using test = await openTestStore();
    const ref = await draftOf(mio);
    expect(await approveEdition({ actor: mio, ...ref })).toMatchObject({ code: 'not-in-review' });
    await askForReview({ actor: ken, ...ref });
    expect(await approveEdition({ actor: ken, ...ref })).toMatchObject({ code: 'own-work' });
    expect(await approveEdition({ actor: mio, ...ref })).toMatchObject({ code: 'own-work' });
    // Another name does not make another person.
    expect(await approveEdition({ actor: { ...mio, name: 'Mio T.' }, ...ref })).toMatchObject({
      code: 'own-work',
    });
    expect(await approveEdition({ actor: aoi, ...ref })).toMatchObject({ code: 'forbidden' });
    // Nobody is behind the command line who could be asked.
    expect(await approveEdition({ actor: TEST_ACTOR, ...ref })).toMatchObject({ code: 'forbidden' });
    expect(await approveEdition({ actor: admin, ...ref })).toMatchObject({ ok: true });
    const [written] = await test.store.read.select().from(revision);
    expect(written?.userId).toBe('mio');
  });

  it('lets an approved text be scheduled, and published after the schedule was taken back', async () => {
    using test = await openTestStore();
    await rules({ fourEyes: true });
    const ref = await draftOf();
    await askForReview({ actor: aoi, ...ref });
    await approveEdition({ actor: mio, ...ref });
    const at = new Date(START.getTime() + HOUR);
    expect(await scheduleEdition({ actor: mio, ...ref, at })).toMatchObject({ ok: true });
    expect(await sendBack({ actor: mio, ...ref, note: 'No.' })).toMatchObject({ code: 'nothing-to-review' });
    await unscheduleEdition({ actor: mio, ...ref });
    expect(await stageOf(test, ref.articleId)).toBe('approved');
    expect(await sendBack({ actor: ken, ...ref, note: 'Who says so?' })).toEqual({ ok: true });
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ problems: ['not-approved'] });
  });

  it('sends back with a reason, which an autosave does not overwrite', async () => {
    using test = await openTestStore();
    const ref = await draftOf();
    await askForReview({ actor: aoi, ...ref, note: 'Is the height right?' });
    expect(await sendBack({ actor: mio, ...ref, note: '  ' })).toMatchObject({ code: 'no-hand-over-note' });
    expect(await sendBack({ actor: mio, ...ref, note: 'a'.repeat(2_001) })).toMatchObject({
      code: 'hand-over-too-long',
      detail: { most: 2_000 },
    });
    await sendBack({ actor: mio, ...ref, note: 'It is 4 metres.' });
    expect(await stageOf(test, ref.articleId)).toBe('writing');
    const view = await getHandOver({ actor: aoi, articleId: ref.articleId });
    expect(view?.editions.en.said.map(({ act, note, name }) => [act, note, name])).toEqual([
      ['sent-back', 'It is 4 metres.', 'mio'],
      ['ready', 'Is the height right?', 'aoi'],
    ]);
    expect(view?.people).toEqual([]);
    // Its writer's first page says so, with the note, until it is handed over again.
    const back = async (actor: typeof aoi | typeof mio) =>
      (await needsMe({ actor, namesIn: 'en' }))
        .filter(({ need }) => need === 'sent-back')
        .flatMap(({ first }) => first.map(({ editions }) => editions.en?.sentBack));
    expect(await back(aoi)).toEqual([{ name: 'mio', note: 'It is 4 metres.' }]);
    expect(await back(mio)).toEqual([]);
    // Two autosaves of one person within ten minutes leave one revision, but not where something was said of the first.
    const save = (was: string, value: string) => rewriteLede({ articleId: ref.articleId, was, value });
    await save('Tides lede.', 'They rise.');
    await askForReview({ actor: aoi, ...ref });
    expect(await back(aoi)).toEqual([]);
    await save('They rise.', 'They rise fast.');
    await save('They rise fast.', 'They rise faster.');
    expect(await test.store.read.select().from(revision)).toHaveLength(3);
    expect((await getHandOver({ actor: aoi, articleId: ref.articleId }))?.editions.en.said).toHaveLength(3);
  });

  it('judges by what was seen, and tells no reader and no program', async () => {
    using test = await openTestStore();
    const ref = await draftOf();
    const raised = (await test.store.read.select().from(change)).length;
    expect(await askForReview({ actor: aoi, ...ref, version: 9 })).toMatchObject({ code: 'moved-on' });
    expect(await askForReview({ actor: aoi, ...ref, version: 1 })).toEqual({ ok: true });
    expect(await approveEdition({ actor: mio, ...ref, version: 1 })).toMatchObject({ code: 'moved-on' });
    expect(await test.store.read.select().from(change)).toHaveLength(raised);
  });
});

describe('the house’s checklist', () => {
  const CHECKS = { ja: ['数字を原典と照合した'], en: ['Numbers checked', 'Names checked'] };

  it('warns of what is not ticked for this very text, or blocks where the newsroom has it so', async () => {
    using test = await openTestStore();
    await rules({ checklist: CHECKS });
    const ref = await draftOf();
    const problems = async () =>
      (await getEditor({ actor: mio, articleId: ref.articleId }))?.editions.en?.problems;
    expect(await problems()).toMatchObject({ blocks: [], warns: expect.arrayContaining(['open-checks']) });
    const tick = (revisionId: number, ticks: string[], unticks: string[] = []) =>
      tickChecks({ actor: aoi, ...ref, revisionId, ticks, unticks });
    expect(await tick(1, ['Numbers checked', 'Names checked'])).toEqual({ ok: true });
    expect((await problems())?.warns).not.toContain('open-checks');
    expect(await tick(1, [], ['Names checked'])).toEqual({ ok: true });
    // Once more changes nothing, and is not told.
    await tick(1, ['Numbers checked'], ['Names checked']);
    const told = await Promise.all(['tick-check', 'untick-check'].map((action) => auditOf(test, action)));
    expect(told.map((rows) => rows.map(({ detail }) => detail.sentence))).toEqual([
      ['Numbers checked', 'Names checked'],
      ['Names checked'],
    ]);
    expect(await tick(1, ['Spelling checked'])).toMatchObject({ code: 'checklist-changed' });

    await rules({ checklist: CHECKS, checklistBlocks: true });
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ problems: ['open-checks'] });
    await tick(1, ['Names checked']);
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ ok: true });
    expect(await problems()).toMatchObject({ blocks: [] });

    // Another text has to be looked at again; and what was ticked is about what was read.
    await rewriteLede({ articleId: ref.articleId, was: 'Tides lede.', value: 'They turn.' });
    expect(await publishEdition({ actor: mio, ...ref })).toMatchObject({ problems: ['open-checks'] });
    expect(await tick(1, ['Names checked'])).toMatchObject({ code: 'moved-on' });
  });

  it('is set by an admin, cleaned, without repetitions, and judged by what was seen', async () => {
    using test = await openTestStore();
    expect(await setPublishingRules({ actor: mio, rules: NO_RULES })).toMatchObject({ code: 'forbidden' });
    const said = { ja: [], en: [' Numbers\u200B checked ', 'Numbers checked', ''] };
    expect(await rules({ checklist: said, fourEyes: true })).toMatchObject({ ok: true });
    expect((await auditOf(test, 'set-publishing-rules'))[0]?.detail).toEqual({
      before: { fourEyes: false, checklist: { ja: [], en: [] }, checklistBlocks: false },
      after: { fourEyes: true, checklist: { ja: [], en: ['Numbers checked'] }, checklistBlocks: false },
    });
    expect(await setPublishingRules({ actor: admin, rules: NO_RULES, seen: 'old' })).toMatchObject({
      code: 'rules-moved-on',
    });
    expect(
      await rules({ checklist: { ja: Array.from({ length: 31 }, (_, n) => `項目${n}`), en: [] } }),
    ).toMatchObject({ code: 'checklist-too-long', detail: { most: 30 } });
    expect(await rules({ checklist: { ja: ['あ'.repeat(201)], en: [] } })).toMatchObject({
      code: 'hand-over-too-long',
      detail: { most: 200 },
    });
  });
});

describe('an assignment', () => {
  async function people({ store }: TestStore) {
    const make = (name: string, role: 'writer' | 'translator') =>
      store.write(async (transaction) => {
        const account = { email: `${name}@example.org`, name, role, locale: 'en', passwordHash: 'none:none' };
        return (await insertAccount(transaction, START, account as never)) ?? '';
      });
    return { yui: await make('Yui', 'translator'), sora: await make('Sora', 'writer') };
  }

  it('is for who may read it, with a deadline ahead, also of a language without a text', async () => {
    using test = await openTestStore();
    const { yui, sora } = await people(test);
    const { articleId } = await draftOf();
    const about = { actor: mio, articleId, locale: 'ja' } as const;
    const dueAt = new Date(START.getTime() + HOUR);
    expect(await assignEdition({ ...about, to: { userId: sora, dueAt } })).toMatchObject({
      code: 'cannot-read',
      detail: { name: 'Sora' },
    });
    expect(await assignEdition({ ...about, to: { userId: 'gone', dueAt } })).toMatchObject({
      code: 'unknown-person',
    });
    expect(await assignEdition({ ...about, to: { userId: yui, dueAt: START } })).toMatchObject({
      code: 'not-in-future',
    });
    expect(await assignEdition({ ...about, to: { userId: yui, dueAt }, seen: '' })).toEqual({ ok: true });
    // Somebody else had the page open before.
    expect(await assignEdition({ ...about, to: null, seen: '' })).toMatchObject({
      code: 'assigned-meanwhile',
    });

    const translator = person(yui, 'translator');
    const found = async (actor: typeof translator | typeof mio, need: 'assigned' | 'overdue') =>
      (await listArticles({ actor, filter: { need }, namesIn: 'en' })).entries.map(
        (entry) => entry.articleId,
      );
    expect(await found(translator, 'assigned')).toEqual([articleId]);
    expect(await found(mio, 'assigned')).toEqual([]);
    expect(await found(mio, 'overdue')).toEqual([]);
    test.setNow(dueAt);
    expect([await found(mio, 'overdue'), await found(translator, 'overdue')]).toEqual([
      [articleId],
      [articleId],
    ]);
    expect(await found(person('ito', 'translator'), 'overdue')).toEqual([]);
    const [row] = (await listArticles({ actor: mio, filter: {}, namesIn: 'en' })).entries;
    expect(row?.assigned).toEqual({ ja: { name: 'Yui', dueAt, isOverdue: true }, en: null });
    const needs = await needsMe({ actor: translator, namesIn: 'en' });
    expect(needs.map(({ need, count }) => [need, count])).toEqual([
      ['overdue', 1],
      ['assigned', 1],
    ]);
  });

  it('may be a deadline alone, which is seen as such and ends as any other', async () => {
    using test = await openTestStore();
    const ref = await draftOf();
    const dueAt = new Date(START.getTime() + HOUR);
    const alone = { userId: '', dueAt };
    expect(await assignEdition({ actor: mio, ...ref, to: alone, seen: '' })).toEqual({ ok: true });
    const shown = async () => (await getHandOver({ actor: mio, articleId: ref.articleId }))?.editions.en;
    expect((await shown())?.assigned).toMatchObject({ name: null, dueAt, isOverdue: false });
    test.setNow(dueAt);
    const [row] = (await listArticles({ actor: mio, filter: { need: 'overdue' }, namesIn: 'en' })).entries;
    expect(row?.assigned.en).toEqual({ name: '', dueAt, isOverdue: true });
    await publishEdition({ actor: mio, ...ref });
    expect((await shown())?.assigned).toBeNull();
  });

  it('ends when the language goes out, and the audit says so', async () => {
    using test = await openTestStore();
    const { yui } = await people(test);
    const ref = await draftOf();
    await assignEdition({ actor: mio, ...ref, to: { userId: yui, dueAt: null } });
    await publishEdition({ actor: mio, ...ref });
    expect((await getHandOver({ actor: mio, articleId: ref.articleId }))?.editions.en.assigned).toBeNull();
    expect((await auditOf(test, 'assign')).map(({ detail }) => detail)).toEqual([
      { before: null, after: { userId: yui, dueAt: null } },
      { before: { userId: yui, dueAt: null }, after: null },
    ]);
  });
});

it('a list of what is ready for review, for those who publish', async () => {
  using _test = await openTestStore();
  const ref = await draftOf();
  const other = await buildArticle('Winds', { document: buildDocument('Winds') });
  const inReview = async () =>
    (await listArticles({ actor: mio, filter: { need: 'to-review' }, namesIn: 'en' })).entries.map(
      ({ articleId }) => articleId,
    );
  await askForReview({ actor: aoi, ...ref });
  expect(await inReview()).toEqual([ref.articleId]);
  // Changes of a text that readers have are handed over as well.
  expect(await askForReview({ actor: ken, ...other.ref })).toMatchObject({ code: 'nothing-to-review' });
  await rewriteLede({ articleId: other.ref.articleId, was: 'Winds lede.', value: 'They blow.' });
  await askForReview({ actor: ken, ...other.ref });
  expect(await inReview()).toEqual([other.ref.articleId, ref.articleId]);
  const kinds = async (actor: typeof mio | typeof aoi) =>
    (await needsMe({ actor, namesIn: 'en' })).map(({ need }) => need);
  expect([await kinds(mio), await kinds(aoi)]).toEqual([['to-review'], ['my-drafts']]);
  await publishEdition({ actor: mio, ...ref });
  expect(await inReview()).toEqual([other.ref.articleId]);
});
